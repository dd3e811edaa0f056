package org.onewindow.teamwork.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.Departments;
import org.onewindow.teamwork.Messages;
import org.onewindow.teamwork.Reason;
import org.onewindow.teamwork.Substitution;
import org.onewindow.teamwork.Substitutions;
import org.onewindow.web.BadFieldException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Standing in 委托代办, as diagrams name it: {@code substitution}. When it begins the deputy becomes the assignee of what the
 * principal has claimed (the principal stays its owner), and a candidate of what is for the principal's groups but not for
 * the deputy's, such as a head's tasks; so of tasks that come up meanwhile. When it ends all that is taken back.
 */
@Component("substitution")
@Transactional
public class SubstitutionSteps {

    /** The longest substitution: after that somebody else is to be given the office. */
    private static final int LONGEST = 90;

    /** No user and no group is called so. */
    private static final String NOBODY = "-";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");

    // The engine is built with the listener that uses this, so it may not wait for the engine.
    private final ObjectProvider<ProcessEngine> engine;
    private final ObjectProvider<CaseFiles> cases;
    private final Substitutions substitutions;
    private final Messages messages;
    private final People people;
    private final Departments departments;
    private final Clock clock;

    SubstitutionSteps(
            ObjectProvider<ProcessEngine> engine,
            ObjectProvider<CaseFiles> cases,
            Substitutions substitutions,
            Messages messages,
            People people,
            Departments departments,
            Clock clock) {
        this.engine = engine;
        this.cases = cases;
        this.substitutions = substitutions;
        this.messages = messages;
        this.people = people;
        this.departments = departments;
        this.clock = clock;
    }

    /** Who may stand in for a user: the other members of their departments in the district. */
    @Transactional(readOnly = true)
    public List<People.Person> deputies(String principal, String district) {
        Set<String> known = departments.all().stream().map(each -> each.id()).collect(Collectors.toSet());
        return groups(principal).stream()
                .filter(known::contains)
                .flatMap(group -> people.members(group, district).stream())
                .filter(each -> !each.id().equals(principal))
                .distinct()
                .toList();
    }

    /**
     * A user names who stands in for them.
     *
     * @param from the first day, at the earliest today
     * @param to the last day, at most ninety days after
     * @throws BadFieldException if the deputy is no colleague or is away themself, a day is wrong, the user has named
     *     somebody for one of the days already, or there is no reason
     */
    public void order(String district, String principal, String deputy, String from, String to, String reason) {
        String why = Reason.of("reason", "委托理由", reason);
        LocalDate first = day("from", "开始日期", from);
        LocalDate last = day("to", "结束日期", to);
        LocalDate today = LocalDate.now(clock);
        if (first.isBefore(today)) {
            throw new BadFieldException("from", "开始日期不能早于今日");
        }
        if (last.isBefore(first)) {
            throw new BadFieldException("to", "结束日期不能早于开始日期");
        }
        if (last.isAfter(first.plusDays(LONGEST - 1L))) {
            throw new BadFieldException("to", "一次委托最长%d日".formatted(LONGEST));
        }
        if (deputies(principal, district).stream().noneMatch(each -> each.id().equals(deputy))) {
            throw new BadFieldException("deputy", "请从清单中选择本部门、本区县的人员");
        }
        substitutions.lock(principal);
        ZoneId zone = clock.getZone();
        var begins = first.atStartOfDay(zone).toInstant();
        var ends = last.plusDays(1).atStartOfDay(zone).toInstant();
        if (!substitutions.away(principal, begins, ends).isEmpty()) {
            throw new BadFieldException("from", "这段时间已有委托，请先收回或者另选日期");
        }
        if (!substitutions.away(deputy, begins, ends).isEmpty()) {
            throw new BadFieldException("deputy", "%s在这段时间也已委托他人代办".formatted(name(deputy)));
        }
        long id = substitutions.plan(district, principal, deputy, why, begins, ends);
        messages.send(
                List.of(deputy),
                null,
                null,
                "%s委托您代办%s至%s的任务：%s".formatted(name(principal), DAY.format(first), DAY.format(last), why));
        people.withoutAuthorization(() -> engine.getObject()
                .getRuntimeService()
                .createMessageCorrelation("SubstitutionOrdered")
                .setVariables(Map.of("substitutionId", id, "district", district))
                .correlateStartMessage());
    }

    private LocalDate day(String field, String label, String text) {
        try {
            return LocalDate.parse(text == null ? "" : text.strip());
        } catch (DateTimeParseException e) {
            throw new BadFieldException(field, label + "须为日期，如2026-03-02", e);
        }
    }

    /**
     * Takes a substitution back before its end.
     *
     * @param principal who named the deputy
     * @throws BadFieldException if it is not theirs, or has ended
     */
    public void revoke(long id, String principal) {
        Substitution given = substitutions
                .get(id)
                .filter(each -> each.principal().equals(principal) && each.state() != Substitution.State.ENDED)
                .orElseThrow(() -> new BadFieldException("id", "没有这项委托，或者它已经结束"));
        finish(given);
        messages.send(List.of(given.deputy()), null, null, "%s收回了委托".formatted(name(principal)));
        people.withoutAuthorization(() -> {
            engine
                    .getObject()
                    .getRuntimeService()
                    .createProcessInstanceQuery()
                    .variableValueEquals("substitutionId", id)
                    .list()
                    .stream()
                    .forEach(each ->
                            engine.getObject().getRuntimeService().deleteProcessInstance(each.getId(), "委托已收回"));
            return null;
        });
    }

    /** The first moment of {@code substitutionId}. */
    @Transactional(readOnly = true)
    public Date beginsAt(DelegateExecution execution) {
        return Date.from(of(execution).beginsAt());
    }

    /** The moment at which {@code substitutionId} is over. */
    @Transactional(readOnly = true)
    public Date endsAt(DelegateExecution execution) {
        return Date.from(of(execution).endsAt());
    }

    /** Begins {@code substitutionId}, unless one of the two has left the department since. */
    public void begin(DelegateExecution execution) {
        Substitution begun = of(execution);
        if (deputies(begun.principal(), begun.district()).stream()
                .noneMatch(each -> each.id().equals(begun.deputy()))) {
            finish(begun);
            messages.send(List.of(begun.principal()), null, null, "委托未开始：受托人已不在本部门");
            return;
        }
        if (!substitutions.begin(begun.id())) {
            return;
        }
        TaskService tasks = engine.getObject().getTaskService();
        people.withoutAuthorization(() -> {
            for (Task task : tasks.createTaskQuery()
                    .taskAssignee(begun.principal())
                    .tenantIdIn(begun.district())
                    .list()) {
                tasks.setOwner(task.getId(), begun.principal());
                tasks.setAssignee(task.getId(), begun.deputy());
                record(task, begun);
            }
            List<String> only = onlyOf(begun);
            if (!only.isEmpty()) {
                tasks
                        .createTaskQuery()
                        .taskCandidateGroupIn(only)
                        .tenantIdIn(begun.district())
                        .includeAssignedTasks()
                        .list()
                        .stream()
                        .forEach(each -> tasks.addCandidateUser(each.getId(), begun.deputy()));
            }
            return null;
        });
    }

    private void record(Task task, Substitution begun) {
        Object number = engine.getObject().getTaskService().getVariable(task.getId(), "caseNumber");
        if (number != null) {
            cases.getObject()
                    .record(
                            (String) number,
                            Actor.SYSTEM,
                            "委托：“%s”由%s委托%s代办，%s止，理由：%s"
                                    .formatted(
                                            task.getName(),
                                            name(begun.principal()),
                                            name(begun.deputy()),
                                            DAY.format(begun.endsAt()
                                                    .minusMillis(1)
                                                    .atZone(clock.getZone())),
                                            begun.reason()));
        }
    }

    /** Ends {@code substitutionId}. */
    public void end(DelegateExecution execution) {
        finish(of(execution));
    }

    /** What the deputy has not finished goes back; what was open to them for the principal's sake is not any more. */
    private void finish(Substitution given) {
        if (!substitutions.end(given.id()) || given.state() != Substitution.State.ACTIVE) {
            return;
        }
        TaskService tasks = engine.getObject().getTaskService();
        people.withoutAuthorization(() -> {
            for (Task task : tasks.createTaskQuery()
                    .taskOwner(given.principal())
                    .taskAssignee(given.deputy())
                    .tenantIdIn(given.district())
                    .list()) {
                tasks.deleteUserIdentityLink(task.getId(), given.principal(), IdentityLinkType.OWNER);
                tasks.setAssignee(task.getId(), given.principal());
                takeRights(task.getId(), given.deputy());
            }
            List<String> only = onlyOf(given);
            if (!only.isEmpty()) {
                for (Task task : tasks.createTaskQuery()
                        .taskCandidateGroupIn(only)
                        .tenantIdIn(given.district())
                        .includeAssignedTasks()
                        .list()) {
                    tasks.deleteCandidateUser(task.getId(), given.deputy());
                    if (given.deputy().equals(task.getAssignee())) {
                        tasks.setAssignee(task.getId(), null);
                    }
                    takeRights(task.getId(), given.deputy());
                }
            }
            return null;
        });
    }

    /** The engine leaves people their rights on a task; a member of its group has the group's. */
    private void takeRights(String task, String user) {
        AuthorizationService rights = engine.getObject().getAuthorizationService();
        rights.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task).userIdIn(user).list().stream()
                .forEach(each -> rights.deleteAuthorization(each.getId()));
    }

    /** A task comes up: who stands in for one of its group may take it. */
    public void open(DelegateTask task) {
        if (task.getTenantId() == null) {
            return;
        }
        List<String> groups = task.getCandidates().stream()
                .map(each -> each.getGroupId())
                .filter(each -> each != null)
                .toList();
        substitutions.activeIn(task.getTenantId()).stream()
                .filter(each -> onlyOf(each).stream().anyMatch(groups::contains))
                .forEach(each -> task.addCandidateUser(each.deputy()));
    }

    /** A deputy has done a task for who is away: the case's record says so. */
    public void note(DelegateTask task) {
        String number = task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        if (number == null || task.getAssignee() == null) {
            return;
        }
        List<String> groups =
                task.getCandidates().stream().map(each -> each.getGroupId()).toList();
        substitutions.activeOf(task.getAssignee()).stream()
                .filter(each -> each.principal().equals(task.getOwner())
                        || onlyOf(each).stream().anyMatch(groups::contains))
                .findFirst()
                .ifPresent(each -> cases.getObject()
                        .record(
                                number,
                                Actor.SYSTEM,
                                "“%s”由%s受%s委托办理"
                                        .formatted(task.getName(), name(each.deputy()), name(each.principal()))));
    }

    /** For whom a user stands in now, for Tasklist's filter 受托代办; nobody's id if for nobody. */
    @Transactional(readOnly = true)
    public String principalOf(String deputy) {
        return substitutions.activeOf(deputy).stream()
                .map(Substitution::principal)
                .findFirst()
                .orElse(NOBODY);
    }

    /** The groups whose tasks a user may take only because they stand in for somebody, for Tasklist's filter 受托代办. */
    @Transactional(readOnly = true)
    public List<String> groupsFor(String deputy) {
        List<String> groups = substitutions.activeOf(deputy).stream()
                .flatMap(each -> onlyOf(each).stream())
                .distinct()
                .toList();
        // A filter cannot ask for no group at all.
        return groups.isEmpty() ? List.of(NOBODY) : groups;
    }

    /** The groups of the principal, of departments and of their heads, of which the deputy is no member. */
    private List<String> onlyOf(Substitution given) {
        List<String> deputys = groups(given.deputy());
        Set<String> offices = departments.all().stream()
                .flatMap(each -> List.of(each.id(), each.headGroup()).stream())
                .collect(Collectors.toSet());
        return groups(given.principal()).stream()
                .filter(each -> offices.contains(each) && !deputys.contains(each))
                .toList();
    }

    private List<String> groups(String user) {
        return people.withoutAuthorization(
                () -> engine.getObject().getIdentityService().createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .toList());
    }

    private String name(String user) {
        return people.names(List.of(user)).get(user);
    }

    private Substitution of(DelegateExecution execution) {
        return substitutions
                .get(((Number) execution.getVariable("substitutionId")).longValue())
                .orElseThrow();
    }
}
