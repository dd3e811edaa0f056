package org.onewindow.tasklist;

import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
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

    /** Whether the user works on a task: as its assignee or in a candidate group of it; seeing it is not enough. */
    boolean worksOn(Task task) {
        Authentication user = identity.getCurrentAuthentication();
        return user.getUserId().equals(task.getAssignee())
                || candidateGroups(task.getId()).stream().anyMatch(groups(user)::contains);
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

    private static List<String> groups(Authentication user) {
        return user.getGroupIds() == null ? List.of() : user.getGroupIds();
    }

    private List<String> candidateGroups(String taskId) {
        return tasks.getIdentityLinksForTask(taskId).stream()
                .filter(each -> each.getType().equals(IdentityLinkType.CANDIDATE) && each.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .toList();
    }
}
