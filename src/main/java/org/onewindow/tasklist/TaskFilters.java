package org.onewindow.tasklist;

import jakarta.annotation.PostConstruct;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** Makes the filters of Tasklist when OneWindow starts; one that is there already, whoever changed it, stays. */
@Component
class TaskFilters {

    private final FilterService filters;
    private final TaskService tasks;

    TaskFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    @PostConstruct
    void create() {
        Set<String> present =
                filters.createFilterQuery().list().stream().map(Filter::getName).collect(Collectors.toSet());
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
                        "refresh", true)));
    }
}
