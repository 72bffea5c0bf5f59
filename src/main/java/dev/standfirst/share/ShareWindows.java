package dev.standfirst.share;

import static java.time.temporal.ChronoUnit.HOURS;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.jobs.RecurringJob;
import dev.standfirst.post.ShareTotal;
import dev.standfirst.post.ShareWindow;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Lets hours leave the windows that they are too old for. A share enters all windows when it is counted; here, the posts that
 * were shared in an hour which left are added up anew. To do that twice changes nothing, and an hour that comes back, because a
 * clock was wrong, is counted again.
 */
@Singleton
class ShareWindows implements RecurringJob {

    /** Held in one transaction; few enough not to hold up those who count. */
    private static final int BATCH = 200;

    /** Hours are remembered for so long after they have left the last window. */
    private static final Duration SPARE = Duration.ofDays(2);

    private static final String SINCE = "coalesce((select sum(h.counted) from ShareHour h where h.postId = t.postId "
            + "and h.beginsAt >= :%s), 0)";

    private final CurrentSession session;
    private final Clock clock;

    ShareWindows(CurrentSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "roll-share-windows";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        var hour = clock.instant().truncatedTo(HOURS);
        var rolledTo = QuarkusTransaction.requiringNew().call(this::rolledTo);
        if (hour.equals(rolledTo)) {
            return;
        }
        var posts = QuarkusTransaction.requiringNew().call(() -> sharedBetween(rolledTo, hour));
        for (int from = 0; from < posts.size(); from += BATCH) {
            var some = posts.subList(from, Math.min(from + BATCH, posts.size()));
            QuarkusTransaction.requiringNew().run(() -> addUp(some, hour));
        }
        QuarkusTransaction.requiringNew().run(() -> {
            ShareHour.delete("beginsAt < ?1", ShareWindow.MONTH.beginAt(hour).minus(SPARE));
            session.get().createNativeMutationQuery("update share_roll set rolled_to = :hour").setParameter("hour", hour)
                    .executeUpdate();
        });
    }

    private Instant rolledTo() {
        return session.get().createNativeQuery("select rolled_to from share_roll", Instant.class).getSingleResult();
    }

    /** The posts shared in an hour that has left a window, or come back, between these two times. */
    private List<UUID> sharedBetween(Instant one, Instant other) {
        var from = one.isBefore(other) ? one : other;
        var to = one.isBefore(other) ? other : one;
        return ShareWindow.bounded().stream()
                .flatMap(window -> session.get()
                        .createSelectionQuery("select distinct h.postId from ShareHour h where h.beginsAt >= :from "
                                + "and h.beginsAt < :to", UUID.class)
                        .setParameter("from", window.beginAt(from)).setParameter("to", window.beginAt(to)).getResultStream())
                .distinct().toList();
    }

    /** Whoever counts a share writes its hour first, and the total after it: what is not seen here yet will be added. */
    private void addUp(List<UUID> posts, Instant hour) {
        session.get().createSelectionQuery("from ShareTotal t where t.postId in :posts order by t.postId", ShareTotal.class)
                .setParameter("posts", posts).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
        session.get().createMutationQuery("update ShareTotal t set t.lastDay = " + SINCE.formatted("day") + ", t.lastWeek = "
                + SINCE.formatted("week") + ", t.lastMonth = " + SINCE.formatted("month") + " where t.postId in :posts")
                .setParameter("day", ShareWindow.DAY.beginAt(hour)).setParameter("week", ShareWindow.WEEK.beginAt(hour))
                .setParameter("month", ShareWindow.MONTH.beginAt(hour)).setParameter("posts", posts).executeUpdate();
    }
}
