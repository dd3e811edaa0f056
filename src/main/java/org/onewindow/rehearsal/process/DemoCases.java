package org.onewindow.rehearsal.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.onewindow.calendar.WorkCalendar;
import org.onewindow.organisation.ReferenceFile;
import org.onewindow.organisation.WorkClocks;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Plays the cases of {@code demo/cases.csv} through the real processes, day by day in the past, so that what one sees
 * first has a history: who did what when, met and missed limits.
 */
@Component
@Profile("demo")
class DemoCases {

    private static final String PROCESS = "small-low-risk-construction";
    private static final List<LocalTime> ROUNDS = List.of(LocalTime.of(10, 0), LocalTime.of(15, 0));

    private final DemoAccounts accounts;
    private final RehearsalClock clock;
    private final WorkClocks clocks;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;
    private final EntityManager entities;
    private final JsonNode answers;

    DemoCases(
            DemoAccounts accounts,
            RehearsalClock clock,
            WorkClocks clocks,
            RuntimeService runtime,
            TaskService tasks,
            IdentityService identity,
            EntityManager entities) {
        this.entities = entities;
        this.accounts = accounts;
        this.clock = clock;
        this.clocks = clocks;
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
        try {
            this.answers = new ObjectMapper()
                    .readTree(new ClassPathResource("demo/answers.json").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row of the table. */
    private record Plan(
            String district,
            int daysAgo,
            Map<String, Object> application,
            String answers,
            String stopAt,
            boolean claim) {}

    /** Plays all cases up to this moment. */
    void play(LocalDateTime now) {
        List<Plan> waiting = new ArrayList<>(ReferenceFile.read("demo/cases.csv", row -> {
            Map<String, Object> application = Variables.createVariables()
                    .putValue("applicantName", row.get("applicant"))
                    .putValue("applicantIdNumber", row.get("code"))
                    .putValue("contactName", "经办人")
                    .putValue("applicantPhone", "13800138000")
                    .putValue("projectName", row.get("project"))
                    .putValue("projectAddress", row.get("address"))
                    .putValue("projectUse", row.get("use"))
                    .putValue("floorArea", Double.valueOf(row.get("area")))
                    .putValue("height", Double.valueOf(row.get("height")))
                    .putValue("hazardous", row.get("answers").equals("hazardous") ? "yes" : "no")
                    .putValue("useCommitment", "yes");
            return new Plan(
                    row.get("district"),
                    Integer.parseInt(row.get("days_ago")),
                    application,
                    row.get("answers"),
                    row.get("stop_at"),
                    row.get("claim").equals("yes"));
        }));
        WorkCalendar calendar = clocks.of("chongqing").calendar();
        LocalDate today = calendar.isWorkingDay(now.toLocalDate())
                ? now.toLocalDate()
                : calendar.minusWorkingDays(now.toLocalDate(), 1);
        int longest = waiting.stream().mapToInt(Plan::daysAgo).max().orElse(0);
        Map<String, Plan> started = new LinkedHashMap<>();
        for (int ago = longest; ago >= 0; ago--) {
            LocalDate day = calendar.minusWorkingDays(today, ago);
            for (LocalTime time : ROUNDS) {
                LocalDateTime round = day.atTime(time);
                if (round.isAfter(now)) {
                    round = now;
                }
                clock.advanceTo(round);
                // What came in this morning is looked at in the afternoon.
                List.copyOf(started.keySet()).forEach(number -> work(number, started.get(number)));
                int due = ago;
                waiting.stream().filter(plan -> plan.daysAgo() == due).toList().forEach(plan -> {
                    started.put(start(plan), plan);
                    waiting.remove(plan);
                });
                // One transaction holds the whole demo; without this every query would look through all of it.
                entities.flush();
                entities.clear();
            }
        }
        identity.clearAuthentication();
        clock.advanceTo(now);
    }

    private String start(Plan plan) {
        as(plan.district(), "window-clerk");
        return (String) runtime.createProcessInstanceByKey(PROCESS)
                .setVariables(plan.application())
                .executeWithVariablesInReturn()
                .getVariables()
                .get("caseNumber");
    }

    /** Finishes the open tasks of a case, but the one that it stops at, and those that the demo leaves to its user. */
    private void work(String number, Plan plan) {
        identity.clearAuthentication();
        for (Task task :
                tasks.createTaskQuery().processInstanceBusinessKey(number).list()) {
            String step = task.getTaskDefinitionKey();
            JsonNode answer = answers.has(step + "." + plan.answers())
                    ? answers.get(step + "." + plan.answers())
                    : answers.get(step);
            if (step.equals(plan.stopAt())) {
                if (plan.claim() && task.getAssignee() == null) {
                    tasks.claim(task.getId(), as(plan.district(), group(task)));
                }
            } else if (answer != null) {
                as(plan.district(), group(task));
                tasks.complete(task.getId(), values(answer, number));
            }
        }
    }

    private String group(Task task) {
        identity.clearAuthentication();
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .findFirst()
                .orElseThrow();
    }

    /** From now on somebody of this group is at work. */
    private String as(String district, String group) {
        DemoAccounts.Account account = accounts.member(district, group);
        identity.setAuthentication(account.id(), account.groups(), account.districts());
        return account.id();
    }

    private Map<String, Object> values(JsonNode answer, String number) {
        Map<String, Object> values = new HashMap<>();
        answer.fields().forEachRemaining(field -> values.put(field.getKey(), value(field.getValue(), number)));
        return values;
    }

    private Object value(JsonNode value, String number) {
        if (value.isArray()) {
            return Spin.JSON(value.toString());
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return value.intValue();
        }
        LocalDate today = clock.now().toLocalDate();
        return value.textValue()
                .replace("{today}", today.toString())
                .replace("{in10}", today.plusDays(10).toString())
                .replace("{n}", number.substring(number.length() - 4));
    }
}
