package org.onewindow.casefile.process;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.onewindow.casefile.CaseFile;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Starts processes of a case beside the one that runs: they neither hold it up nor end with it. */
@Component
public class CaseProcesses {

    // The engine evaluates diagrams with beans that need this one, so it may not wait for the engine.
    private final ObjectProvider<ProcessEngine> engine;

    CaseProcesses(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    /**
     * Starts the process whose start event waits for a message.
     *
     * @param file the case; the new process gets its number as its business key, and what every process knows of a case
     * @param variables what the new process needs beside that, or knows otherwise, as another item
     */
    public void start(CaseFile file, String message, Map<String, ?> variables) {
        Map<String, Object> all = new HashMap<>();
        all.put("caseNumber", file.getNumber());
        all.put("district", file.getDistrict());
        all.put("item", file.getItem());
        all.put("itemName", file.getItemName());
        all.put("applicantName", file.getApplicantName());
        all.put("projectName", file.getSubject());
        all.putAll(variables);
        withoutAuthorization(runtime -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(file.getNumber())
                .setVariables(all)
                .correlateStartMessage());
    }

    /**
     * Applies for a service item, as its start form would, whose rules hold here too.
     *
     * @param process the item's process
     * @param application what its start form asks for
     * @return the number of the new case
     */
    public String apply(String process, String district, Map<String, ?> application) {
        Map<String, Object> all = new HashMap<>(application);
        all.put("district", district);
        return (String) withoutAuthorization(runtime -> runtime.createProcessInstanceByKey(process)
                .setVariables(all)
                .executeWithVariablesInReturn()
                .getVariables()
                .get("caseNumber"));
    }

    /** Nobody may start these by hand; who orders one has been asked for their right to do so. */
    private <T> T withoutAuthorization(Function<RuntimeService, T> order) {
        ProcessEngine processes = engine.getObject();
        return ((ProcessEngineConfigurationImpl) processes.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> order.apply(processes.getRuntimeService())));
    }

    /**
     * Tells a running process of the case something that its diagram waits for.
     *
     * @param variables what only the event that waits needs
     * @return false if no process of the case waits for it
     */
    public boolean tell(CaseFile file, String message, Map<String, ?> variables) {
        return withoutAuthorization(runtime -> {
            try {
                runtime.createMessageCorrelation(message)
                        .processInstanceBusinessKey(file.getNumber())
                        .setVariablesToTriggeredScope(new HashMap<>(variables))
                        .correlate();
                return true;
            } catch (MismatchingMessageCorrelationException e) {
                return false;
            }
        });
    }
}
