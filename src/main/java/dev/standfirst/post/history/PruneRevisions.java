package dev.standfirst.post.history;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.jobs.RecurringJob;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Removes revisions older than {@code standfirst.revisions.keep}. The newest one of each post stays. */
@Singleton
public class PruneRevisions implements RecurringJob {

    /** Rows of one transaction: few enough not to delay writers. */
    private static final int BATCH = 500;

    private record Old(UUID id, UUID post) {
    }

    private final CurrentSession session;
    private final RevisionConfig config;
    private final Clock clock;

    public PruneRevisions(CurrentSession session, RevisionConfig config, Clock clock) {
        this.session = session;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "thin-out-revisions";
    }

    @Override
    public Duration delay() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        config.keep().map(clock.instant()::minus).ifPresent(end -> {
            while (QuarkusTransaction.requiringNew().call(() -> remove(end)) == BATCH) {
                // Repeats until a batch is not full.
            }
        });
    }

    private int remove(Instant end) {
        var old = session.get()
                .createSelectionQuery("select r.id, r.postId from PostRevision r join Post p on p.id = r.postId "
                        + "where r.at < :end and r.number < p.revision order by r.at", Old.class)
                .setParameter("end", end).setMaxResults(BATCH).getResultList();
        if (!old.isEmpty()) {
            PostRevision.delete("id in ?1", old.stream().map(Old::id).toList());
            // Keeps the present body of the post, because its next revision will refer to it.
            PostRevisionContent.delete("from PostRevisionContent c where c.postId in ?1 "
                    + "and not exists (select 1 from PostRevision r where r.postId = c.postId and r.contentRevision = c.revision) "
                    + "and not exists (select 1 from Post p where p.id = c.postId and p.contentRevision = c.revision) "
                    + "and not exists (select 1 from WorkingCopy d where d.postId = c.postId and d.contentRevision = c.revision)",
                    old.stream().map(Old::post).collect(toSet()));
        }
        return old.size();
    }
}
