package org.onewindow.casefile.process;

import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.casefile.CaseState;
import org.onewindow.web.BadFieldException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets applicants take back what they applied for, as long as nothing has been decided. */
@Service
public class Withdrawals {

    private final CaseFiles cases;
    private final ObjectProvider<ProcessEngine> engine;

    Withdrawals(CaseFiles cases, ObjectProvider<ProcessEngine> engine) {
        this.cases = cases;
        this.engine = engine;
    }

    /**
     * Ends the case's process where it is; its clocks end with it.
     *
     * @throws BadFieldException if the case is closed, the permit is granted, or its process knows no withdrawal
     */
    @Transactional
    public void withdraw(String caseNumber) {
        CaseFile file = cases.get(caseNumber);
        if (file.getState() == CaseState.CLOSED) {
            throw new BadFieldException("caseNumber", "办件%s已经结案，不能撤回".formatted(caseNumber));
        }
        ProcessEngine processes = engine.getObject();
        ((ProcessEngineConfigurationImpl) processes.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    send(processes, caseNumber);
                    return null;
                }));
    }

    /**
     * Ends one of the branches that run side by side; the others go on.
     *
     * @param branch what the branch calls itself in its variable {@code branch}
     * @param field of the form that names the branch
     * @throws BadFieldException if the case has no such branch, or it has ended
     */
    @Transactional
    public void withdraw(String caseNumber, String branch, String field) {
        ProcessEngine processes = engine.getObject();
        ((ProcessEngineConfigurationImpl) processes.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    try {
                        processes
                                .getRuntimeService()
                                .createMessageCorrelation("BranchWithdrawn")
                                .processInstanceBusinessKey(caseNumber)
                                .localVariableEquals("branch", branch)
                                .correlate();
                    } catch (MismatchingMessageCorrelationException e) {
                        throw new BadFieldException(field, "办件%s没有正在办理的这一项".formatted(caseNumber), e);
                    }
                    return null;
                }));
    }

    private static void send(ProcessEngine processes, String caseNumber) {
        boolean isGranted = processes
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .variableValueEquals("permitGranted", true)
                        .count()
                > 0;
        if (isGranted) {
            throw new BadFieldException("caseNumber", "办件%s已经作出决定，不能撤回".formatted(caseNumber));
        }
        try {
            processes
                    .getRuntimeService()
                    .createMessageCorrelation("ApplicationWithdrawn")
                    .processInstanceBusinessKey(caseNumber)
                    .correlate();
        } catch (MismatchingMessageCorrelationException e) {
            throw new BadFieldException("caseNumber", "办件%s现在不能撤回".formatted(caseNumber), e);
        }
    }
}
