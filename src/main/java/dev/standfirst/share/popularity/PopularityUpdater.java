package dev.standfirst.share.popularity;

import static java.time.temporal.ChronoUnit.HOURS;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.standfirst.database.ActiveDatabase;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.database.lock.RowLock;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Updates the popularity of posts, by which lists are sorted, after their share counts have changed. To update it with each
 * share would cost more than to count the share. The popularity is computed from the counts and never added to, so that an
 * update that runs twice, or on two instances at the same time, changes nothing.
 */
@Singleton
public class PopularityUpdater {

    /** Posts updated in one transaction; few enough not to hold up deletions. */
    static final int BATCH = 200;

    private final CurrentSession session;
    private final RowLock locks;
    private final PopularityStore store;
    private final Clock clock;

    PopularityUpdater(CurrentSession session, RowLock locks, ActiveDatabase database, Clock clock) {
        this.session = session;
        this.locks = locks;
        this.store = database.isEmbedded() ? new H2PopularityStore() : new PostgresPopularityStore();
        this.clock = clock;
    }

    /** Updates any number of posts, in transactions of its own. Posts that have been deleted are skipped. */
    public void updateAll(List<UUID> posts) {
        for (int from = 0; from < posts.size(); from += BATCH) {
            update(posts.subList(from, Math.min(from + BATCH, posts.size())));
        }
    }

    /** Updates up to {@link #BATCH} posts in one transaction. Posts that have been deleted are skipped. */
    void update(Collection<UUID> posts) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.get().doWork(connection -> update(connection, posts)));
    }

    /** Finds posts whose popularity disagrees with their counts, for instance because the instance that counted was killed. */
    public List<UUID> findOutdated() {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.get().createNativeQuery(PopularityStore.OUTDATED, UUID.class).getResultList());
    }

    private void update(Connection connection, Collection<UUID> given) throws SQLException {
        // The posts come first, in the lock order of all writers of shares: inserting hours would lock the posts later.
        var posts = locks.preventDeletion(connection, "post", given);
        if (posts.isEmpty()) {
            return;
        }
        store.lock(connection, posts);
        // The time is read behind the lock, so that a transaction that had to wait does not restore an earlier hour's windows.
        var hour = clock.instant().truncatedTo(HOURS);
        var sums = store.readSums(connection, posts, hour);
        store.insertHour(connection, hour, sums.stream().filter(ShareSums::needsHour).toList());
        store.update(connection, sums.stream().map(ShareSums::popularity).toList());
    }
}
