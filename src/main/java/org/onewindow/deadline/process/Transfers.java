package org.onewindow.deadline.process;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.deadline.ClockExtension;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.Transfer;
import org.onewindow.deadline.TransferRepository;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.Department;
import org.onewindow.organisation.Departments;
import org.onewindow.organisation.process.CompetentAuthority;
import org.onewindow.organisation.process.CurrentActor;
import org.onewindow.web.BadFieldException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Transfers 移送: a task that came to a department which is not competent for it goes on to one of the same district that
 * is. The case stays one case: its clocks go on, and only who answers for the step's own clocks changes.
 *
 * <p>What is no matter of the district's departments at all is not transferred but refused at the window, and the
 * applicant is told where to apply (许可法第三十二条第一款第二项).
 */
@Service
@Transactional
public class Transfers {

    /** A task that a diagram gives to the department of a duty; other tasks are somebody's by their nature. */
    private static final Pattern BY_DUTY =
            Pattern.compile("\\s*[$#]\\{\\s*competence\\.of\\(\\s*\\w+\\s*,\\s*['\"]([\\w-]+)['\"]\\s*\\)\\s*}\\s*");

    private final ProcessEngine engine;
    private final TransferRepository transfers;
    private final Deadlines deadlines;
    private final Timers timers;
    private final CaseFiles cases;
    private final CompetentAuthority competence;
    private final Departments departments;
    private final CurrentActor actor;
    private final Clock clock;

    Transfers(
            ProcessEngine engine,
            TransferRepository transfers,
            Deadlines deadlines,
            Timers timers,
            CaseFiles cases,
            CompetentAuthority competence,
            Departments departments,
            CurrentActor actor,
            Clock clock) {
        this.engine = engine;
        this.transfers = transfers;
        this.deadlines = deadlines;
        this.timers = timers;
        this.cases = cases;
        this.competence = competence;
        this.departments = departments;
        this.actor = actor;
        this.clock = clock;
    }

    /** The transfers of a case, in the order in which they were ordered. */
    @Transactional(readOnly = true)
    public List<Transfer> of(String caseNumber) {
        return transfers.findByCaseNumberOrderById(caseNumber);
    }

    /**
     * Whether a task may be transferred at all: it must be given to the department of a duty, and not to the supervision
     * office, which watches over the others.
     */
    public boolean isTransferable(Task task) {
        return duty(task)
                .filter(duty -> !duty.equals(CompetentAuthority.SUPERVISION))
                .isPresent();
    }

    private Optional<String> duty(Task task) {
        UserTask drawn = withoutAuthorization(() -> engine.getRepositoryService()
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey()));
        Matcher matcher = BY_DUTY.matcher(
                Optional.ofNullable(drawn.getCamundaCandidateGroups()).orElse(""));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * To which departments a task may be transferred: those that have a duty in the case's district, but for the one
     * that has the task.
     *
     * @param from the department that has the task
     */
    // Not read-only: the engine logs who evaluates a decision table.
    public List<Department> destinations(String caseNumber, Task task, String from) {
        return isTransferable(task)
                ? competence.departments(cases.get(caseNumber).getDistrict()).stream()
                        .filter(each -> !each.id().equals(from))
                        .toList()
                : List.of();
    }

    /**
     * Transfers a task. The step's own clocks go on where they are; their dates follow the office days and hours of the
     * department that takes it. A clock that is overdue stays with the department that let it run out, and a clock of
     * which the step is only a part stays with who answers for the whole.
     *
     * @param from the department that has the task
     * @param to the id of the department that takes it
     * @throws BadFieldException if it cannot take it, there is no reason, the step's clock stands still, or an
     *     extension of it is being decided on
     */
    public Transfer transfer(String caseNumber, Task task, String from, String to, String reason) {
        CaseFile file = cases.lock(caseNumber);
        requireStillAt(task, from);
        if (!isTransferable(task)) {
            throw new BadFieldException("department", "“%s”不是按部门职责分派的任务，不能移送".formatted(task.getName()));
        }
        if (from.equals(to)) {
            throw new BadFieldException(
                    "department",
                    "任务已在%s，请选择其他部门".formatted(departments.get(from).name()));
        }
        Department taking = destinations(caseNumber, task, from).stream()
                .filter(each -> each.id().equals(to))
                .findFirst()
                .orElseThrow(() -> new BadFieldException("department", "请从清单中选择本区县有相应职责的部门"));
        Actor by = actor.get();
        Transfer transfer =
                new Transfer(caseNumber, task.getId(), task.getName(), from, to, reason, by, clock.instant());
        List<Deadline> own = inTime(caseNumber, task, from);
        requireUndisturbed(caseNumber, own);
        giveTo(task.getId(), to);
        deadlines.handOver(own, to);
        timers.align(deadlines.running(List.of(file.getNumber())));
        cases.record(
                caseNumber,
                by,
                "移送：“%s”由%s移送%s，理由：%s%s"
                        .formatted(task.getName(), departments.get(from).name(), taking.name(), reason, dates(own)));
        return transfers.save(transfer);
    }

    /** Somebody else may have been quicker. */
    private void requireStillAt(Task task, String from) {
        boolean isThere = withoutAuthorization(() -> engine.getTaskService()
                        .createTaskQuery()
                        .taskId(task.getId())
                        .taskCandidateGroup(from)
                        .includeAssignedTasks()
                        .count())
                > 0;
        if (!isThere) {
            throw new BadFieldException("department", "这个任务已经办结或者已经移送");
        }
    }

    /** The clocks of the step itself for which its department answers, and that are not overdue. */
    private List<Deadline> inTime(String caseNumber, Task task, String from) {
        return deadlines.running(List.of(caseNumber)).stream()
                .filter(each -> each.getExecutionId().equals(task.getExecutionId())
                        && each.getDepartment().equals(from)
                        && (each.isPaused() || clock.instant().isBefore(each.getDueAt())))
                .toList();
    }

    /** Who has paused a clock resumes it, and whose head was asked for an extension decides on it. */
    private void requireUndisturbed(String caseNumber, List<Deadline> own) {
        if (own.stream().anyMatch(Deadline::isPaused)) {
            throw new BadFieldException("department", "时限正在停止计时，恢复计时后才能移送");
        }
        List<Long> ids = own.stream().map(Deadline::getId).toList();
        if (deadlines.extensionsOf(caseNumber).stream()
                .anyMatch(each ->
                        each.getState() == ClockExtension.State.REQUESTED && ids.contains(each.getDeadlineId()))) {
            throw new BadFieldException("department", "延期申请正在审批，作出决定后才能移送");
        }
    }

    private void giveTo(String taskId, String department) {
        withoutAuthorization(() -> {
            TaskService tasks = engine.getTaskService();
            tasks.setAssignee(taskId, null);
            tasks.getIdentityLinksForTask(taskId).stream()
                    .filter(each -> each.getType().equals(IdentityLinkType.CANDIDATE))
                    .forEach(each -> remove(tasks, each));
            // The engine leaves their rights on the task to whoever had it before.
            AuthorizationService rights = engine.getAuthorizationService();
            rights.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(taskId).list().stream()
                    .filter(each -> !department.equals(each.getGroupId()))
                    .forEach(each -> rights.deleteAuthorization(each.getId()));
            tasks.addCandidateGroup(taskId, department);
            return null;
        });
    }

    private static void remove(TaskService tasks, IdentityLink candidate) {
        if (candidate.getGroupId() != null) {
            tasks.deleteCandidateGroup(candidate.getTaskId(), candidate.getGroupId());
        } else {
            tasks.deleteCandidateUser(candidate.getTaskId(), candidate.getUserId());
        }
    }

    private String dates(List<Deadline> own) {
        return own.isEmpty()
                ? ""
                : own.stream()
                        .map(each -> "%s%s时限%s届满"
                                .formatted(
                                        each.getName(),
                                        each.getKind().label(),
                                        PauseSteps.TIME.format(each.getDueAt().atZone(clock.getZone()))))
                        .collect(Collectors.joining("；", "；时限不重新起算：", ""));
    }

    /** Who transfers a task need not have the right to give it away, or to read diagrams. */
    private <T> T withoutAuthorization(Callable<T> what) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(what));
    }
}
