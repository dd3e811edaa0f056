package org.onewindow.deadline.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.springframework.stereotype.Component;

/** Which running clock each of some tasks shows. */
@Component
public class ClocksOfTasks {

    private final ClockReferences references;
    private final Deadlines deadlines;

    ClocksOfTasks(ClockReferences references, Deadlines deadlines) {
        this.references = references;
        this.deadlines = deadlines;
    }

    /**
     * The clocks by the tasks' ids; one query. A task whose diagram asks for no clock, or whose clock has ended, has
     * none.
     *
     * @param caseNumbers the case of each task
     */
    public Map<String, Deadline> of(Map<Task, String> caseNumbers) {
        Map<String, List<Deadline>> running =
                deadlines.running(caseNumbers.values().stream().distinct().toList()).stream()
                        .collect(Collectors.groupingBy(Deadline::getCaseNumber));
        Map<String, Deadline> found = new HashMap<>();
        caseNumbers.forEach((task, caseNumber) -> references
                .of(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                .flatMap(reference -> reference.in(running.getOrDefault(caseNumber, List.of()), task.getExecutionId()))
                .ifPresent(clock -> found.put(task.getId(), clock)));
        return found;
    }
}
