package org.onewindow.tasklist;

import jakarta.annotation.PostConstruct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** Makes the filters of Tasklist when OneWindow starts; one that is there already, whoever changed it, stays. All show the
 * same to every role: what is in it for them. A clerk's 督办和延期审批 is empty, a head's is not. */
@Component
class TaskFilters {

    /** What Tasklist's own search offers by name. */
    private static final List<Map<String, String>> CRITERIA =
            List.of(Map.of("name", "caseNumber", "label", "办件编号"), Map.of("name", "applicantName", "label", "申请人"));

    private final FilterService filters;
    private final TaskService tasks;

    TaskFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    @PostConstruct
    void create() {
        List<Filter> all = filters.createFilterQuery().list();
        all.forEach(this::nameCriteria);
        Set<String> present = all.stream().map(Filter::getName).collect(Collectors.toSet());
        create(present, "我的任务", "我认领的任务", 1, "#2a6fb5", mine());
        create(present, "本部门待办", "本部门可以办理的任务，含已认领的", 2, "#5a6b7b", ours());
        create(
                present,
                "即将到期",
                "黄灯：临近时限的任务",
                3,
                "#c78a00",
                // a task whose limit is an average has no due date, because it is never late
                ours().followUpBeforeExpression("${now()}")
                        .or()
                        .dueAfterExpression("${now()}")
                        .withoutDueDate()
                        .endOr());
        create(present, "已超期", "红灯：时限届满仍未办结的任务", 4, "#c0392b", ours().dueBeforeExpression("${now()}"));
        create(present, "待认领", "本部门还没有人认领的任务", 5, "#5a6b7b", ours().taskUnassigned());
        create(
                present,
                "督办和延期审批",
                "负责人、督查部门的任务：超期督办、延期审批",
                6,
                "#8a4b9e",
                ours().processDefinitionKeyIn("overdue-supervision", "extension"));
        create(present, "受托代办", "同事外出期间委托我代办的任务", 7, "#14508f", entrusted());
        create(
                present,
                "我委托的",
                "外出期间我委托同事代办的任务",
                8,
                "#14508f",
                tasks.createTaskQuery()
                        .taskOwnerExpression("${currentUser()}")
                        .orderByDueDate()
                        .asc());
    }

    /** What the absent had claimed, and what is for their groups and not for the user's own. */
    private TaskQuery entrusted() {
        return tasks.createTaskQuery()
                .or()
                .taskOwnerExpression("${substitution.principalOf(currentUser())}")
                .taskCandidateGroupInExpression("${substitution.groupsFor(currentUser())}")
                .includeAssignedTasks()
                .endOr()
                .orderByDueDate()
                .asc();
    }

    private TaskQuery mine() {
        return tasks.createTaskQuery()
                .taskAssigneeExpression("${currentUser()}")
                .orderByDueDate()
                .asc();
    }

    private TaskQuery ours() {
        return tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks()
                .orderByDueDate()
                .asc();
    }

    /** Filters of before the search of Tasklist knew what to call a case's number and applicant. */
    private void nameCriteria(Filter filter) {
        Map<String, Object> properties =
                filter.getProperties() == null ? new HashMap<>() : new HashMap<>(filter.getProperties());
        if (properties.putIfAbsent("variables", CRITERIA) == null) {
            filters.saveFilter(filter.setProperties(properties));
        }
    }

    private void create(
            Set<String> present, String name, String description, int priority, String colour, TaskQuery query) {
        if (present.contains(name)) {
            return;
        }
        filters.saveFilter(filters.newTaskFilter(name)
                .setQuery(query)
                .setProperties(Map.of(
                        "description", description,
                        "priority", priority,
                        "color", colour,
                        "refresh", true,
                        "variables", CRITERIA)));
    }
}
