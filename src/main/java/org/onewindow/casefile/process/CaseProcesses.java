package org.onewindow.casefile.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Starts processes of a case beside the one that runs: they neither hold it up nor end with it. */
@Component
public class CaseProcesses {

    /** Number, district and item, which Java reads, and what task cards and forms show of the case. */
    private static final List<String> OF_CASE =
            List.of("caseNumber", "district", "item", "itemName", "applicantName", "projectName");

    // The engine evaluates diagrams with beans that need this one, so it may not wait for the engine.
    private final ObjectProvider<RuntimeService> runtime;

    CaseProcesses(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    /**
     * Starts the process whose start event waits for a message.
     *
     * @param execution of the case; the new process gets its business key and what every process knows of a case
     * @param variables what the new process needs beside that
     */
    public void start(DelegateExecution execution, String message, Map<String, Object> variables) {
        Map<String, Object> all = new HashMap<>(variables);
        OF_CASE.forEach(name -> all.put(name, execution.getVariable(name)));
        runtime.getObject()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(execution.getProcessBusinessKey())
                .setVariables(all)
                .correlateStartMessage();
    }
}
