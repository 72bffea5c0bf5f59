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
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import dev.standfirst.database.CurrentDataSource;
import dev.standfirst.start.Startup;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Hands the jobs over to the scheduler, and lets it work from the service's start to its end. */
@Singleton
public class Jobs {

    /** How late a job may be. */
    private static final Duration POLLING = Duration.ofSeconds(1);

    /**
     * After four that are missed, a job is taken over from an instance that seems dead. The library looks for such at every
     * second one only, so that it takes up to six: half a minute.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** For what is being done when the service stops; another instance does again what takes longer. */
    private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(10);

    private static final int THREADS = 2;
    private static final String AT = " at ";

    private final Map<String, OneTimeTask<Void>> oneTime;
    private final Scheduler scheduler;

    Jobs(CurrentDataSource dataSource, Clock clock, @Any Instance<RecurringJob> recurring, @Any Instance<OneTimeJob> oneTime) {
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
                .build();
    }

    void start(@Observes @Priority(Startup.JOBS) StartupEvent start) {
        scheduler.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        scheduler.stop();
    }

    /**
     * Has the job done with the subject at the time, if the transaction commits. An earlier date of the same subject stays: a job
     * sees for itself whether the time has come, and one that is being done cannot be called off.
     */
    public void schedule(String job, UUID subject, Instant at) {
        var task = Objects.requireNonNull(oneTime.get(job), job);
        scheduler.schedule(task.instance(subject + AT + at), at, ScheduleOptions.WHEN_EXISTS_DO_NOTHING);
    }

    /** Looks for what is due now: after the clock was put back, it would sleep until the time at which it meant to wake. */
    void runDueJobs() {
        scheduler.triggerCheckForDueExecutions();
    }

    private static UUID subject(String instance) {
        return UUID.fromString(instance.substring(0, instance.indexOf(AT)));
    }
}
