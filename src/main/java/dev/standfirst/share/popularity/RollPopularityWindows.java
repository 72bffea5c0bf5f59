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
 * Drops expired hours from the popularity windows. A share enters all windows when the popularity of its post is updated.
 * Once an hour, this job updates the posts that were shared in an hour that has left a window, and the posts whose
 * popularity is outdated. To run it twice changes nothing, and an hour that enters a window again, because a clock was
 * wrong, is counted again.
 */
@Singleton
public class RollPopularityWindows implements RecurringJob {

    /** Rows of hours are kept for this long after they have left the longest window, in case a clock was wrong. */
    private static final Duration KEPT_BEYOND_MONTH = Duration.ofDays(2);

    private final PopularityUpdater updater;
    private final CurrentSession session;
    private final Clock clock;

    RollPopularityWindows(PopularityUpdater updater, CurrentSession session, Clock clock) {
        this.updater = updater;
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
        var lastHour = QuarkusTransaction.requiringNew().call(this::readLastHour);
        if (hour.equals(lastHour)) {
            return;
        }
        updater.updateAll(QuarkusTransaction.requiringNew().call(() -> findPostsCrossingAWindow(lastHour, hour)));
        updater.updateAll(updater.findOutdated());
        QuarkusTransaction.requiringNew().run(() -> {
            ShareHour.delete("beginsAt < ?1", PopularityWindow.MONTH.beginAt(hour).minus(KEPT_BEYOND_MONTH));
            session.get().createNativeMutationQuery("update share_roll set rolled_to = :hour").setParameter("hour", hour)
                    .executeUpdate();
        });
    }

    private Instant readLastHour() {
        return session.get().createNativeQuery("select rolled_to from share_roll", Instant.class).getSingleResult();
    }

    /** Finds posts shared in an hour that has left or entered a window between the last run and this one. */
    private List<UUID> findPostsCrossingAWindow(Instant lastHour, Instant hour) {
        var from = lastHour.isBefore(hour) ? lastHour : hour;
        var to = lastHour.isBefore(hour) ? hour : lastHour;
        return PopularityWindow.bounded().stream()
                .flatMap(window -> session.get()
                        .createSelectionQuery("""
                                select distinct h.postId from ShareHour h
                                where h.beginsAt >= :from and h.beginsAt < :to""", UUID.class)
                        .setParameter("from", window.beginAt(from)).setParameter("to", window.beginAt(to)).getResultStream())
                .distinct().toList();
    }
}
