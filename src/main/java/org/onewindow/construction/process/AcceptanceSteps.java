package org.onewindow.construction.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onewindow.casefile.process.PromiseSteps;
import org.onewindow.construction.AcceptanceOpinion;
import org.onewindow.construction.JointAcceptance;
import org.onewindow.organisation.process.CompetentAuthority;
import org.onewindow.organisation.process.CurrentActor;
import org.springframework.stereotype.Component;

/** The joint acceptance, as diagrams name it: {@code acceptance}. */
@Component("acceptance")
public class AcceptanceSteps {

    private final JointAcceptance acceptance;
    private final CompetentAuthority competence;
    private final PromiseSteps promises;
    private final CurrentActor actor;

    AcceptanceSteps(
            JointAcceptance acceptance, CompetentAuthority competence, PromiseSteps promises, CurrentActor actor) {
        this.acceptance = acceptance;
        this.competence = competence;
        this.promises = promises;
        this.actor = actor;
    }

    /** Begins a round: counts it and sets the departments that do {@code acceptanceDuties}. */
    @SuppressWarnings("unchecked")
    public void begin(DelegateExecution execution) {
        Integer before = (Integer) execution.getVariable("acceptanceRound");
        execution.setVariable("acceptanceRound", before == null ? 1 : before + 1);
        execution.setVariable("acceptanceDepartments", competence.ofAll(execution, (List<String>)
                execution.getVariable("acceptanceDuties")));
    }

    /** Records the opinion of {@code acceptanceDepartment}; nothing if the task is cancelled. */
    public void record(DelegateExecution execution) {
        if (execution.isCanceled()) {
            return;
        }
        String promisedFor = text(execution, "promisedFor");
        acceptance.give(
                execution.getProcessBusinessKey(),
                round(execution),
                new AcceptanceOpinion.Given(
                        text(execution, "acceptanceDepartment"),
                        AcceptanceOpinion.Answer.valueOf(
                                text(execution, "opinion").toUpperCase(Locale.ROOT)),
                        text(execution, "opinionText"),
                        text(execution, "promisedMatter"),
                        promisedFor == null ? null : LocalDate.parse(promisedFor)),
                "yes".equals(text(execution, "affectsSafety")),
                actor.get());
    }

    /** Sets {@code acceptancePassed} and {@code acceptanceSummary}. */
    public void conclude(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        execution.setVariable("acceptancePassed", acceptance.isPassed(number, round(execution)));
        execution.setVariable("acceptanceSummary", acceptance.summary(number, round(execution)));
    }

    /** Follows up what was promised in the round that passed. */
    public void followPromises(DelegateExecution execution) {
        acceptance.of(execution.getProcessBusinessKey(), round(execution)).stream()
                .filter(each -> each.getMatter() != null)
                .forEach(each -> promises.follow(
                        execution, each.getMatter(), each.getPromisedFor(), each.getDepartment(), false));
    }

    private static int round(DelegateExecution execution) {
        return (Integer) execution.getVariable("acceptanceRound");
    }

    private static String text(DelegateExecution execution, String name) {
        return (String) execution.getVariable(name);
    }
}
