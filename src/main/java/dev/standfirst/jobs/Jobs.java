package dev.standfirst.jobs;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import dev.standfirst.database.CurrentDataSource;
import dev.standfirst.start.LongLivedThreads;
import dev.standfirst.start.Startup;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Registers all jobs with the scheduler, which works while the service runs. */
@Singleton
public class Jobs {

    /** Polling interval, and so the maximum delay of a job. */
    private static final Duration POLLING = Duration.ofSeconds(1);

    /**
     * Heartbeat of a running job. After four missed ones, another instance takes the job over. The library looks for such
     * jobs at every second heartbeat only, so that takes up to six heartbeats: half a minute.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** Time that running jobs get when the service stops; another instance repeats those that take longer. */
    private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(10);

    /** The scheduler works every few seconds, also where the database fails; after this time without work it has ended. */
    private static final Duration MAX_SILENCE = Duration.ofMinutes(2);

    private static final int THREADS = 2;
    private static final String AT = " at ";

    private final Map<String, OneTimeTask<Void>> oneTime;
    private final Scheduler scheduler;
    private volatile long workedAt = System.nanoTime();

    Jobs(CurrentDataSource dataSource, Clock clock, @Any Instance<RecurringJob> recurring, @Any Instance<OneTimeJob> oneTime,
            LongLivedThreads threads) {
        this.oneTime = oneTime.stream().map(job -> Tasks.oneTime(job.name())
                .execute((instance, context) -> job.run(subject(instance.getId()))))
                .collect(toMap(Task::getName, identity()));
        this.scheduler = Scheduler.create(dataSource.get(), new ArrayList<>(this.oneTime.values()))
                .startTasks(recurring.stream().map(job -> Tasks.recurring(job.name(), FixedDelay.of(job.delay()))
                        .execute((instance, context) -> job.run())).toList())
                .threads(THREADS)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(SHUTDOWN_WAIT)
                .clock(clock::instant)
                .addSchedulerListener(new AbstractSchedulerListener() {
                    @Override
                    public void onSchedulerEvent(SchedulerEventType type) {
                        workedAt = System.nanoTime();
                    }
                })
                .build();
        threads.watch("jobs", () -> System.nanoTime() - workedAt < MAX_SILENCE.toNanos());
    }

    void start(@Observes @Priority(Startup.JOBS) StartupEvent start) {
        scheduler.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        scheduler.stop();
    }

    /**
     * Schedules the job for the subject, if the transaction commits. Earlier dates of the same subject stay scheduled,
     * because a running job cannot be cancelled: the job itself checks whether its time has come.
     */
    public void schedule(String job, UUID subject, Instant at) {
        var task = Objects.requireNonNull(oneTime.get(job), job);
        scheduler.schedule(task.instance(subject + AT + at), at, ScheduleOptions.WHEN_EXISTS_DO_NOTHING);
    }

    /**
     * Runs the jobs that are due now. Needed after a test sets the clock back: the scheduler would sleep until its old
     * wake-up time.
     */
    void runDueJobs() {
        scheduler.triggerCheckForDueExecutions();
    }

    private static UUID subject(String instance) {
        return UUID.fromString(instance.substring(0, instance.indexOf(AT)));
    }
}
