package org.onewindow.utility.process;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.casefile.process.Withdrawals;
import org.onewindow.organisation.process.CompetentAuthority;
import org.onewindow.organisation.process.CurrentActor;
import org.onewindow.utility.Branch;
import org.onewindow.utility.Branches;
import org.onewindow.web.BadFieldException;
import org.springframework.stereotype.Component;

/** Services of several companies handled at once 过户、报装一件事, as diagrams name it: {@code transfer}. */
@Component("transfer")
public class TransferSteps {

    private final Branches branches;
    private final CaseFiles cases;
    private final Withdrawals withdrawals;
    private final CompetentAuthority competence;
    private final CurrentActor actor;

    TransferSteps(
            Branches branches,
            CaseFiles cases,
            Withdrawals withdrawals,
            CompetentAuthority competence,
            CurrentActor actor) {
        this.branches = branches;
        this.cases = cases;
        this.withdrawals = withdrawals;
        this.competence = competence;
        this.actor = actor;
    }

    /** Sets {@code chosenServices}: of {@code offeredServices} those that the applicant has chosen in {@code services}. */
    @SuppressWarnings("unchecked")
    public void choose(DelegateExecution execution) {
        Object services = execution.getVariable("services");
        List<?> chosen = services instanceof SpinJsonNode json
                ? json.elements().stream().map(SpinJsonNode::stringValue).toList()
                : List.copyOf((Collection<?>) services);
        execution.setVariable(
                "chosenServices",
                ((List<Map<String, Object>>) execution.getVariable("offeredServices"))
                        .stream()
                                .filter(each -> chosen.contains(each.get("service")))
                                .toList());
    }

    /**
     * Records how the service of this branch ended. Once one is done, the application as a whole can no more be taken
     * back ({@code permitGranted}).
     *
     * @param ending {@code DONE}, {@code REFUSED}, {@code ARREARS} or {@code WITHDRAWN}
     */
    public void record(DelegateExecution execution, String ending) {
        Branch.Ending how = Branch.Ending.valueOf(ending);
        branches.end(
                execution.getProcessBusinessKey(),
                execution.getProcessInstanceId(),
                new Branch.Ended(
                        (String) execution.getVariable("branchName"),
                        competence.of(execution, (String) execution.getVariable("branchDuty")),
                        how,
                        (String) execution.getVariable("branchNumber"),
                        (String) execution.getVariable("branchNote")),
                actor.get());
        if (how == Branch.Ending.DONE) {
            execution.setVariable("permitGranted", true);
        }
    }

    /** Sets {@code transferSummary}, a line for each service. */
    public void conclude(DelegateExecution execution) {
        execution.setVariable("transferSummary", branches.summary(execution.getProcessInstanceId()));
    }

    /**
     * Takes back {@code withdrawnService} of the case {@code caseNumber}, and becomes a process of that case.
     *
     * @throws BadFieldException if there is no such case in the district, or the service is not being handled
     */
    public void withdraw(DelegateExecution execution) {
        String number = (String) execution.getVariable("caseNumber");
        CaseFile file = cases.get(number);
        if (!file.getDistrict().equals(execution.getTenantId())) {
            // The same words as for a number that does not exist: another district's cases are nobody's business.
            throw new BadFieldException("caseNumber", "没有编号为“%s”的办件".formatted(number));
        }
        execution.setProcessBusinessKey(number);
        String reason = (String) execution.getVariable("withdrawalReason");
        cases.record(number, actor.get(), "申请人撤回一项服务" + (reason == null ? "" : "：" + reason));
        withdrawals.withdraw(number, (String) execution.getVariable("withdrawnService"), "withdrawnService");
    }
}
