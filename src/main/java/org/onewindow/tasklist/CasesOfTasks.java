package org.onewindow.tasklist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What cases some tasks are of: number, applicant, project, and of a supervision the step that is late. */
@Component
class CasesOfTasks {

    private final RuntimeService runtime;
    private final ProcessEngineConfigurationImpl engine;

    CasesOfTasks(RuntimeService runtime, ProcessEngineConfiguration engine) {
        this.runtime = runtime;
        this.engine = (ProcessEngineConfigurationImpl) engine;
    }

    /**
     * The variables {@code caseNumber}, {@code applicantName}, {@code projectName} and {@code overdueStepName} of tasks,
     * by process instance; one query.
     *
     * @param seen tasks that the user may see. Whoever may see a task may know its case, but the engine would hide the
     *     process's variables from who has no right to read the process; so this asks in the engine's own name
     */
    Map<String, Map<String, String>> of(List<Task> seen) {
        Map<String, Map<String, String>> found = new HashMap<>();
        if (!seen.isEmpty()) {
            String[] instances =
                    seen.stream().map(Task::getProcessInstanceId).distinct().toArray(String[]::new);
            engine.getCommandExecutorTxRequired()
                    .execute(context -> context.runWithoutAuthorization(() -> runtime.createVariableInstanceQuery()
                            .processInstanceIdIn(instances)
                            .variableNameIn("caseNumber", "applicantName", "projectName", "overdueStepName")
                            .list()))
                    .forEach(each -> put(found, each));
        }
        return found;
    }

    private static void put(Map<String, Map<String, String>> found, VariableInstance variable) {
        found.computeIfAbsent(variable.getProcessInstanceId(), id -> new HashMap<>())
                .put(variable.getName(), (String) variable.getValue());
    }
}
