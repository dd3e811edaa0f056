package org.onewindow.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.onewindow.process.TakenFlows;
import org.springframework.context.ApplicationContext;

/** Compares the paths that are drawn with the ones that the engine was seen to take, of every process of the tests. */
public final class PathCheck {

    private PathCheck() {}

    /** Checks the instances that have moved since the last check. @return how many flows they have taken */
    public static int check(ApplicationContext application) {
        Map<String, Set<String>> taken = application.getBean(TakenFlows.class).ofThoseThatMoved();
        HistoryService history = application.getBean(HistoryService.class);
        ProcessesOfCase processes = application.getBean(ProcessesOfCase.class);
        int flows = 0;
        for (Map.Entry<String, Set<String>> each : taken.entrySet()) {
            var instance = history.createHistoricProcessInstanceQuery()
                    .processInstanceId(each.getKey())
                    .singleResult();
            if (instance != null) {
                assertThat(processes.path(each.getKey()).flows())
                        .as("path of an instance of " + instance.getProcessDefinitionKey())
                        .isEqualTo(each.getValue());
                flows += each.getValue().size();
            }
        }
        return flows;
    }
}
