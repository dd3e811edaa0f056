package org.onewindow.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.onewindow.process.TakenFlows;
import org.springframework.context.ApplicationContext;

/** Compares the paths that are drawn with the ones that the engine was seen to take, of every process of the tests. */
public final class PathCheck {

    private PathCheck() {}

    /** Checks the instances that have moved since the last check. @return how many flows they have taken */
    public static int check(ApplicationContext application) {
        Map<String, Set<String>> taken = application.getBean(TakenFlows.class).all();
        HistoryService history = application.getBean(HistoryService.class);
        ProcessesOfCase processes = application.getBean(ProcessesOfCase.class);
        int flows = 0;
        for (Map.Entry<String, Set<String>> each : new TreeMap<>(taken).entrySet()) {
            var instance = history.createHistoricProcessInstanceQuery()
                    .processInstanceId(each.getKey())
                    .singleResult();
            if (instance != null) {
                assertThat(processes.path(each.getKey()).flows())
                        .as("path of an instance of " + instance.getProcessDefinitionKey())
                        .isEqualTo(new TreeSet<>(each.getValue()));
                flows += each.getValue().size();
            }
        }
        taken.clear();
        return flows;
    }
}
