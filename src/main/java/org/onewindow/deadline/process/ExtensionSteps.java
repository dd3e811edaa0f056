package org.onewindow.deadline.process;

import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.organisation.process.CurrentActor;
import org.springframework.stereotype.Component;

/** The decision on an extension, as diagrams name it: {@code extension}. */
@Component("extension")
public class ExtensionSteps {

    private final Deadlines deadlines;
    private final Timers timers;
    private final CaseFiles cases;
    private final CurrentActor actor;
    private final Clock clock;

    ExtensionSteps(Deadlines deadlines, Timers timers, CaseFiles cases, CurrentActor actor, Clock clock) {
        this.deadlines = deadlines;
        this.timers = timers;
        this.cases = cases;
        this.actor = actor;
        this.clock = clock;
    }

    /** Grants the extension {@code extensionId}; sets {@code newDueDate}. */
    public void grant(DelegateExecution execution) {
        String caseNumber = execution.getProcessBusinessKey();
        Deadline extended = deadlines.grant(id(execution), opinion(execution), actor.get());
        String due = PauseSteps.TIME.format(extended.getDueAt().atZone(clock.getZone()));
        execution.setVariable("newDueDate", extended.isPaused() ? "恢复计时后另行告知" : due);
        cases.record(
                caseNumber,
                actor.get(),
                "批准延期：%s，届满时间改为%s".formatted(extended.getName(), execution.getVariable("newDueDate")));
        timers.align(deadlines.running(List.of(caseNumber)));
    }

    /** Denies the extension {@code extensionId}. */
    public void deny(DelegateExecution execution) {
        deadlines.deny(id(execution), opinion(execution), actor.get());
        cases.record(execution.getProcessBusinessKey(), actor.get(), "不予延期：" + opinion(execution));
    }

    private static Long id(DelegateExecution execution) {
        return (Long) execution.getVariable("extensionId");
    }

    private static String opinion(DelegateExecution execution) {
        return (String) execution.getVariable("extensionOpinion");
    }
}
