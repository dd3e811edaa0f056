package org.onewindow.rehearsal.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import org.apache.commons.csv.CSVRecord;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
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

    private static final List<LocalTime> ROUNDS = List.of(LocalTime.of(10, 0), LocalTime.of(15, 0));

    private final DemoAccounts accounts;
    private final RehearsalClock clock;
    private final WorkClocks clocks;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final EntityManager entities;
    private final JsonNode answers;

    DemoCases(
            DemoAccounts accounts,
            RehearsalClock clock,
            WorkClocks clocks,
            RuntimeService runtime,
            TaskService tasks,
            IdentityService identity,
            AuthorizationService authorizations,
            EntityManager entities) {
        this.entities = entities;
        this.accounts = accounts;
        this.clock = clock;
        this.clocks = clocks;
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
        this.authorizations = authorizations;
        try {
            this.answers = new ObjectMapper()
                    .readTree(new ClassPathResource("demo/answers.json").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A row of the table.
     *
     * @param application what the start form is given
     * @param answers which variant of the answers the row takes; empty for none
     */
    private record Plan(
            String district,
            int daysAgo,
            String process,
            Map<String, Object> application,
            String answers,
            String stopAt,
            boolean claim) {

        /** Names of answers, the one that fits best in front. */
        List<String> variants(String step) {
            Object item = application.get("item");
            return item == null
                    ? List.of(step + "." + answers, step)
                    : List.of(step + "." + item + "." + answers, step + "." + answers, step + "." + item, step);
        }
    }

    private Plan plan(CSVRecord row) {
        Map<String, Object> application = new HashMap<>();
        Plan plan = new Plan(
                row.get("district"),
                Integer.parseInt(row.get("days_ago")),
                row.get("process"),
                application,
                row.get("answers"),
                row.get("stop_at"),
                row.get("claim").equals("yes"));
        application.put("applicantName", row.get("applicant"));
        application.put("applicantIdNumber", row.get("code"));
        application.put("projectName", row.get("project"));
        if (!row.get("address").isEmpty()) { // not every start form asks for one
            application.put("projectAddress", row.get("address"));
        }
        for (String pair : row.get("application").split(" ")) {
            String[] parts = pair.split("=", 2);
            application.put(parts[0], number(parts[1]));
        }
        answer(plan, plan.process())
                .fields()
                .forEachRemaining(field -> application.put(field.getKey(), value(field.getValue(), "")));
        return plan;
    }

    private static Object number(String text) {
        if (text.matches("\\d+")) {
            return Integer.valueOf(text);
        }
        return text.matches("\\d+\\.\\d+") ? Double.valueOf(text) : text;
    }

    /** What people answer at a step; missing if the demo leaves it to its user. */
    private JsonNode answer(Plan plan, String step) {
        return plan.variants(step).stream()
                .filter(answers::has)
                .findFirst()
                .map(answers::get)
                .orElse(MissingNode.getInstance());
    }

    /** Plays all cases up to this moment. */
    void play(LocalDateTime now) {
        List<Plan> waiting = new ArrayList<>(ReferenceFile.read("demo/cases.csv", this::plan));
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
                // What the engine does by itself it does in nobody's name.
                identity.clearAuthentication();
                clock.advanceTo(round);
                // What came in this morning is looked at in the afternoon.
                List.copyOf(started.keySet()).forEach(number -> work(number, started.get(number)));
                int due = ago;
                waiting.stream().filter(plan -> plan.daysAgo() == due).toList().forEach(plan -> {
                    started.put(start(plan, started), plan);
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

    private String start(Plan plan, Map<String, Plan> started) {
        as(plan.district(), starters(plan.process()));
        Map<String, Object> application = new HashMap<>(plan.application());
        application.replaceAll((name, value) -> "{earlier}".equals(value) ? earlier(plan, started) : value);
        return (String) runtime.createProcessInstanceByKey(plan.process())
                .setVariables(application)
                .executeWithVariablesInReturn()
                .getVariables()
                .get("caseNumber");
    }

    /** A group that may start a process. */
    private String starters(String process) {
        identity.clearAuthentication();
        return authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId(process)
                .hasPermission(Permissions.CREATE_INSTANCE)
                .list()
                .get(0)
                .getGroupId();
    }

    /** The number of the case that the applicant had before. */
    private static String earlier(Plan plan, Map<String, Plan> started) {
        Object applicant = plan.application().get("applicantIdNumber");
        return started.entrySet().stream()
                .filter(each ->
                        each.getValue().application().get("applicantIdNumber").equals(applicant))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("申请人%s之前没有演示办件".formatted(applicant)));
    }

    /** Finishes the open tasks of a case, but the one that it stops at, and those that the demo leaves to its user. */
    private void work(String number, Plan plan) {
        identity.clearAuthentication();
        for (Task task :
                tasks.createTaskQuery().processInstanceBusinessKey(number).list()) {
            String step = task.getTaskDefinitionKey();
            JsonNode answer = answer(plan, step);
            if (step.equals(plan.stopAt())) {
                if (plan.claim() && task.getAssignee() == null) {
                    tasks.claim(task.getId(), as(plan.district(), group(task)));
                }
            } else if (!answer.isMissingNode()) {
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

    /** @param number of the case, whose last digits make what is issued differ; empty before there is one */
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
                .replace("{in40}", today.plusDays(40).toString())
                .replace("{n}", number.substring(Math.max(0, number.length() - 4)));
    }
}
