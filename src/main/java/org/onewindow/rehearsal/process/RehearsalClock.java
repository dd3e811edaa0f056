package org.onewindow.rehearsal.process;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.onewindow.figures.CountedDays;
import org.onewindow.organisation.WorkClocks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Moves the engine's clock forward and fires the timers on the way, each at its own time. How far it is ahead is kept in
 * the database, so that a restart does not throw running cases back.
 */
@Component
@Profile("demo")
class RehearsalClock {

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalClock.class);
    private static final String AHEAD = "onewindow.rehearsal.ahead";

    private final Clock clock;
    private final WorkClocks clocks;
    private final CountedDays days;
    private final ManagementService management;
    private final IdentityService identity;
    private final ObjectProvider<JobExecutor> executor;

    RehearsalClock(
            Clock clock,
            WorkClocks clocks,
            CountedDays days,
            ManagementService management,
            IdentityService identity,
            ObjectProvider<JobExecutor> executor) {
        this.clock = clock;
        this.clocks = clocks;
        this.days = days;
        this.management = management;
        this.identity = identity;
        this.executor = executor;
    }

    LocalDateTime now() {
        return LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Takes up the time of the rehearsal where it stood when OneWindow was stopped. */
    void resume() {
        String ahead = management.getProperties().get(AHEAD);
        if (ahead != null) {
            ClockUtil.offset(Long.parseLong(ahead));
        }
        days.forgetFromToday();
    }

    /**
     * Moves the clock forward to the same time of day, so many working days on.
     *
     * @param workingDays 1 to 250
     * @return the time it is now
     */
    synchronized LocalDateTime forward(int workingDays) {
        LocalDateTime from = now();
        days.forgetFromToday();
        LocalDateTime to = clocks.of("chongqing")
                .calendar()
                .plusWorkingDays(from.toLocalDate(), workingDays)
                .atTime(from.toLocalTime());
        JobExecutor jobs = executor.getIfAvailable();
        boolean active = jobs != null && jobs.isActive();
        if (active) {
            jobs.shutdown();
        }
        // Timers fire in nobody's name. In the administrator's, who is of no district, they could start no process.
        Authentication administrator = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            advanceTo(to);
        } finally {
            identity.setAuthentication(administrator);
            run(to);
            if (active) {
                jobs.start();
            }
        }
        return now();
    }

    /** Fires what is due until a moment, each at its time, and leaves the clock standing there. */
    void advanceTo(LocalDateTime moment) {
        Date end = date(moment);
        for (Job job = nextDue(end); job != null; job = nextDue(end)) {
            if (job.getDuedate() != null && job.getDuedate().after(ClockUtil.getCurrentTime())) {
                ClockUtil.setCurrentTime(job.getDuedate());
            }
            fire(job);
        }
        ClockUtil.setCurrentTime(end);
    }

    private void fire(Job job) {
        try {
            management.executeJob(job.getId());
        } catch (RuntimeException e) {
            // The engine has counted the failed try; without tries left the job is an incident and not due any more.
            LOG.warn("job {} failed in the rehearsal", job.getId(), e);
        }
    }

    /** What waits for the engine to go on runs at once; a timer when it is due. */
    private Job nextDue(Date end) {
        List<Job> waiting = management
                .createJobQuery()
                .messages()
                .active()
                .withRetriesLeft()
                .listPage(0, 1);
        if (!waiting.isEmpty()) {
            return waiting.get(0);
        }
        List<Job> due = management
                .createJobQuery()
                .timers()
                .duedateLowerThan(new Date(end.getTime() + 1))
                .active()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1);
        return due.isEmpty() ? null : due.get(0);
    }

    /** Lets the clock run on from a moment, and remembers how far it is ahead. */
    void run(LocalDateTime from) {
        long ahead = Duration.between(ClockUtil.resetClock().toInstant(), from.atZone(clock.getZone()))
                .toMillis();
        ClockUtil.offset(ahead);
        management.setProperty(AHEAD, Long.toString(ahead));
    }

    private Date date(LocalDateTime moment) {
        return Date.from(moment.atZone(clock.getZone()).toInstant());
    }
}
