package org.onewindow.tasklist;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
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

    CaseAccess(TaskService tasks, HistoryService history) {
        this.tasks = tasks;
        this.history = history;
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
        if (tasks.createTaskQuery().taskId(taskId).count() == 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个任务，或者它已经办结");
        }
        Object number = tasks.getVariable(taskId, "caseNumber");
        if (number == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "这个任务不属于任何办件");
        }
        return (String) number;
    }
}
