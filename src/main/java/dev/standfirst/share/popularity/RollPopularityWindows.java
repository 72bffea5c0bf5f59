package dev.standfirst.share.popularity;

import static java.time.temporal.ChronoUnit.HOURS;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.jobs.RecurringJob;
import dev.standfirst.post.list.PopularityWindow;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Lets hours leave the windows that they are too old for. A share enters all windows when it is settled; here, the posts that
 * were shared in an hour which left are settled anew, as are those that somebody left behind. To do that twice changes nothing,
 * and an hour that comes back, because a clock was wrong, is counted again.
 */
@Singleton
public class RollPopularityWindows implements RecurringJob {

    /** Hours are remembered for so long after they have left the last window. */
    private static final Duration SPARE = Duration.ofDays(2);

    private final PopularityUpdater totals;
    private final CurrentSession session;
    private final Clock clock;

    RollPopularityWindows(PopularityUpdater totals, CurrentSession session, Clock clock) {
        this.totals = totals;
        this.session = session;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "roll-share-windows";
    }

    @Override
    public Duration delay() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        var hour = clock.instant().truncatedTo(HOURS);
        var rolledTo = QuarkusTransaction.requiringNew().call(this::rolledTo);
        if (hour.equals(rolledTo)) {
            return;
        }
        totals.settleAll(QuarkusTransaction.requiringNew().call(() -> sharedBetween(rolledTo, hour)));
        totals.settleAll(totals.behind());
        QuarkusTransaction.requiringNew().run(() -> {
            ShareHour.delete("beginsAt < ?1", PopularityWindow.MONTH.beginAt(hour).minus(SPARE));
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
        return PopularityWindow.bounded().stream()
                .flatMap(window -> session.get()
                        .createSelectionQuery("select distinct h.postId from ShareHour h where h.beginsAt >= :from "
                                + "and h.beginsAt < :to", UUID.class)
                        .setParameter("from", window.beginAt(from)).setParameter("to", window.beginAt(to)).getResultStream())
                .distinct().toList();
    }
}
