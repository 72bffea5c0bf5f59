package dev.standfirst.drill;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances share the work of a schedule; at length, this is {@link ScheduleDrill}. */
class ScheduleIT {

    private static final int POSTS = 20;
    private static final Duration AHEAD = Duration.ofSeconds(6);

    @TempDir
    Path folder;

    @Test
    void twoInstancesSettleEachPostOnce() throws Exception {
        try (var postgres = DurablePostgres.start(); var instances = Instances.start(2, folder, postgres.settings())) {
            ScheduleDrill.bothSettleEachPostOnce(POSTS, AHEAD, instances, postgres);
        }
    }
}
