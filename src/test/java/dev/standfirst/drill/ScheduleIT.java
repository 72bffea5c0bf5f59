package dev.standfirst.drill;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances settle scheduled posts; {@link ScheduleDrill} does the same with many posts. */
class ScheduleIT {

    private static final int POSTS = 20;
    private static final Duration AHEAD = Duration.ofSeconds(6);

    @TempDir
    Path folder;

    @Test
    void twoInstancesSettleEachPostOnce() throws Exception {
        try (var postgres = DurablePostgres.start(); var instances = Instances.start(2, folder, postgres.settings())) {
            ScheduleDrill.assertEachPostIsSettledOnce(POSTS, AHEAD, instances, postgres);
        }
    }
}
