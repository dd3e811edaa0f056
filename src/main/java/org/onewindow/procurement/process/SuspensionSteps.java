package org.onewindow.procurement.process;

import static org.onewindow.procurement.process.ProcurementSteps.day;
import static org.onewindow.procurement.process.ProcurementSteps.text;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.casefile.process.CaseFileSteps;
import org.onewindow.casefile.process.CaseProcesses;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.process.ClockOrders;
import org.onewindow.deadline.process.DeadlineSteps;
import org.onewindow.deadline.process.PauseSteps;
import org.onewindow.organisation.WorkClocks;
import org.onewindow.organisation.process.CurrentActor;
import org.onewindow.procurement.Procurements;
import org.onewindow.web.BadFieldException;
import org.springframework.stereotype.Component;

/**
 * The suspension of the signing while a challenge 质疑 or a complaint 投诉 is dealt with, as diagrams name it: {@code
 * suspension}. Its clock is that of the step {@code suspension} (政府采购法第五十七条).
 */
@Component("suspension")
public class SuspensionSteps {

    private static final String STEP = "suspension";
    private static final List<String> COMPLAINT =
            List.of("complaintKind", "complaintNumber", "complainant", "complaintReceivedOn", "complaintReason");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Deadlines deadlines;
    private final DeadlineSteps dates;
    private final ClockOrders orders;
    private final PauseSteps pauses;
    private final CaseFiles cases;
    private final CaseFileSteps documents;
    private final CaseProcesses processes;
    private final Procurements procurements;
    private final WorkClocks clocks;
    private final CurrentActor actor;
    private final Clock clock;

    SuspensionSteps(
            Deadlines deadlines,
            DeadlineSteps dates,
            ClockOrders orders,
            PauseSteps pauses,
            CaseFiles cases,
            CaseFileSteps documents,
            CaseProcesses processes,
            Procurements procurements,
            WorkClocks clocks,
            CurrentActor actor,
            Clock clock) {
        this.deadlines = deadlines;
        this.dates = dates;
        this.orders = orders;
        this.pauses = pauses;
        this.cases = cases;
        this.documents = documents;
        this.processes = processes;
        this.procurements = procurements;
        this.clocks = clocks;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Tells the signing of {@code caseNumber} that there is a challenge or a complaint.
     *
     * @throws BadFieldException if the district has no such case, no contract is being signed in it, the same complaint
     *     has suspended it before, or the day is in the future
     */
    public void order(DelegateExecution execution) {
        String number = text(execution, "caseNumber");
        CaseFile file = cases.get(number);
        if (!file.getDistrict().equals(execution.getTenantId())) {
            // The same words as for a number that does not exist: another district's cases are nobody's business.
            throw new BadFieldException("caseNumber", "没有编号为“%s”的办件".formatted(number));
        }
        procurements.requirePast("complaintReceivedOn", "收到日期", day(execution, "complaintReceivedOn"), null);
        String complaint = text(execution, "complaintNumber").strip();
        boolean isKnown = deadlines.pausesOf(number).stream()
                .anyMatch(each -> each.getEvidence().equals(complaint));
        if (isKnown) {
            throw new BadFieldException(
                    "complaintNumber", "质疑（投诉）“%s”已经暂停过签约，暂停最长30日（《政府采购法》第五十七条）".formatted(complaint));
        }
        execution.setProcessBusinessKey(number);
        if (!processes.tell(
                file,
                "ProcurementComplained",
                COMPLAINT.stream()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                name -> text(execution, name).strip())))) {
            throw new BadFieldException("caseNumber", "办件“%s”不在签订合同环节，不能暂停签约".formatted(number));
        }
    }

    /**
     * Suspends the signing: its clocks stand still, the procuring entity is told. Sets {@code complaintKindName}, {@code
     * complaintDuty}, {@code complaintUpheld}, {@code suspendedUntil} and {@code pauseId} for this complaint alone.
     */
    public void begin(DelegateExecution execution) {
        boolean isChallenge = "challenge".equals(text(execution, "complaintKind"));
        LocalDateTime until = dates.endOf(execution, STEP);
        execution.setVariableLocal("complaintUpheld", false);
        execution.setVariableLocal("complaintKindName", isChallenge ? "质疑" : "投诉");
        execution.setVariableLocal("complaintDuty", isChallenge ? "procuring-entity" : "procurement-supervision");
        execution.setVariableLocal("suspendedUntil", DAY.format(until));
        int days = clocks.of(text(execution, "district")).remainingDays(LocalDateTime.now(clock), until);
        String notice = documents.issue(execution, "signing-suspension").getNumber();
        // What is overdue already has no clock to hold; the signing is suspended all the same.
        execution.setVariableLocal(
                "pauseId",
                orders.hold(
                                execution.getProcessBusinessKey(),
                                execution.getProcessInstanceId(),
                                isChallenge ? "CHALLENGE" : "COMPLAINT",
                                Math.max(1, days),
                                text(execution, "complaintReason"),
                                text(execution, "complaintNumber"),
                                notice)
                        .map(pause -> pause.getId())
                        .orElse(null));
        cases.record(
                execution.getProcessBusinessKey(),
                actor.get(),
                "%s（%s，%s）：暂停签订合同，最迟至%s"
                        .formatted(
                                text(execution, "complaintKindName"),
                                text(execution, "complaintNumber"),
                                text(execution, "complainant"),
                                DAY.format(until)));
    }

    /**
     * Records the decision on the complaint and sets {@code complaintUpheld}; nothing if the task is cancelled, as by the
     * end of the suspension.
     */
    public void decide(DelegateExecution execution) {
        if (execution.isCanceled()) {
            return;
        }
        String decision = text(execution, "complaintDecision");
        String how = "%s处理决定（%s）：%s"
                .formatted(
                        text(execution, "complaintKindName"),
                        text(execution, "complaintDecisionNumber"),
                        text(execution, "complaintDecisionText"));
        cases.record(execution.getProcessBusinessKey(), actor.get(), how);
        if (!"continue".equals(decision)) {
            execution.setVariable("complaintUpheld", true);
            // The process around it goes on with these.
            execution.getProcessInstance().setVariable("dropReason", how);
            execution.getProcessInstance().setVariable("signingOutcome", "voided");
            execution.getProcessInstance().setVariable("procurementVoided", "void-procurement".equals(decision));
        }
    }

    /** Ends the suspension: the clocks that it holds go on. */
    public void end(DelegateExecution execution) {
        if (execution.getVariable("pauseId") != null) {
            pauses.resume(execution);
        }
        cases.record(
                execution.getProcessBusinessKey(),
                actor.get(),
                "%s（%s）：暂停签订合同结束".formatted(text(execution, "complaintKindName"), text(execution, "complaintNumber")));
    }

    /** @throws BadFieldException if the signing of a case is suspended */
    void requireNone(String caseNumber) {
        deadlines.running(caseNumber, STEP).stream().findFirst().ifPresent(each -> {
            throw new BadFieldException(
                    "signingOutcome",
                    "质疑、投诉处理期间暂停签订合同，最迟至%s（%s）"
                            .formatted(
                                    DAY.format(LocalDateTime.ofInstant(each.getDueAt(), clock.getZone())),
                                    each.getBasis()));
        });
    }
}
