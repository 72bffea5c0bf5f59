package dev.standfirst.post;

import java.time.Instant;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.standfirst.change.Change;
import dev.standfirst.change.Validity;
import dev.standfirst.change.ValuesUntilChanged;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.database.broadcast.Broadcast;

/** Next date on which a scheduled post becomes public: responses that may have to contain it expire then. */
@Singleton
public class NextPublication {

    private static final String KEY = "next publication";

    private final CurrentSession session;
    private final ValuesUntilChanged<String, Validity> known;

    NextPublication(CurrentSession session, Broadcast broadcast) {
        this.session = session;
        this.known = new ValuesUntilChanged<>(1, broadcast::isHeard);
    }

    /** First date after now, as this transaction sees it. Runs a statement only after a post has changed. */
    public Optional<Instant> after(Instant now) {
        return Optional.ofNullable(known.get(KEY, validity -> validity.includes(now), () -> read(now)).until());
    }

    void invalidate(@Observes @Priority(ValuesUntilChanged.PRIORITY) Change change) {
        if (change.concernsListPositions()) {
            known.invalidateAll();
        }
    }

    private Validity read(Instant now) {
        return new Validity(now, session.get()
                .createSelectionQuery("select min(p.publishedAt) from Post p where p.listed = true and p.status = :scheduled "
                        + "and p.publishedAt > :now", Instant.class)
                .setParameter("scheduled", PostStatus.SCHEDULED).setParameter("now", now).getSingleResult());
    }
}
