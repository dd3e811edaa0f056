package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.Recalculation;
import org.onewindow.deadline.process.ClockOrders;
import org.onewindow.deadline.process.Recalculations;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.CalendarChange;
import org.onewindow.organisation.CalendarChanges;
import org.onewindow.web.BadFieldException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** 时限重算 after a change of the calendar. 2 March 2026 is a Monday; the statutory limit of 合并办理 is 20 working days. */
@ProcessTest("recalculation")
class RecalculationTest {

    @Autowired
    private Office office;

    @Autowired
    private ClockOrders orders;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private Recalculations recalculations;

    @Autowired
    private CalendarChanges changes;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcTemplate tables;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
    }

    @AfterEach
    void close() {
        tables.execute("delete from recalculation");
        tables.execute("delete from calendar_change");
        office.close();
    }

    private CaseFile start() {
        CaseFile file = office.receive();
        office.startPermit(file);
        return file;
    }

    private Deadline clock(CaseFile file, ClockKind kind) {
        return office.deadlines(file, "permit").stream()
                .filter(each -> each.getKind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private String due(CaseFile file) {
        return Office.local(Date.from(clock(file, ClockKind.STATUTORY).getDueAt()));
    }

    private long dayOff(String scope, String date) {
        return changes.draft(
                        new CalendarChanges.Proposal(
                                scope,
                                CalendarChange.Kind.AMENDMENT,
                                null,
                                "date,kind,name\n" + date + ",holiday,迁址\n",
                                "渝府办〔2026〕1号",
                                "迁址"),
                        Actor.SYSTEM)
                .change()
                .getId();
    }

    /** Lets the process do its batches as the job executor would, and look at all clocks once more. */
    private void runJobs() {
        runBatches();
        waiting().forEach(job -> management.executeJob(job.getId()));
        runBatches();
        assertThat(waiting()).isEmpty();
    }

    private void runBatches() {
        for (List<Job> jobs = messages(); !jobs.isEmpty(); jobs = messages()) {
            management.executeJob(jobs.get(0).getId());
        }
    }

    private List<Job> waiting() {
        return management
                .createJobQuery()
                .processDefinitionKey("recalculation")
                .timers()
                .list();
    }

    private List<Job> messages() {
        return management.createJobQuery().messages().withRetriesLeft().list();
    }

    @Test
    void triesOutThenMovesClocksTimersAndTasks() {
        CaseFile file = start();
        long change = dayOff("jiangbei", "2026-03-03");
        Recalculations.Trial trial = recalculations.trial(change, 10);
        assertThat(trial.moved()).isEqualTo(2);
        assertThat(trial.rows())
                .filteredOn(row -> row.caseNumber().equals(file.getNumber()))
                .extracting(row -> row.kind() + " " + Office.local(Date.from(row.oldDue())) + " "
                        + Office.local(Date.from(row.newDue())))
                .containsExactlyInAnyOrder(
                        "承诺 2026-03-03T17:30 2026-03-04T17:30", "法定 2026-03-30T17:30 2026-03-31T17:30");
        assertThat(due(file)).isEqualTo("2026-03-30T17:30");
        recalculations.apply(change, Actor.SYSTEM);
        runJobs();
        assertThat(due(file)).isEqualTo("2026-03-31T17:30");
        assertThat(office.due("signCommitment")).isEqualTo("2026-03-04T17:30");
        assertThat(office.record(file)).contains("工作日历调整（渝府办〔2026〕1号），重算时限：");
        assertTimersAgree();
        Recalculation run = recalculations.of(change).orElseThrow();
        assertThat(run.getEndedAt()).isNotNull();
        assertThat(run.getDone()).isEqualTo(run.getTotal());
        assertThat(run.getMoved()).isEqualTo(2);
        assertThatThrownBy(() -> recalculations.apply(change, Actor.SYSTEM)).isInstanceOf(BadFieldException.class);
        office.passTo("2026-03-03T17:30");
        assertThat(office.record(file)).doesNotContain("红灯超期");
        office.passTo("2026-03-04T17:30");
        assertThat(office.record(file)).contains("红灯超期");
    }

    @Test
    void leavesOtherDistrictsAlone() {
        CaseFile file = start();
        long change = dayOff("dianjiang", "2026-03-03");
        assertThat(recalculations.trial(change, 10).moved()).isZero();
        recalculations.apply(change, Actor.SYSTEM);
        runJobs();
        assertThat(due(file)).isEqualTo("2026-03-30T17:30");
    }

    @Test
    void amendsTheCalendarWhileAClockStandsStill() {
        CaseFile file = start();
        orders.pause(
                file.getNumber(),
                office.task("signCommitment"),
                "government-services-office",
                "APPRAISAL",
                5,
                "鉴定",
                "委托书");
        office.setClock("2026-03-04T10:00");
        recalculations.apply(dayOff("jiangbei", "2026-03-05"), Actor.SYSTEM);
        runJobs();
        assertTimersAgree();
        assertThat(clock(file, ClockKind.STATUTORY).isPaused()).isTrue();
        office.setClock("2026-03-06T10:00");
        office.complete("endPause", "pauseResult", "已办结");
        assertThat(due(file)).isEqualTo("2026-04-03T17:30");
        assertTimersAgree();
    }

    @Test
    void makesProvisionalDatesFirm() {
        office.setClock("2026-12-29T10:00");
        CaseFile file = start();
        assertThat(clock(file, ClockKind.STATUTORY).isProvisional()).isTrue();
        String notice = "date,kind,name\n2027-01-01,holiday,元旦\n2027-01-02,holiday,元旦\n2027-01-03,holiday,元旦\n"
                + "2027-01-04,holiday,元旦\n2027-05-01,holiday,劳动节\n2027-10-01,holiday,国庆节\n2027-10-02,holiday,国庆节\n"
                + "2027-10-03,holiday,国庆节\n";
        long change = changes.draft(
                        new CalendarChanges.Proposal(
                                "national", CalendarChange.Kind.NOTICE, 2027, notice, "国办发明电〔2026〕9号", null),
                        Actor.SYSTEM)
                .change()
                .getId();
        Recalculations.Trial trial = recalculations.trial(change, 10);
        assertThat(trial.firm()).isPositive();
        String before = due(file);
        recalculations.apply(change, Actor.SYSTEM);
        runJobs();
        assertThat(clock(file, ClockKind.STATUTORY).isProvisional()).isFalse();
        assertThat(due(file)).isGreaterThan(before);
    }

    @Test
    void findsAClockThatWasStartedInATransactionThatDidNotSeeTheChange() {
        CaseFile file = transactions.execute(open -> {
            CaseFile late = start();
            CompletableFuture.runAsync(() -> {
                        recalculations.apply(dayOff("jiangbei", "2026-03-03"), Actor.SYSTEM);
                        runBatches();
                    })
                    .join();
            return late;
        });
        assertThat(due(file)).isEqualTo("2026-03-30T17:30");
        office.passTo("2026-03-02T10:10");
        runBatches();
        assertThat(due(file)).isEqualTo("2026-03-31T17:30");
        assertTimersAgree();
    }

    @Test
    void appliesAChangedLimitToRunningClocksIfTheOwnerWantsIt() throws IOException {
        CaseFile file = start();
        CaseFile paused = start();
        orders.pause(paused.getNumber(), taskOf(paused), "government-services-office", "APPRAISAL", 5, "鉴定", "委托书");
        office.go("dianjiang");
        CaseFile elsewhere = start();
        office.go("jiangbei");
        String deployment = deployStatutoryLimit(15);
        try {
            assertThat(due(file)).isEqualTo("2026-03-30T17:30");
            assertThat(due(start())).isEqualTo("2026-03-23T17:30");
            long change = changes.draft(
                            new CalendarChanges.Proposal(
                                    "jiangbei", CalendarChange.Kind.LIMITS, null, "", "渝府办〔2026〕2号", "压减"),
                            Actor.SYSTEM)
                    .change()
                    .getId();
            Recalculations.Trial trial = recalculations.trial(change, 10);
            assertThat(trial.moved()).isEqualTo(2);
            assertThat(trial.rows())
                    .filteredOn(row -> row.caseNumber().equals(file.getNumber()))
                    .singleElement()
                    .satisfies(row ->
                            assertThat(Office.local(Date.from(row.newDue()))).isEqualTo("2026-03-23T17:30"));
            assertThat(clock(file, ClockKind.STATUTORY).getAmount()).isEqualTo(20);
            recalculations.apply(change, Actor.SYSTEM);
            runJobs();
            assertThat(due(file)).isEqualTo("2026-03-23T17:30");
            assertThat(clock(file, ClockKind.STATUTORY).getAmount()).isEqualTo(15);
            assertThat(clock(file, ClockKind.PROMISED).getAmount()).isEqualTo(1);
            assertThat(clock(paused, ClockKind.STATUTORY).getAmount()).isEqualTo(15);
            assertThat(clock(elsewhere, ClockKind.STATUTORY).getAmount()).isEqualTo(20);
            assertThat(office.record(file)).contains("时限表变更（渝府办〔2026〕2号），重算时限：");
            assertTimersAgree();
        } finally {
            repository.deleteDeployment(deployment);
        }
    }

    /** As its owner would: the table with another figure, deployed into the running engine. */
    private String deployStatutoryLimit(int days) throws IOException {
        try (InputStream table = getClass().getResourceAsStream("/bpmn/construction/time-limits.dmn")) {
            DmnModelInstance model = Dmn.readModelFromStream(table);
            model.getModelElementsByType(Rule.class).stream()
                    .filter(rule -> rule.getTextContent().contains("\"permit\"")
                            && rule.getTextContent().contains("STATUTORY"))
                    .flatMap(rule -> rule.getOutputEntries().stream())
                    .filter(entry -> entry.getText().getTextContent().equals("20"))
                    .forEach(entry -> entry.getText().setTextContent(String.valueOf(days)));
            return repository
                    .createDeployment()
                    .name("an owner's change")
                    .addModelInstance("time-limits.dmn", model)
                    .deploy()
                    .getId();
        }
    }

    private Task taskOf(CaseFile file) {
        return tasksOf(file).get(0);
    }

    @Test
    void isDoneOnceByTwoNodes() {
        List<CaseFile> files = Stream.generate(this::start).limit(8).toList();
        long change = dayOff("jiangbei", "2026-03-03");
        Recalculation run = recalculations.apply(change, Actor.SYSTEM);
        Stream.of(1, 2)
                .map(node -> CompletableFuture.runAsync(() -> {
                    while (!recalculations.next(run.getId())) {
                        // the next batch
                    }
                }))
                .toList()
                .forEach(CompletableFuture::join);
        Recalculation ended = recalculations.of(change).orElseThrow();
        assertThat(ended.getDone()).isEqualTo(ended.getTotal());
        assertThat(files).allSatisfy(file -> {
            assertThat(due(file)).isEqualTo("2026-03-31T17:30");
            assertThat(office.record(file)).containsOnlyOnce("重算时限");
        });
        runJobs();
        assertTimersAgree();
    }

    /** Opens, pauses, resumes, extends, amends and lets time pass at random; the seed makes it the same each time. */
    @Test
    void keepsEveryTimerOnItsClockThroughAThousandOperations() {
        Random random = new Random(20261121);
        List<CaseFile> files =
                new ArrayList<>(Stream.generate(this::start).limit(6).toList());
        IntStream.range(0, 1000).forEach(i -> {
            CaseFile file = files.get(random.nextInt(files.size()));
            switch (random.nextInt(40)) {
                case 0 ->
                    recalculations.apply(
                            dayOff(
                                    random.nextBoolean() ? "jiangbei" : "national",
                                    "2026-%02d-%02d".formatted(4 + random.nextInt(8), 1 + random.nextInt(28))),
                            Actor.SYSTEM);
                case 1, 2 ->
                    ClockUtil.setCurrentTime(
                            new Date(ClockUtil.getCurrentTime().getTime() + random.nextInt(20 * 3600) * 1000L));
                case 3, 4 ->
                    quietly(() -> orders.extend(
                            file.getNumber(),
                            clock(file, ClockKind.STATUTORY).getId(),
                            1 + random.nextInt(10),
                            "征求意见"));
                case 5, 6 ->
                    any("decideExtension", random)
                            .forEach(task -> quietly(() ->
                                    tasks.complete(task.getId(), Office.variables("extensionDecision", "grant"))));
                case 7, 8, 9, 10, 11 ->
                    any("endPause", random)
                            .forEach(task -> tasks.complete(task.getId(), Office.variables("pauseResult", "已办结")));
                default ->
                    tasksOf(file).forEach(task -> {
                        if (random.nextInt(4) == 0) {
                            quietly(() -> orders.pause(
                                    file.getNumber(), task, "government-services-office", "HEARING", 3, "听证", "申请书"));
                        }
                    });
            }
            runJobs();
            assertTimersAgree();
        });
        assertThat(tables.queryForObject("select count(*) from clock_pause", Integer.class))
                .isGreaterThan(20);
    }

    private List<Task> tasksOf(CaseFile file) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(file.getNumber())
                .taskDefinitionKey("signCommitment")
                .list();
    }

    private Stream<Task> any(String key, Random random) {
        List<Task> open = office.tasks(key);
        return open.isEmpty() ? Stream.empty() : Stream.of(open.get(random.nextInt(open.size())));
    }

    private static void quietly(Runnable refusedNowAndThen) {
        try {
            refusedNowAndThen.run();
        } catch (RuntimeException e) {
            assertThat(Stream.iterate((Throwable) e, t -> t != null, Throwable::getCause))
                    .hasAtLeastOneElementOfType(BadFieldException.class);
        }
    }

    /** Each timer has the date of the clock that its event is about, and stands still with it. */
    private void assertTimersAgree() {
        Map<String, String> events = management.createJobDefinitionQuery().list().stream()
                .collect(Collectors.toMap(JobDefinition::getId, JobDefinition::getActivityId));
        Map<String, List<Deadline>> clocks = deadlines
                .running(runtime.createProcessInstanceQuery().list().stream()
                        .map(ProcessInstance::getBusinessKey)
                        .filter(Objects::nonNull)
                        .toList())
                .stream()
                .collect(Collectors.groupingBy(Deadline::getProcessInstanceId));
        List<String> itsOwn = waiting().stream().map(Job::getId).toList();
        management.createJobQuery().timers().list().stream()
                .filter(job -> !itsOwn.contains(job.getId()))
                .forEach(job -> {
                    String event = events.get(job.getJobDefinitionId()).toLowerCase(Locale.ROOT);
                    Deadline clock = clocks.get(job.getProcessInstanceId()).stream()
                            .filter(each -> !event.contains("statutory") || each.getKind() == ClockKind.STATUTORY)
                            .min(Deadlines.FIRST)
                            .orElseThrow();
                    assertThat(job.getDuedate().toInstant())
                            .as("%s of %s", event, clock.getCaseNumber())
                            .isEqualTo(event.contains("warn") ? clock.getWarnAt() : clock.getDueAt());
                    assertThat(job.isSuspended()).isEqualTo(clock.isPaused());
                });
    }
}
