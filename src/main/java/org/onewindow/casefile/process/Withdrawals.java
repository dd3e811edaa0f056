package org.onewindow.casefile.process;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.onewindow.casefile.Attachment;
import org.onewindow.casefile.Attachments;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.casefile.CaseState;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.process.CurrentActor;
import org.onewindow.web.BadFieldException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets applicants take back what they applied for, as long as nothing has been decided. */
@Service
@Transactional
public class Withdrawals {

    private static final String MESSAGE = "ApplicationWithdrawn";

    private final CaseFiles cases;
    private final Attachments attachments;
    private final CurrentActor actor;
    private final ObjectProvider<ProcessEngine> engine;

    Withdrawals(CaseFiles cases, Attachments attachments, CurrentActor actor, ObjectProvider<ProcessEngine> engine) {
        this.cases = cases;
        this.attachments = attachments;
        this.actor = actor;
        this.engine = engine;
    }

    /** Why a case cannot be withdrawn now, for the user; empty if it can. */
    @Transactional(readOnly = true)
    public Optional<String> obstacle(String caseNumber) {
        return obstacle(cases.get(caseNumber));
    }

    private Optional<String> obstacle(CaseFile file) {
        String number = file.getNumber();
        if (file.getState() == CaseState.CLOSED) {
            return Optional.of("办件%s已经结案，不能撤回".formatted(number));
        }
        RuntimeService runtime = engine.getObject().getRuntimeService();
        boolean isGranted = withoutAuthorization(() -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .variableValueEquals("permitGranted", true)
                        .count())
                > 0;
        if (isGranted) {
            return Optional.of("办件%s已经作出决定，不能撤回".formatted(number));
        }
        boolean isExpected = withoutAuthorization(() -> runtime.createExecutionQuery()
                        .processInstanceBusinessKey(number)
                        .messageEventSubscriptionName(MESSAGE)
                        .count())
                > 0;
        return isExpected ? Optional.empty() : Optional.of("办件%s现在不能撤回".formatted(number));
    }

    /**
     * Ends the case's process where it is, and what was promised about it; its clocks end with it. The signed request is kept with the case.
     *
     * @throws BadFieldException if there is an {@link #obstacle}, or the request is no PDF, JPEG or PNG
     */
    public void withdraw(String caseNumber, Withdrawal withdrawal) {
        // Whoever withdraws it at the same moment waits, and is then told that it is closed.
        obstacle(cases.lock(caseNumber)).ifPresent(why -> {
            throw new BadFieldException("caseNumber", why);
        });
        Actor by = actor.get();
        Attachment request = attachments.keep(caseNumber, null, withdrawal.fileName(), withdrawal.content(), by);
        cases.record(caseNumber, by, "申请人撤回申请，理由：%s（撤回申请书：%s）".formatted(withdrawal.reason(), request.getFileName()));
        try {
            withoutAuthorization(() -> {
                send(caseNumber, Map.of("withdrawalReason", withdrawal.reason()));
                return null;
            });
        } catch (MismatchingMessageCorrelationException e) {
            throw new BadFieldException("caseNumber", "办件%s现在不能撤回".formatted(caseNumber), e);
        }
    }

    /**
     * Ends one of the branches that run side by side; the others go on.
     *
     * @param branch what the branch calls itself in its variable {@code branch}
     * @param field of the form that names the branch
     * @throws BadFieldException if the case has no such branch, or it has ended
     */
    public void withdraw(String caseNumber, String branch, String field) {
        withoutAuthorization(() -> {
            try {
                engine.getObject()
                        .getRuntimeService()
                        .createMessageCorrelation("BranchWithdrawn")
                        .processInstanceBusinessKey(caseNumber)
                        .localVariableEquals("branch", branch)
                        .correlate();
            } catch (MismatchingMessageCorrelationException e) {
                throw new BadFieldException(field, "办件%s没有正在办理的这一项".formatted(caseNumber), e);
            }
            return null;
        });
    }

    private void send(String caseNumber, Map<String, Object> variables) {
        RuntimeService runtime = engine.getObject().getRuntimeService();
        runtime.createMessageCorrelation(MESSAGE)
                .processInstanceBusinessKey(caseNumber)
                .setVariables(variables)
                .correlate();
        runtime.createMessageCorrelation("CaseWithdrawn")
                .processInstanceBusinessKey(caseNumber)
                .correlateAll();
    }

    /** Who acts for the applicant need not have the right to end processes. */
    private <T> T withoutAuthorization(Callable<T> what) {
        return ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(what));
    }
}
