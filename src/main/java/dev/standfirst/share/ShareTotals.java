package dev.standfirst.share;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import org.jboss.logging.Logger;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.database.Startup;
import dev.standfirst.post.ShareTotal;
import dev.standfirst.post.ShareWindow;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Keeps what lists by shares are sorted by, of the posts that this instance counts shares of: a moment after a share, and once
 * for
 * all that came meanwhile. Each index over the totals makes every change of them as dear as several changes of a count; written
 * with each share, they cost more than all else that it writes. They are not increased but added up anew from the counts, so
 * that to do it twice changes nothing, and what an instance had no time for before it died is made good by
 * {@link ShareWindows}.
 */
@Singleton
class ShareTotals {

    private static final Logger LOG = Logger.getLogger(ShareTotals.class);

    /** In milliseconds. */
    private static final long PAUSE = 500;

    /** Held in one transaction; few enough not to hold up those who publish. */
    private static final int BATCH = 200;

    private static final String SINCE = "coalesce((select sum(h.counted) from ShareHour h where h.postId = t.postId "
            + "and h.beginsAt >= :%s), 0)";

    private final Set<UUID> shared = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(task -> new Thread(task, "share-totals"));
    private final CurrentSession session;
    private final Clock clock;

    ShareTotals(CurrentSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    void start(@Observes @Priority(Startup.JOBS) StartupEvent start) {
        thread.scheduleWithFixedDelay(this::addUpOrLater, PAUSE, PAUSE, MILLISECONDS);
    }

    /** The last ones. */
    void stop(@Observes @Priority(ShareCommitter.END_OF_COUNTING + 1) ShutdownEvent stop) {
        thread.shutdown();
        addUpOrLater();
    }

    /** These have more shares than before, as is committed. */
    void haveChanged(Collection<UUID> posts) {
        shared.addAll(posts);
    }

    /** Whatever has changed until now. */
    synchronized void addUp() {
        // Forgotten before they are read: a share that is committed from here on is for the next time.
        var posts = new TreeSet<>(shared);
        shared.removeAll(posts);
        try {
            addUp(List.copyOf(posts));
        } catch (RuntimeException e) {
            shared.addAll(posts);
            throw e;
        }
    }

    /** Of these posts, whoever has counted their shares. */
    void addUp(List<UUID> posts) {
        var hour = clock.instant().truncatedTo(HOURS);
        for (int from = 0; from < posts.size(); from += BATCH) {
            var some = posts.subList(from, Math.min(from + BATCH, posts.size()));
            QuarkusTransaction.requiringNew().run(() -> addUp(some, hour));
        }
    }

    private void addUp(List<UUID> posts, Instant hour) {
        // First held and then added up, by a statement that sees what those have committed who held them before.
        session.get().createSelectionQuery("from ShareTotal t where t.postId in :posts order by t.postId", ShareTotal.class)
                .setParameter("posts", posts).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
        session.get().createMutationQuery("update ShareTotal t set t.total = coalesce((select sum(c.counted + c.baseline) "
                + "from ShareCount c where c.postId = t.postId), 0), t.lastDay = " + SINCE.formatted("day") + ", t.lastWeek = "
                + SINCE.formatted("week") + ", t.lastMonth = " + SINCE.formatted("month") + " where t.postId in :posts")
                .setParameter("day", ShareWindow.DAY.beginAt(hour)).setParameter("week", ShareWindow.WEEK.beginAt(hour))
                .setParameter("month", ShareWindow.MONTH.beginAt(hour)).setParameter("posts", posts).executeUpdate();
    }

    private void addUpOrLater() {
        try {
            addUp();
        } catch (RuntimeException e) {
            LOG.warnf("The order of lists by shares is late: %s", e.getClass().getSimpleName());
        }
    }
}
