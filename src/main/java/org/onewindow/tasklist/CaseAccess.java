package org.onewindow.tasklist;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.organisation.Department;
import org.onewindow.organisation.process.CompetentAuthority;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who may see a case: whoever may see an open task of it, and whoever may read the history of its processes; always in
 * their own districts only. The engine's own authorisations decide both.
 */
@Component
class CaseAccess {

    private final TaskService tasks;
    private final HistoryService history;
    private final IdentityService identity;
    private final CompetentAuthority competence;

    CaseAccess(TaskService tasks, HistoryService history, IdentityService identity, CompetentAuthority competence) {
        this.tasks = tasks;
        this.history = history;
        this.identity = identity;
        this.competence = competence;
    }

    /** @throws ResponseStatusException 404 if the user may not see the case, or there is none */
    void require(String caseNumber) {
        boolean visible =
                tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).count() > 0
                        || history.createHistoricProcessInstanceQuery()
                                        .processInstanceBusinessKey(caseNumber)
                                        .count()
                                > 0;
        if (!visible) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有编号为“%s”的办件".formatted(caseNumber));
        }
    }

    /**
     * The case of a task that the user may see.
     *
     * @throws ResponseStatusException 404 if the user may not see the task, or it is of no case
     */
    String caseOf(String taskId) {
        task(taskId);
        Object number = tasks.getVariable(taskId, "caseNumber");
        if (number == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "这个任务不属于任何办件");
        }
        return (String) number;
    }

    /** @throws ResponseStatusException 404 if the user may not see the task, or there is none */
    Task task(String taskId) {
        Task found = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (found == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个任务，或者它已经办结");
        }
        return found;
    }

    /**
     * Whether the user works on a task: as its assignee, in a candidate group of it, or standing in for somebody who is;
     * seeing it is not enough.
     */
    boolean worksOn(Task task) {
        Authentication user = identity.getCurrentAuthentication();
        return user.getUserId().equals(task.getAssignee())
                || candidates(task.getId())
                        .anyMatch(each -> each.getGroupId() == null
                                ? user.getUserId().equals(each.getUserId())
                                : groups(user).contains(each.getGroupId()));
    }

    /**
     * The department that a task of the user is for: a candidate group of the task, the user's own one if there are
     * several.
     *
     * @throws ResponseStatusException 403 if the user does not work on the task
     */
    String workGroup(Task task) {
        if (!worksOn(task)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "只有这个任务的承办人和承办部门的人员可以停止计时、申请延期、移送");
        }
        List<String> own = groups(identity.getCurrentAuthentication());
        return candidateGroups(task.getId()).stream()
                .min(Comparator.comparing(each -> !own.contains(each)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT, "这个任务没有承办部门"));
    }

    /** Whether the user belongs to the office that receives a district's applications, and acts for the applicants. */
    boolean isAtWindow(String district) {
        Authentication user = identity.getCurrentAuthentication();
        return user.getTenantIds() != null
                && user.getTenantIds().contains(district)
                && groups(user)
                        .contains(competence.department(district, "window").id());
    }

    /** Whether the user is a head of a department that a task is for. */
    boolean isHeadFor(Task task) {
        return isHeadOf(candidateGroups(task.getId()));
    }

    /** Whether the user is a head of one of some groups that tasks are for. */
    boolean isHeadOf(List<String> groups) {
        return isInAny(groups.stream().map(Department::headsFor).toList());
    }

    /** Whether the user belongs to one of some groups. */
    boolean isInAny(List<String> groups) {
        return groups.stream().anyMatch(groups(identity.getCurrentAuthentication())::contains);
    }

    /** Whether the user may give a task to a colleague: who has it, who might take it, and the head. */
    boolean mayGiveAway(Task task) {
        return worksOn(task)
                && (task.getAssignee() == null
                        || task.getAssignee()
                                .equals(identity.getCurrentAuthentication().getUserId())
                        || isHeadFor(task));
    }

    /**
     * For which office the user may urge others in a district: the window that receives applications, which also speaks for
     * the applicants, or the supervision office.
     */
    Optional<Department> urgingOffice(String district) {
        Authentication user = identity.getCurrentAuthentication();
        if (user.getTenantIds() == null || !user.getTenantIds().contains(district)) {
            return Optional.empty();
        }
        return Stream.of("window", CompetentAuthority.SUPERVISION)
                .map(duty -> competence.department(district, duty))
                .filter(each -> groups(user).contains(each.id()))
                .findFirst();
    }

    private static List<String> groups(Authentication user) {
        return user.getGroupIds() == null ? List.of() : user.getGroupIds();
    }

    private List<String> candidateGroups(String taskId) {
        return candidates(taskId)
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
    }

    private Stream<IdentityLink> candidates(String taskId) {
        return tasks.getIdentityLinksForTask(taskId).stream()
                .filter(each -> each.getType().equals(IdentityLinkType.CANDIDATE));
    }
}
