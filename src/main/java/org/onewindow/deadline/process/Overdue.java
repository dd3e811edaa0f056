package org.onewindow.deadline.process;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.casefile.process.CaseProcesses;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.Department;
import org.onewindow.organisation.Departments;
import org.springframework.stereotype.Component;

/**
 * What happens on yellow and on red, as diagrams name it: {@code overdue}.
 *
 * <p>Supervision 超期督办 is a process of its own beside the case, so that it neither holds the case up nor ends with
 * the step that is late.
 */
@Component("overdue")
public class Overdue {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final Deadlines deadlines;
    private final CaseFiles cases;
    private final Departments departments;
    private final CaseProcesses processes;
    private final Clock clock;

    Overdue(Deadlines deadlines, CaseFiles cases, Departments departments, CaseProcesses processes, Clock clock) {
        this.deadlines = deadlines;
        this.cases = cases;
        this.departments = departments;
        this.processes = processes;
        this.clock = clock;
    }

    /** Puts it into the case's record that the case has taken longer than cases may on average; nobody is late. */
    public void notePastAverage(DelegateExecution execution, String step) {
        deadlines.running(execution.getProcessBusinessKey(), step).stream()
                .filter(Deadline::isAverage)
                .forEach(deadline -> cases.record(
                        deadline.getCaseNumber(),
                        Actor.SYSTEM,
                        "超过平均用时：“%s”平均应于%s前办结，计入本期平均数".formatted(deadline.getName(), time(deadline))));
    }

    /** Puts the warning into the case's record. The cards of the handler and the head are yellow by then. */
    public void warn(DelegateExecution execution, String step) {
        deadlines
                .warn(execution.getProcessBusinessKey(), step)
                .forEach(deadline -> cases.record(
                        deadline.getCaseNumber(),
                        Actor.SYSTEM,
                        "黄灯预警：“%s”应于%s前办结".formatted(deadline.getName(), time(deadline))));
    }

    /** Opens the supervision of the clocks of this step that are red. */
    public void open(DelegateExecution execution, String step) {
        deadlines.supervise(execution.getProcessBusinessKey(), step).forEach(this::open);
    }

    private void open(Deadline deadline) {
        Department department = departments.get(deadline.getDepartment());
        cases.record(
                deadline.getCaseNumber(),
                Actor.SYSTEM,
                "红灯超期：“%s”应于%s前办结，发起超期督办".formatted(deadline.getName(), time(deadline)));
        processes.start(
                cases.get(deadline.getCaseNumber()),
                "OverdueSupervision",
                Map.of(
                        "overdueDeadlineId", deadline.getId(),
                        "overdueStepName", deadline.getName(),
                        "overdueSince", time(deadline),
                        "overdueDepartmentName", department.name(),
                        "overdueHeads", department.headGroup()));
    }

    private String time(Deadline deadline) {
        return TIME.format(deadline.getDueAt().atZone(clock.getZone()));
    }
}
