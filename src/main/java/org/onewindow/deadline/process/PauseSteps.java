package org.onewindow.deadline.process;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.organisation.process.CurrentActor;
import org.springframework.stereotype.Component;

/** The end of a pause, as diagrams name it: {@code pause}. */
@Component("pause")
public class PauseSteps {

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final Deadlines deadlines;
    private final Timers timers;
    private final CaseFiles cases;
    private final CurrentActor actor;
    private final Clock clock;

    PauseSteps(Deadlines deadlines, Timers timers, CaseFiles cases, CurrentActor actor, Clock clock) {
        this.deadlines = deadlines;
        this.timers = timers;
        this.cases = cases;
        this.actor = actor;
        this.clock = clock;
    }

    /** Ends the pause {@code pauseId}; sets {@code resumedDueDates}, the new dates of the clocks that go on. */
    public void resume(DelegateExecution execution) {
        String caseNumber = execution.getProcessBusinessKey();
        List<Deadline> resumed = deadlines.resume((Long) execution.getVariable("pauseId"), actor.get());
        String dates = resumed.stream()
                .map(each -> "%s%s时限%s届满"
                        .formatted(
                                each.getName(),
                                each.getKind().label(),
                                TIME.format(each.getDueAt().atZone(clock.getZone()))))
                .collect(Collectors.joining("；"));
        execution.setVariable("resumedDueDates", dates.isEmpty() ? "另有停止计时的事由，时限继续停止计算" : dates);
        cases.record(caseNumber, actor.get(), "恢复计时：" + execution.getVariable("resumedDueDates"));
        timers.align(deadlines.running(List.of(caseNumber)));
    }
}
