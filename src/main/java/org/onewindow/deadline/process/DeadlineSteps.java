package org.onewindow.deadline.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.Limit;
import org.onewindow.deadline.Step;
import org.onewindow.organisation.process.CompetentAuthority;
import org.springframework.stereotype.Component;

/**
 * The clocks, as diagrams name them: {@code deadline}.
 *
 * <p>{@link #dueAt} and {@link #warnAt} start the step's clocks when they are first asked in an activity and give the
 * stored date from then on, so that a timer, a task's due date and a re-evaluation of either always agree. The clocks
 * end when the activity ends.
 */
@Component("deadline")
public class DeadlineSteps {

    private final Deadlines deadlines;
    private final LimitTable limits;
    private final CompetentAuthority competence;
    private final Clock clock;

    DeadlineSteps(Deadlines deadlines, LimitTable limits, CompetentAuthority competence, Clock clock) {
        this.deadlines = deadlines;
        this.limits = limits;
        this.competence = competence;
        this.clock = clock;
    }

    /** The moment at which the step, started now, turns red. */
    public Date dueAt(DelegateExecution execution, String step) {
        return dueAt(execution, step, Date.from(clock.instant()));
    }

    /** As {@link #dueAt(DelegateExecution, String)}, for a step whose clock runs from an earlier event. */
    public Date dueAt(DelegateExecution execution, String step, Date from) {
        return Date.from(first(execution, step, from.toInstant()).getDueAt());
    }

    /** The moment at which the step, started now, turns yellow. */
    public Date warnAt(DelegateExecution execution, String step) {
        return warnAt(execution, step, Date.from(clock.instant()));
    }

    /** As {@link #warnAt(DelegateExecution, String)}, for a step whose clock runs from an earlier event. */
    public Date warnAt(DelegateExecution execution, String step, Date from) {
        return Date.from(first(execution, step, from.toInstant()).getWarnAt());
    }

    /**
     * The moment at which the statutory clock of the step turns red; it has a timer of its own, because only it has
     * legal consequences.
     *
     * @throws IllegalArgumentException if the step has no statutory limit
     */
    public Date statutoryDueAt(DelegateExecution execution, String step) {
        return Date.from(statutory(execution, step, clock.instant()).getDueAt());
    }

    /** As {@link #statutoryDueAt(DelegateExecution, String)}, for a step whose clock runs from an earlier event. */
    public Date statutoryDueAt(DelegateExecution execution, String step, Date from) {
        return Date.from(statutory(execution, step, from.toInstant()).getDueAt());
    }

    /** The moment at which the statutory clock of the step turns yellow. */
    public Date statutoryWarnAt(DelegateExecution execution, String step) {
        return Date.from(statutory(execution, step, clock.instant()).getWarnAt());
    }

    /** As {@link #statutoryWarnAt(DelegateExecution, String)}, for a step whose clock runs from an earlier event. */
    public Date statutoryWarnAt(DelegateExecution execution, String step, Date from) {
        return Date.from(statutory(execution, step, from.toInstant()).getWarnAt());
    }

    /** When the step of the case that is running now turns red; for a task inside a step that has the clock. */
    public Date runningDueAt(DelegateExecution execution, String step) {
        return Date.from(ofCase(execution, step).getDueAt());
    }

    /** When the step of the case that is running now turns yellow. */
    public Date runningWarnAt(DelegateExecution execution, String step) {
        return Date.from(ofCase(execution, step).getWarnAt());
    }

    private Deadline ofCase(DelegateExecution execution, String step) {
        return deadlines.running(execution.getProcessBusinessKey(), step).stream()
                .min(Deadlines.FIRST)
                .orElseThrow(() -> new IllegalArgumentException("环节“%s”没有正在运行的时钟".formatted(step)));
    }

    /** When a limit that starts now ends; starts no clock. */
    public Date dateOf(DelegateExecution execution, String step) {
        Limit limit = limits(execution, step, clock.instant()).get(0);
        return Date.from(deadlines.dateOf(district(execution), limit));
    }

    /** Whether the clock that {@link Overdue} reported runs still. */
    public boolean isOpen(Long deadlineId) {
        return deadlines.isRunning(deadlineId);
    }

    private Deadline first(DelegateExecution execution, String step, Instant from) {
        return clocks(execution, step, from).get(0);
    }

    private Deadline statutory(DelegateExecution execution, String step, Instant from) {
        return clocks(execution, step, from).stream()
                .filter(each -> each.getKind() == ClockKind.STATUTORY)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("环节“%s”没有法定时限".formatted(step)));
    }

    private List<Deadline> clocks(DelegateExecution execution, String step, Instant from) {
        Step at = new Step(
                execution.getProcessBusinessKey(),
                step,
                execution.getCurrentActivityId(),
                execution.getId(),
                execution.getProcessInstanceId());
        List<Deadline> running = deadlines.running(at);
        if (running.isEmpty()) {
            String district = district(execution);
            running = deadlines.start(
                    at,
                    district,
                    from,
                    limits(execution, step, from),
                    limit -> competence.department(district, limit.duty()).id());
        }
        return running;
    }

    private List<Limit> limits(DelegateExecution execution, String step, Instant from) {
        return limits.of(execution.getVariables(), step, LocalDate.ofInstant(from, clock.getZone()));
    }

    private static String district(DelegateExecution execution) {
        return (String) execution.getVariable("district");
    }
}
