package org.onewindow.deadline.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.Limit;
import org.onewindow.deadline.Step;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.WorkClocks;
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

    /**
     * The variables that limits may depend on beside district, item and step: how long a pause takes as announced; what
     * the survey found out, whether pipes or lines must be built outside the plot (yes or no), and the pipe's nominal
     * diameter in millimetres; the procedure of an excavation, and who reviews it; the branch of several side by side, and
     * who answers for it.
     */
    static final List<String> FACTS = List.of(
            "announcedDays",
            "externalWorks",
            "pipeDiameter",
            "excavationProcedure",
            "reviewDuty",
            "branch",
            "branchDuty");

    private final Deadlines deadlines;
    private final LimitTable limits;
    private final CompetentAuthority competence;
    private final WorkClocks clocks;
    private final Timers timers;
    private final CaseFiles cases;
    private final Clock clock;

    DeadlineSteps(
            Deadlines deadlines,
            LimitTable limits,
            CompetentAuthority competence,
            WorkClocks clocks,
            Timers timers,
            CaseFiles cases,
            Clock clock) {
        this.deadlines = deadlines;
        this.limits = limits;
        this.competence = competence;
        this.clocks = clocks;
        this.timers = timers;
        this.cases = cases;
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
     * legal consequences. A diagram of several items has the timer for all of them: for one whose limits know no
     * statutory clock it is the moment of {@link #dueAt}, at which there is nothing left to warn of or to supervise.
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

    /**
     * When the step of the case that is running now turns red; for a task inside a step that has the clock. Null for an
     * average, over which no single case is late.
     */
    public Date runningDueAt(DelegateExecution execution, String step) {
        Deadline running = ofCase(execution, step);
        return running.isAverage() ? null : Date.from(running.getDueAt());
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

    /**
     * Reads the limits of the step's running clocks again, because what they depend on turned out otherwise, such as the
     * service item; dates and timers move with them. The day of the event that started a clock decides which row is
     * valid, as it did before. For a service task of its own (asynchronous before), so that no task is being finished
     * whose date would move.
     */
    public void renew(DelegateExecution execution, String step) {
        String caseNumber = execution.getProcessBusinessKey();
        List<Deadline> running = deadlines.running(caseNumber, step).stream()
                .filter(each -> each.getProcessInstanceId().equals(execution.getProcessInstanceId()))
                .toList();
        Map<Long, Limit> renewed = new HashMap<>();
        running.forEach(each -> limits(execution, step, each.getStartedAt()).stream()
                .filter(limit -> limit.kind() == each.getKind())
                .forEach(limit -> renewed.put(each.getId(), limit)));
        deadlines.take(running, renewed);
        List<Deadline> moved = deadlines.reschedule(running);
        moved.forEach(each -> cases.record(
                caseNumber,
                Actor.SYSTEM,
                "%s%s时限改为%d%s，%s届满"
                        .formatted(
                                each.getName(),
                                each.getKind().label(),
                                each.total(),
                                each.getUnit().label(),
                                PauseSteps.TIME.format(each.getDueAt().atZone(clock.getZone())))));
        timers.align(deadlines.running(List.of(caseNumber)));
    }

    /** When a step that starts now will turn red, for a notice that names the day before its clock starts. */
    public LocalDateTime endOf(DelegateExecution execution, String step) {
        Limit limit = limits(execution, step, clock.instant()).get(0);
        return clocks.of(district(execution))
                .due(LocalDateTime.now(clock), limit.amount(), limit.unit())
                .at();
    }

    /** Whether the step that is running now has an average for its limit, over which no single case is late. */
    public boolean isAverage(DelegateExecution execution, String step) {
        return ofCase(execution, step).isAverage();
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
                .orElseGet(() -> first(execution, step, from));
    }

    private List<Deadline> clocks(DelegateExecution execution, String step, Instant from) {
        Step at = new Step(
                execution.getProcessBusinessKey(),
                step,
                execution.getCurrentActivityId(),
                execution.getId(),
                execution.getProcessInstanceId(),
                process(execution),
                call(execution.getProcessInstance().getSuperExecution()));
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

    private static String process(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getProcessDefinition().getKey();
    }

    private static Step.Call call(DelegateExecution caller) {
        return caller == null ? null : new Step.Call(process(caller), caller.getCurrentActivityId());
    }

    private List<Limit> limits(DelegateExecution execution, String step, Instant from) {
        return limits.of(
                district(execution),
                (String) execution.getVariable("item"),
                step,
                LocalDate.ofInstant(from, clock.getZone()),
                facts(execution));
    }

    private static Map<String, Object> facts(DelegateExecution execution) {
        Map<String, Object> facts = new HashMap<>();
        FACTS.forEach(name -> facts.put(name, execution.getVariable(name)));
        return facts;
    }

    private static String district(DelegateExecution execution) {
        return (String) execution.getVariable("district");
    }
}
