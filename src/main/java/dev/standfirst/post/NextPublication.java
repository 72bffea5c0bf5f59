package dev.standfirst.post;

import java.time.Instant;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import org.jspecify.annotations.Nullable;

import dev.standfirst.change.Change;
import dev.standfirst.database.CurrentSession;

/** Next date on which a scheduled post becomes public: responses that may have to contain it expire then. */
@Singleton
public class NextPublication {

    private record Known(Instant since, Optional<Instant> at) {

        boolean isGoodAt(Instant now) {
            return !now.isBefore(since) && (at.isEmpty() || now.isBefore(at.get()));
        }
    }

    private final CurrentSession session;
    private @Nullable Known known;
    private long forgotten;

    NextPublication(CurrentSession session) {
        this.session = session;
    }

    /** First date after now, as this transaction sees it. Runs a statement only after a post has changed. */
    public Optional<Instant> after(Instant now) {
        long before;
        synchronized (this) {
            if (known != null && known.isGoodAt(now)) {
                return known.at;
            }
            before = forgotten;
        }
        var found = Optional.ofNullable(session.get()
                .createSelectionQuery("select min(p.publishedAt) from Post p where p.listed = true and p.status = :scheduled "
                        + "and p.publishedAt > :now", Instant.class)
                .setParameter("scheduled", PostStatus.SCHEDULED).setParameter("now", now).getSingleResult());
        synchronized (this) {
            if (forgotten == before) {
                known = new Known(now, found);
            }
        }
        return found;
    }

    /** Runs before any response is made that shows the change. */
    synchronized void forget(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) Change change) {
        if (change.concernsListPositions()) {
            known = null;
            forgotten++;
        }
    }
}
