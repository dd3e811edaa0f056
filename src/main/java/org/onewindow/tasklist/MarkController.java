package org.onewindow.tasklist;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.teamwork.Readings;
import org.onewindow.teamwork.Substitution;
import org.onewindow.teamwork.Substitutions;
import org.onewindow.teamwork.process.People;
import org.onewindow.teamwork.process.Urges;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What cards show of the user's own dealings with their tasks, for all cards of a list in one request. */
@RestController
class MarkController {

    private final CaseAccess access;
    private final TaskService tasks;
    private final IdentityService identity;
    private final Readings readings;
    private final Urges urges;
    private final People people;
    private final Substitutions substitutions;
    private final Clock clock;

    MarkController(
            CaseAccess access,
            TaskService tasks,
            IdentityService identity,
            Readings readings,
            Urges urges,
            People people,
            Substitutions substitutions,
            Clock clock) {
        this.access = access;
        this.tasks = tasks;
        this.identity = identity;
        this.readings = readings;
        this.urges = urges;
        this.people = people;
        this.substitutions = substitutions;
        this.clock = clock;
    }

    /**
     * The marks of one task.
     *
     * @param unread whether the user has not opened it yet
     * @param urge the last one; null if nobody has urged it
     * @param canAssign whether the user is the head for it
     * @param standsInFor the name of who is away and for whom the user may do it; null for nobody
     * @param assignee the name of who has it, of which Tasklist knows the id only; null for nobody
     */
    record Mark(String task, boolean unread, UrgeMark urge, boolean canAssign, String standsInFor, String assignee) {}

    /** @param at local */
    record UrgeMark(String office, String reason, LocalDateTime at) {}

    /** @param task ids of tasks; those that the user may not see are left out */
    @GetMapping("/camunda/api/onewindow/marks")
    List<Mark> marks(@RequestParam List<String> task) {
        List<Task> found =
                tasks.createTaskQuery().taskIdIn(task.toArray(String[]::new)).list();
        List<String> seen = found.stream().map(Task::getId).toList();
        Set<String> read = readings.read(user(), seen);
        Map<String, Urges.Urge> urged = urges.of(seen).stream()
                .collect(Collectors.toMap(Urges.Urge::task, each -> each, (one, later) -> later));
        Map<String, List<String>> groups = people.groups(seen);
        List<Substitution> standsIn = substitutions.activeOf(user());
        Map<String, String> names = people.names(Stream.concat(
                        found.stream().map(Task::getAssignee), standsIn.stream().map(Substitution::principal))
                .toList());
        return found.stream()
                .map(each -> new Mark(
                        each.getId(),
                        !read.contains(each.getId()),
                        mark(urged.get(each.getId())),
                        access.isHeadOf(groups.getOrDefault(each.getId(), List.of())),
                        names.get(principal(each, groups.getOrDefault(each.getId(), List.of()), standsIn)),
                        names.get(each.getAssignee())))
                .toList();
    }

    /** For whom the user does a task: its owner, or one of those whose group's it is and not the user's; null for nobody. */
    private String principal(Task task, List<String> groups, List<Substitution> standsIn) {
        List<String> principals = standsIn.stream().map(Substitution::principal).toList();
        if (user().equals(task.getAssignee()) && principals.contains(task.getOwner())) {
            return task.getOwner();
        }
        return principals.isEmpty() || access.isInAny(groups) ? null : principals.get(0);
    }

    private UrgeMark mark(Urges.Urge urge) {
        return urge == null
                ? null
                : new UrgeMark(urge.office(), urge.reason(), LocalDateTime.ofInstant(urge.at(), clock.getZone()));
    }

    /** The user opens a task. */
    @PostMapping("/camunda/api/onewindow/tasks/{taskId}/reading")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void open(@PathVariable String taskId) {
        readings.read(user(), access.task(taskId).getId());
    }

    private String user() {
        return identity.getCurrentAuthentication().getUserId();
    }
}
