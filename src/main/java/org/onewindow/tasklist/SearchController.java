package org.onewindow.tasklist;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.casefile.CaseSearch;
import org.onewindow.web.BadFieldException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Finds cases by a part of the number or of the applicant's name: those that {@link CaseAccess} lets the user see. Each
 * with the tasks of it that the user may open. Four queries, whatever is found.
 */
@RestController
class SearchController {

    /** So many cases are shown. */
    private static final int SHOWN = 20;

    /** So many of the district's newest are looked at; of more it is said that there are more. */
    private static final int LOOKED_AT = 500;

    private final TaskService tasks;
    private final HistoryService history;
    private final IdentityService identity;
    private final CaseSearch cases;
    private final CasesOfTasks casesOfTasks;

    SearchController(
            TaskService tasks,
            HistoryService history,
            IdentityService identity,
            CaseSearch cases,
            CasesOfTasks casesOfTasks) {
        this.tasks = tasks;
        this.history = history;
        this.identity = identity;
        this.cases = cases;
        this.casesOfTasks = casesOfTasks;
    }

    /**
     * What is found.
     *
     * @param more whether there may be others, which a longer text would show
     */
    record Found(List<FoundCase> cases, boolean more) {}

    record FoundCase(
            String number, String applicant, String subject, String itemName, String state, List<FoundTask> tasks) {}

    record FoundTask(String id, String name) {}

    /** @param text 2 to 100 characters of a number or name; blanks at its ends do not count */
    @GetMapping("/camunda/api/onewindow/search")
    Found search(@RequestParam String text) {
        String wanted = text.strip();
        if (wanted.length() < 2 || wanted.length() > 100) {
            throw new BadFieldException("text", "请输入办件编号或者申请人的2到100个字");
        }
        Authentication user = identity.getCurrentAuthentication();
        List<String> districts = user.getTenantIds() == null ? List.of() : user.getTenantIds();
        Map<String, CaseSearch.Found> candidates = cases.find(wanted, districts, LOOKED_AT).stream()
                .collect(Collectors.toMap(
                        CaseSearch.Found::number, each -> each, (one, other) -> one, LinkedHashMap::new));
        if (candidates.isEmpty()) {
            return new Found(List.of(), false);
        }
        String[] numbers = candidates.keySet().toArray(String[]::new);
        Map<String, List<Task>> open = openTasks(numbers);
        Set<String> seen = new LinkedHashSet<>(open.keySet());
        history.createHistoricProcessInstanceQuery().processInstanceBusinessKeyIn(numbers).list().stream()
                .map(HistoricProcessInstance::getBusinessKey)
                .forEach(seen::add);
        List<FoundCase> found = candidates.values().stream()
                .filter(each -> seen.contains(each.number()))
                .map(each -> new FoundCase(
                        each.number(),
                        each.applicant(),
                        each.subject(),
                        each.itemName(),
                        each.state(),
                        open.getOrDefault(each.number(), List.of()).stream()
                                .map(task -> new FoundTask(task.getId(), task.getName()))
                                .toList()))
                .toList();
        return new Found(found.stream().limit(SHOWN).toList(), found.size() > SHOWN || candidates.size() == LOOKED_AT);
    }

    /** The tasks of some cases that the user may see, by the cases' numbers. */
    private Map<String, List<Task>> openTasks(String[] numbers) {
        List<Task> seen = tasks.createTaskQuery()
                .processInstanceBusinessKeyIn(numbers)
                .orderByDueDate()
                .asc()
                .list();
        Map<String, Map<String, String>> about = casesOfTasks.of(seen);
        return seen.stream()
                .filter(each -> about.containsKey(each.getProcessInstanceId()))
                .collect(Collectors.groupingBy(
                        each -> about.get(each.getProcessInstanceId()).getOrDefault("caseNumber", "")));
    }
}
