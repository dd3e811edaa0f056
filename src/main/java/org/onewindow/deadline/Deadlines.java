package org.onewindow.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.onewindow.calendar.CountedDay;
import org.onewindow.calendar.DueDate;
import org.onewindow.calendar.WorkClock;
import org.onewindow.organisation.WorkClocks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts, ends and reads the clocks of cases. */
@Service
@Transactional
public class Deadlines {

    private final DeadlineRepository deadlines;
    private final WorkClocks clocks;
    private final Clock clock;

    Deadlines(DeadlineRepository deadlines, WorkClocks clocks, Clock clock) {
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.clock = clock;
    }

    /**
     * Starts a clock for each limit, unless the step's clocks run already.
     *
     * @param from the event that starts them
     * @param limits at most one for each kind of clock
     * @param department finds the department that answers for a limit
     * @return the running clocks of the step, the one that is due first in front
     */
    public List<Deadline> start(
            Step step, String district, Instant from, List<Limit> limits, Function<Limit, String> department) {
        List<Deadline> running = running(step);
        if (running.isEmpty()) {
            running = limits.stream()
                    .map(limit -> deadlines.save(begin(step, district, from, limit, department.apply(limit))))
                    .sorted(Comparator.comparing(Deadline::getDueAt))
                    .toList();
        }
        return running;
    }

    private Deadline begin(Step step, String district, Instant from, Limit limit, String department) {
        WorkClock work = clocks.of(district);
        DueDate due = work.due(local(from), limit.amount(), limit.unit());
        return new Deadline(
                step,
                limit,
                department,
                from,
                warnAt(work, limit, due.at()).atZone(clock.getZone()).toInstant(),
                due.at().atZone(clock.getZone()).toInstant(),
                due.provisional());
    }

    /** The opening of the working day that is the last but (warnDays - 1); 0 days: no yellow before the red. */
    private static LocalDateTime warnAt(WorkClock work, Limit limit, LocalDateTime due) {
        if (limit.warnDays() == 0) {
            return due;
        }
        LocalDate day = work.calendar().minusWorkingDays(due.toLocalDate(), limit.warnDays() - 1);
        return day.atTime(work.hours().opening());
    }

    /** The running clocks of a step, the one that is due first in front. */
    @Transactional(readOnly = true)
    public List<Deadline> running(Step step) {
        return deadlines
                .findByExecutionIdAndStepAndState(step.executionId(), step.name(), Deadline.State.RUNNING)
                .stream()
                .sorted(Comparator.comparing(Deadline::getDueAt))
                .toList();
    }

    /**
     * Ends the clocks of an activity, now.
     *
     * @param cancelled true if the activity was left without being finished
     */
    public void end(String executionId, String activityId, boolean cancelled) {
        deadlines
                .findByExecutionIdAndActivityIdAndState(executionId, activityId, Deadline.State.RUNNING)
                .forEach(deadline -> deadline.end(clock.instant(), cancelled));
    }

    /** Ends the clocks of a whole process, whose own scope they are in. */
    public void endOfProcess(String processInstanceId, boolean cancelled) {
        deadlines
                .findByExecutionIdAndState(processInstanceId, Deadline.State.RUNNING)
                .forEach(deadline -> deadline.end(clock.instant(), cancelled));
    }

    /** The running clocks of a step of a case. */
    @Transactional(readOnly = true)
    public List<Deadline> running(String caseNumber, String step) {
        return deadlines.findByCaseNumberAndStepAndState(caseNumber, step, Deadline.State.RUNNING);
    }

    /** The running clocks of a step of a case whose light is yellow or red. */
    @Transactional(readOnly = true)
    public List<Deadline> warned(String caseNumber, String step) {
        return running(caseNumber, step).stream()
                .filter(deadline -> deadline.light(clock.instant()) != Light.GREEN)
                .toList();
    }

    /**
     * The running clocks of a step of a case that are red and for which nobody answers yet, one for each execution;
     * from now on somebody does.
     */
    public List<Deadline> supervise(String caseNumber, String step) {
        Map<String, Deadline> first = new LinkedHashMap<>();
        running(caseNumber, step).stream()
                .filter(deadline -> deadline.light(clock.instant()) == Light.RED && !deadline.isSupervised())
                .sorted(Comparator.comparing(Deadline::getDueAt))
                .forEach(deadline -> {
                    deadline.supervise();
                    first.putIfAbsent(deadline.getExecutionId(), deadline);
                });
        return List.copyOf(first.values());
    }

    @Transactional(readOnly = true)
    public boolean isRunning(long id) {
        return deadlines.findById(id).map(Deadline::isRunning).orElse(false);
    }

    /** All clocks of a case, in the order in which they started. */
    @Transactional(readOnly = true)
    public List<Deadline> of(String caseNumber) {
        return deadlines.findByCaseNumberOrderByStartedAtAscIdAsc(caseNumber);
    }

    /** Every day of a clock with the reason why it is counted or not. */
    public List<CountedDay> explain(Deadline deadline, String district) {
        return clocks.of(district).explain(local(deadline.getStartedAt()), deadline.getAmount(), deadline.getUnit());
    }

    /** Working days left, the due day included; 0 on the due day, negative when overdue by so many working days. */
    public int remainingDays(Deadline deadline, String district) {
        Instant at = deadline.getEndedAt() == null ? clock.instant() : deadline.getEndedAt();
        return clocks.of(district).remainingDays(local(at), local(deadline.getDueAt()));
    }

    /** When a limit that starts now ends, without a clock for it. */
    public Instant dateOf(String district, Limit limit) {
        return clocks.of(district)
                .due(local(clock.instant()), limit.amount(), limit.unit())
                .at()
                .atZone(clock.getZone())
                .toInstant();
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, clock.getZone());
    }
}
