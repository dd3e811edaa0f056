package org.onewindow.casefile.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onewindow.calendar.WorkClock;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.organisation.WorkClocks;
import org.onewindow.organisation.process.CompetentAuthority;
import org.onewindow.organisation.process.CurrentActor;
import org.springframework.stereotype.Component;

/**
 * Promises of applicants, as diagrams name them: {@code promise}. Each is followed up by a process of its own, so that
 * it holds nothing up.
 */
@Component("promise")
public class PromiseSteps {

    private final CaseFiles cases;
    private final WorkClocks clocks;
    private final CompetentAuthority competence;
    private final CurrentActor actor;
    private final CaseProcesses processes;
    private final Clock clock;

    PromiseSteps(
            CaseFiles cases,
            WorkClocks clocks,
            CompetentAuthority competence,
            CurrentActor actor,
            CaseProcesses processes,
            Clock clock) {
        this.cases = cases;
        this.clocks = clocks;
        this.competence = competence;
        this.actor = actor;
        this.processes = processes;
        this.clock = clock;
    }

    /** Follows up the materials that were promised 容缺补交. */
    public void followMaterials(DelegateExecution execution) {
        follow(
                execution,
                "补交材料：" + execution.getVariable("promisedMaterialNames"),
                LocalDate.parse((String) execution.getVariable("promisedDate")),
                competence.of(execution, "window"),
                true);
    }

    /**
     * Follows up something promised.
     *
     * @param subject what, in Chinese
     * @param by the last day; it ends at the close of office hours, on the next working day if it is a day off
     * @param group who checks it
     * @param materials true if keeping it completes the case's materials
     */
    public void follow(DelegateExecution execution, String subject, LocalDate by, String group, boolean materials) {
        WorkClock hours = clocks.of((String) execution.getVariable("district"));
        Date due = Date.from(hours.calendar()
                .workingDayOnOrAfter(by)
                .atTime(hours.hours().closing())
                .atZone(clock.getZone())
                .toInstant());
        processes.start(
                cases.get(execution.getProcessBusinessKey()),
                "PromiseMade",
                Map.of(
                        "promiseSubject", subject,
                        "promisedFor", by.toString(),
                        "promiseDueAt", due,
                        "promiseGroup", group,
                        "promiseOfMaterials", materials));
    }

    /** The promise is kept. */
    public void kept(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        if (Boolean.TRUE.equals(execution.getVariable("promiseOfMaterials"))) {
            cases.materialsComplete(number, actor.get());
        } else {
            cases.record(number, actor.get(), "承诺事项已兑现：" + execution.getVariable("promiseSubject"));
        }
    }
}
