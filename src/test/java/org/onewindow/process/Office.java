package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.CallActivityBuilder;
import org.camunda.spin.Spin;
import org.onewindow.casefile.Application;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.casefile.Documents;
import org.onewindow.casefile.IssuedDocument;
import org.onewindow.casefile.process.ServiceItem;
import org.onewindow.casefile.process.ServiceItems;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.figures.CountedDays;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.WorkClocks;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Plays the people of a district for the process tests: starts cases, finishes tasks through their forms, moves the
 * engine's clock and fires what is due.
 */
@TestComponent
public class Office {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Pattern SHOWN = Pattern.compile("\\{\\{(\\w+)}}");

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final ManagementService management;
    private final IdentityService identity;
    private final CaseFiles cases;
    private final Documents documents;
    private final Deadlines deadlines;
    private final FormService forms;
    private final ServiceItems items;
    private final WorkClocks clocks;
    private final CountedDays days;
    private final JdbcTemplate tables;

    Office(
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            HistoryService history,
            ManagementService management,
            IdentityService identity,
            CaseFiles cases,
            Documents documents,
            Deadlines deadlines,
            FormService forms,
            ServiceItems items,
            WorkClocks clocks,
            CountedDays days,
            JdbcTemplate tables) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.management = management;
        this.identity = identity;
        this.cases = cases;
        this.documents = documents;
        this.deadlines = deadlines;
        this.forms = forms;
        this.items = items;
        this.clocks = clocks;
        this.days = days;
        this.tables = tables;
    }

    /**
     * From now on everything happens in this district, from this moment on. Ends what earlier tests left running, and
     * clears the records of applicants, which would bar the applicants of this test.
     */
    public void open(String district, String now) {
        identity.clearAuthentication();
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(each ->
                        runtime.deleteProcessInstanceIfExists(each.getId(), "next test", true, true, true, false));
        tables.execute("delete from false_commitment");
        go(district);
        setClock(now);
        days.forgetFromToday();
    }

    /** From now on everything happens in this district. */
    public void go(String district) {
        identity.setAuthentication("tester", List.of("camunda-admin"), List.of(district));
    }

    /** Leaves the clock and the thread as they were. */
    public void close() {
        identity.clearAuthentication();
        ClockUtil.reset();
    }

    /** @param now a local date and time of Asia/Shanghai */
    public void setClock(String now) {
        ClockUtil.setCurrentTime(date(now));
    }

    /** Moves the clock and fires every timer that is due by then, in the order of the due dates, each at its time. */
    public void passTo(String moment) {
        Date end = date(moment);
        for (Job job = nextDue(end); job != null; job = nextDue(end)) {
            if (job.getDuedate().after(ClockUtil.getCurrentTime())) {
                ClockUtil.setCurrentTime(job.getDuedate());
            }
            management.executeJob(job.getId());
        }
        ClockUtil.setCurrentTime(end);
    }

    /** Lets the engine do what it would do at once in the background. */
    public void workOff() {
        for (List<Job> jobs = waiting(); !jobs.isEmpty(); jobs = waiting()) {
            management.executeJob(jobs.get(0).getId());
        }
    }

    private List<Job> waiting() {
        return management.createJobQuery().messages().withRetriesLeft().listPage(0, 1);
    }

    private Job nextDue(Date end) {
        List<Job> due = management
                .createJobQuery()
                .duedateLowerThan(new Date(end.getTime() + 1))
                .active()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1);
        return due.isEmpty() ? null : due.get(0);
    }

    /** Starts a process with variables, as Tasklist or another process would. */
    public ProcessInstance start(String process, Object... values) {
        return runtime.startProcessInstanceByKey(process, variables(values));
    }

    /** Starts a process about a case, with the case's variables, as the diagram that calls it would. */
    public ProcessInstance startFor(CaseFile file, String process, Object... values) {
        Map<String, Object> variables = new HashMap<>(ofCase(file));
        variables.putAll(variables(values));
        return runtime.startProcessInstanceByKey(process, file.getNumber(), variables);
    }

    /** Starts 合并办理 of a case's permits, accepted as it was received; its drawings need no review. */
    public ProcessInstance startPermit(CaseFile file) {
        return startFor(
                file,
                "joint-permit",
                "acceptedAt",
                Date.from(file.getReceivedAt()),
                "drawingReviewRequired",
                false,
                "projectAddress",
                "港城园区A12",
                "floorArea",
                8200.5,
                "height",
                18.6);
    }

    /** Orders the planned inspection as the diagram of the case does, by a call; by hand nobody can. */
    public void callPlannedInspection(CaseFile file) {
        if (repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("caller")
                        .count()
                == 0) {
            CallActivityBuilder call = Bpmn.createExecutableProcess("caller")
                    .camundaHistoryTimeToLiveString("P1D")
                    .startEvent()
                    .callActivity()
                    .calledElement("construction-quality-inspection")
                    .camundaInBusinessKey("#{execution.processBusinessKey}")
                    .camundaIn("inspectionKind", "inspectionKind");
            ofCase(file).keySet().forEach(name -> call.camundaIn(name, name));
            repository
                    .createDeployment()
                    .addModelInstance("caller.bpmn", call.endEvent().done())
                    .deploy();
        }
        Map<String, Object> variables = new HashMap<>(ofCase(file));
        variables.put("inspectionKind", "planned");
        runtime.startProcessInstanceByKey("caller", file.getNumber(), variables);
    }

    /** Sends a message that starts a process about a case. */
    public void send(CaseFile file, String message, Object... values) {
        Map<String, Object> variables = new HashMap<>(ofCase(file));
        variables.putAll(variables(values));
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(file.getNumber())
                .setVariables(variables)
                .correlateStartMessage();
    }

    private static Map<String, Object> ofCase(CaseFile file) {
        return Map.of(
                "caseNumber", file.getNumber(),
                "district", file.getDistrict(),
                "item", file.getItem(),
                "itemName", file.getItemName(),
                "applicantName", file.getApplicantName(),
                "projectName", file.getSubject(),
                "receivedAt", Date.from(file.getReceivedAt()));
    }

    /** The one open task of a kind. */
    public Task task(String key) {
        List<Task> found = tasks(key);
        assertThat(found).as("open tasks %s; open are %s", key, openTasks()).hasSize(1);
        return found.get(0);
    }

    public List<Task> tasks(String key) {
        return tasks.createTaskQuery().taskDefinitionKey(key).list();
    }

    /** The keys of all open tasks, sorted. */
    public List<String> openTasks() {
        return tasks.createTaskQuery().list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    /** Finishes the one open task of a kind through its form. */
    public void complete(String key, Object... values) {
        complete(task(key), values);
    }

    /** Finishes a task through its form, which must know everything that it shows. */
    public void complete(Task task, Object... values) {
        assertThat(tasks.getVariables(task.getId()).keySet())
                .as("variables that the form of %s shows", task.getTaskDefinitionKey())
                .containsAll(shown(task));
        tasks.complete(task.getId(), variables(values));
    }

    private Set<String> shown(Task task) {
        try (InputStream form = forms.getDeployedTaskForm(task.getId())) {
            Set<String> names = new TreeSet<>();
            new ObjectMapper()
                    .readTree(form)
                    .findValuesAsText("text")
                    .forEach(text -> SHOWN.matcher(text).results().forEach(each -> names.add(each.group(1))));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The candidate group of a task. */
    public String group(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).get(0).getGroupId();
    }

    /** The candidate group of the one open task of a kind. */
    public String group(String key) {
        return group(task(key));
    }

    /** When the one open task of a kind turns red, as a local time. */
    public String due(String key) {
        return local(task(key).getDueDate());
    }

    /** When the one open task of a kind turns yellow, as a local time. */
    public String warning(String key) {
        return local(task(key).getFollowUpDate());
    }

    /** The case that was opened last. */
    public CaseFile lastCase() {
        return cases.get(
                (String) history.createHistoricVariableInstanceQuery().variableName("caseNumber").list().stream()
                        .map(each -> (String) each.getValue())
                        .max(Comparator.comparing(Office::runningNumber))
                        .orElseThrow());
    }

    private static String runningNumber(String caseNumber) {
        return caseNumber.substring(caseNumber.lastIndexOf('-'));
    }

    /** Opens a case of 小低项目 that is received now, without its process, for the tests of what other diagrams call. */
    public CaseFile receive() {
        Authentication tester = identity.getCurrentAuthentication();
        String district = tester.getTenantIds().get(0);
        ServiceItem item = items.get("small-low-risk-construction");
        return cases.open(
                new Application(
                        district,
                        item.id(),
                        item.name(),
                        "精工机械二期厂房",
                        "重庆江北精工机械有限公司",
                        "91500105MA5U3XYB1K",
                        "13800138000"),
                clocks.of(district)
                        .receivedAt(LocalDateTime.ofInstant(
                                ClockUtil.getCurrentTime().toInstant(), ZONE))
                        .atZone(ZONE)
                        .toInstant(),
                items.materials(item, district),
                Actor.SYSTEM);
    }

    public CaseFile reload(CaseFile file) {
        return cases.get(file.getNumber());
    }

    /** The types of the documents that a case was issued, in order. */
    public List<String> documents(CaseFile file) {
        return documents.of(file.getNumber()).stream()
                .map(IssuedDocument::getType)
                .toList();
    }

    /** The last document of a type. */
    public IssuedDocument document(CaseFile file, String type) {
        return documents.of(file.getNumber()).stream()
                .filter(each -> each.getType().equals(type))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** The case's record as text, a line for each event. */
    public String record(CaseFile file) {
        return String.join(
                "\n",
                cases.record(file.getNumber()).stream()
                        .map(each -> each.getText())
                        .toList());
    }

    public List<Deadline> deadlines(CaseFile file, String step) {
        return deadlines.of(file.getNumber()).stream()
                .filter(each -> each.getStep().equals(step))
                .toList();
    }

    /** A due date as a local time of Asia/Shanghai, to the minute. */
    public static String local(Date date) {
        return LocalDateTime.ofInstant(date.toInstant(), ZONE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    /** @param at a local date and time of Asia/Shanghai */
    public static Date date(String at) {
        return date(LocalDateTime.parse(at));
    }

    private static Date date(LocalDateTime at) {
        return Date.from(at.atZone(ZONE).toInstant());
    }

    /** Pairs of name and value; a list of strings becomes the JSON array that Tasklist submits. */
    public static Map<String, Object> variables(Object... values) {
        Map<String, Object> variables = new HashMap<>();
        IntStream.range(0, values.length / 2).forEach(i -> {
            Object value = values[2 * i + 1];
            variables.put((String) values[2 * i], value instanceof List<?> list ? Spin.JSON(list) : value);
        });
        return variables;
    }
}
