package org.onewindow.construction.process;

import java.time.LocalDate;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.construction.Inspection;
import org.onewindow.construction.Inspections;
import org.onewindow.organisation.process.CurrentActor;
import org.onewindow.web.BadFieldException;
import org.springframework.stereotype.Component;

/** Inspections, as diagrams name them: {@code inspection}. */
@Component("inspection")
public class InspectionSteps {

    private final Inspections inspections;
    private final CaseFiles cases;
    private final CurrentActor actor;

    InspectionSteps(Inspections inspections, CaseFiles cases, CurrentActor actor) {
        this.inspections = inspections;
        this.cases = cases;
        this.actor = actor;
    }

    /**
     * Orders the inspection of {@code caseNumber}, {@code inspectionKind} and {@code triggerReason}. One that somebody
     * starts in Tasklist becomes a process of that case.
     */
    public void order(DelegateExecution execution) {
        String number = (String) execution.getVariable("caseNumber");
        CaseFile file = cases.get(number);
        if (!file.getDistrict().equals(execution.getTenantId())) {
            // The same words as for a number that does not exist: another district's cases are nobody's business.
            throw new BadFieldException("caseNumber", "没有编号为“%s”的办件".formatted(number));
        }
        Inspection.Kind kind =
                Inspection.Kind.valueOf(((String) execution.getVariable("inspectionKind")).toUpperCase(Locale.ROOT));
        boolean byHand = execution.getProcessInstance().getSuperExecution() == null;
        if (byHand && kind == Inspection.Kind.PLANNED && !inspections.isPlanned(number)) {
            // Ordered before its time it would stand in the way of the one that the case's process orders.
            throw new BadFieldException("inspectionKind", "计划检查在发证后由办件流程安排，这里只能发起举报、事故触发的检查");
        }
        Inspection ordered =
                inspections.order(number, kind, (String) execution.getVariable("triggerReason"), actor.get());
        execution.setVariable("inspectionId", ordered.getId());
        execution.setVariable("inspectionKindName", kind.label());
        if (byHand) {
            execution.setProcessBusinessKey(number);
            execution.setVariable("district", file.getDistrict());
            execution.setVariable("item", file.getItem());
            execution.setVariable("itemName", file.getItemName());
            execution.setVariable("applicantName", file.getApplicantName());
            execution.setVariable("projectName", file.getSubject());
        }
    }

    /** Records what the form of the site inspection says. */
    public void record(DelegateExecution execution) {
        inspections.record(
                (Long) execution.getVariable("inspectionId"),
                LocalDate.parse((String) execution.getVariable("inspectedOn")),
                inspector(execution, "A"),
                inspector(execution, "B"),
                (String) execution.getVariable("inspectionResult"),
                (String) execution.getVariable("defects"));
    }

    private static Inspections.Inspector inspector(DelegateExecution execution, String which) {
        return new Inspections.Inspector(
                ((String) execution.getVariable("inspector" + which)).strip(),
                ((String) execution.getVariable("certificate" + which)).strip());
    }
}
