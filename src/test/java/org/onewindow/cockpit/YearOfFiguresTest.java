package org.onewindow.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.casefile.CaseFile;
import org.onewindow.deadline.process.ClockOrders;
import org.onewindow.deadline.process.Recalculations;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.CalendarChange;
import org.onewindow.organisation.CalendarChanges;
import org.onewindow.process.EngineTest;
import org.onewindow.process.Forms;
import org.onewindow.process.Office;
import org.onewindow.web.BadFieldException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A year of permits, generated at random and played through the engine: with pauses, extensions, days off that are added
 * to the calendar, steps done in time and late. What happened when is written down here; what the board says of each
 * month is compared with what one counts from that record day by day on a calendar of one's own.
 */
@EngineTest
class YearOfFiguresTest {

    private static final int YEAR = 2023;
    private static final int PERMITS = 30;
    /** What is done; supervision, and what comes after the permits, has no part in this. */
    private static final Set<String> PLAYED =
            Set.of("signCommitment", "decidePlanning", "decideConstruction", "endPause", "decideExtension");

    private static final List<String> DISTRICTS = List.of("jiangbei", "dianjiang");

    @Autowired
    private Office office;

    @Autowired
    private ClockOrders orders;

    @Autowired
    private Recalculations recalculations;

    @Autowired
    private CalendarChanges changes;

    @Autowired
    private ManagementService management;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Figures figures;

    @Autowired
    private JdbcTemplate tables;

    /** What happened to a clock. */
    private static final class Record {

        private String district;
        private String department;
        private String item;
        private String kind;
        private LimitUnit unit;
        private int amount;
        private int extended;
        private LocalDateTime started;
        private final List<LocalDateTime[]> pauses = new ArrayList<>();
        private LocalDateTime ended;
        private boolean cancelled;

        private boolean isPaused() {
            return !pauses.isEmpty() && pauses.get(pauses.size() - 1)[1] == null;
        }
    }

    private final Random random = new Random(YEAR);
    private final Map<Long, Record> records = new TreeMap<>();
    private final Map<String, Map<LocalDate, Boolean>> workdays = new HashMap<>();
    private LocalDateTime now;

    @AfterEach
    void close() {
        tables.execute("delete from recalculation");
        tables.execute("delete from calendar_change");
        office.close();
    }

    @Test
    void theBoardSaysWhatTheRecordSays() throws IOException {
        readHolidays();
        now = LocalDateTime.of(YEAR, 1, 3, 10, 0);
        office.open("jiangbei", now.toString());
        tables.query("select id from deadline", row -> {
            records.put(row.getLong(1), null); // another test's
        });
        List<CaseFile> files = new ArrayList<>();
        while (now.getYear() == YEAR) {
            if (files.size() < PERMITS && random.nextInt(3) == 0) {
                office.go(DISTRICTS.get(random.nextInt(2)));
                CaseFile file = office.receive();
                office.startPermit(file);
                files.add(file);
                observe();
            }
            for (int i = 0; i < 2; i++) {
                act();
                observe();
            }
            later();
        }
        List<Record> own =
                records.values().stream().filter(each -> each != null).toList();
        assertThat(own).anyMatch(each -> !each.pauses.isEmpty()).anyMatch(each -> each.extended > 0);
        assertThat(own.stream().filter(each -> each.ended != null)).hasSizeGreaterThan(60);
        assertThat(own.stream().filter(each -> each.ended != null && isLate(each)))
                .hasSizeGreaterThan(10);
        for (int month = 1; month <= 12; month++) {
            LocalDate first = LocalDate.of(YEAR, month, 1);
            compare(new Period(first, first.plusMonths(1).minusDays(1)));
        }
        compare(new Period(LocalDate.of(YEAR, 1, 1), LocalDate.of(YEAR, 12, 31)));
    }

    private void act() {
        List<Task> open = tasks.createTaskQuery().active().orderByTaskCreateTime().asc().list().stream()
                .filter(each -> PLAYED.contains(each.getTaskDefinitionKey()))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        Task task = open.get(random.nextInt(open.size()));
        office.go(task.getTenantId());
        String number = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        try {
            switch (task.getTaskDefinitionKey()) {
                case "endPause" -> office.complete(task, "pauseResult", "已办结");
                case "decideExtension" -> office.complete(task, "extensionDecision", "grant");
                default -> {
                    switch (random.nextInt(6)) {
                        case 0 -> orders.pause(number, task, "government-services-office", "HEARING", 3, "听证", "申请书");
                        case 1 -> {
                            List<Long> clocks = tables.queryForList(
                                    "select id from deadline where case_number = ? and state = 'RUNNING' order by id",
                                    Long.class,
                                    number);
                            orders.extend(
                                    number, clocks.get(random.nextInt(clocks.size())), 1 + random.nextInt(9), "征求意见");
                        }
                        case 2 -> dayOff();
                        default -> decide(task);
                    }
                }
            }
        } catch (RuntimeException e) {
            assertThat(NestedExceptionUtils.getMostSpecificCause(e)).isInstanceOf(BadFieldException.class);
        }
        identity.clearAuthentication();
        for (List<Job> jobs = messages(); !jobs.isEmpty(); jobs = messages()) {
            management.executeJob(jobs.get(0).getId());
        }
    }

    private void decide(Task task) {
        switch (task.getTaskDefinitionKey()) {
            case "signCommitment" -> office.complete(task, Forms.commitment());
            case "decidePlanning" ->
                office.complete(task, "planningDecision", "grant", "planningPermitNumber", "建字第" + task.getId());
            default ->
                office.complete(
                        task, "constructionDecision", "grant", "constructionPermitNumber", "施字第" + task.getId());
        }
    }

    private List<Job> messages() {
        return management.createJobQuery().messages().withRetriesLeft().list();
    }

    /** A day off some days ahead, in one district or everywhere, which moves the clocks that run over it. */
    private void dayOff() {
        LocalDate day = now.toLocalDate().plusDays(2 + random.nextInt(20));
        if (day.getYear() > YEAR || random.nextInt(3) > 0) {
            return;
        }
        String scope = random.nextBoolean() ? "national" : DISTRICTS.get(random.nextInt(2));
        recalculations.apply(
                changes.draft(
                                new CalendarChanges.Proposal(
                                        scope,
                                        CalendarChange.Kind.AMENDMENT,
                                        null,
                                        "date,kind,name\n" + day + ",holiday,停电检修\n",
                                        "渝府办〔%d〕%d号".formatted(YEAR, random.nextInt(1000)),
                                        "停电检修"),
                                Actor.SYSTEM)
                        .change()
                        .getId(),
                Actor.SYSTEM);
        DISTRICTS.stream()
                .filter(each -> scope.equals("national") || scope.equals(each))
                .forEach(each -> workdays.get(each).put(day, false));
    }

    /** Goes on to some moment in the office hours of a day on which both districts work. */
    private void later() {
        LocalDate day = now.toLocalDate();
        if (random.nextInt(4) > 0) {
            int working = 1 + random.nextInt(3);
            do {
                // What is not done by the end of the office hours is taken over by somebody else at that moment.
                if (!now.isAfter(day.atTime(17, 30))) {
                    pass(day.atTime(17, 30));
                }
                day = day.plusDays(1);
                working -= isWorkday("jiangbei", day) && isWorkday("dianjiang", day) ? 1 : 0;
            } while (working > 0);
            pass(day.atTime(9, 10 + random.nextInt(40)));
        } else if (now.getHour() < 16) {
            LocalDateTime next = now.plusMinutes(1 + random.nextInt(60));
            pass(next.getHour() >= 12 && next.getHour() < 14 ? day.atTime(14, 10) : next);
        }
    }

    private void pass(LocalDateTime to) {
        identity.clearAuthentication(); // timers fire in nobody's name
        now = to;
        office.passTo(now.toString());
        observe();
    }

    /** Writes down what has become of the clocks since the last look. */
    private void observe() {
        tables.query(
                """
                        select d.*, f.item as case_item from deadline d join case_file f on f.number = d.case_number
                        where d.ended_at is null or d.ended_at >= ?""",
                row -> {
                    long id = row.getLong("id");
                    if (records.containsKey(id) && records.get(id) == null) {
                        return;
                    }
                    Record clock = records.get(id);
                    if (clock == null) {
                        clock = new Record();
                        clock.district = row.getString("district");
                        clock.department = row.getString("department");
                        clock.item = row.getString("case_item");
                        clock.kind = row.getString("kind");
                        clock.unit = LimitUnit.valueOf(row.getString("unit"));
                        clock.amount = row.getInt("amount");
                        clock.started = LocalDateTime.ofInstant(
                                row.getObject("started_at", OffsetDateTime.class)
                                        .toInstant(),
                                ZoneOffset.ofHours(8));
                        records.put(id, clock);
                    }
                    if (clock.ended != null) {
                        return;
                    }
                    clock.extended = row.getInt("extended");
                    boolean isPaused = row.getObject("paused_at") != null;
                    String state = row.getString("state");
                    if (isPaused && !clock.isPaused()) {
                        clock.pauses.add(new LocalDateTime[] {now, null});
                    } else if (!isPaused && clock.isPaused()) {
                        clock.pauses.get(clock.pauses.size() - 1)[1] = now;
                    }
                    if (!state.equals("RUNNING")) {
                        clock.ended = now;
                        clock.cancelled = state.equals("CANCELLED");
                    }
                },
                LocalDateTime.of(YEAR, 1, 1, 0, 0).atOffset(ZoneOffset.ofHours(8)));
    }

    // what follows counts by hand

    private void readHolidays() throws IOException {
        DISTRICTS.forEach(each -> workdays.put(each, new HashMap<>()));
        try (InputStream file = getClass().getResourceAsStream("/reference/holidays.csv")) {
            for (CSVRecord row : CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                DISTRICTS.forEach(each -> workdays.get(each)
                        .put(LocalDate.parse(row.get("date")), row.get("kind").equals("workday")));
            }
        }
    }

    private boolean isWorkday(String district, LocalDate day) {
        boolean isWeekday = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        return workdays.get(district).getOrDefault(day, isWeekday);
    }

    /** Days after the start up to and including one, without those on which the clock stood still. */
    private int used(Record clock, LocalDate last) {
        int days = 0;
        for (LocalDate day = clock.started.toLocalDate().plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            LocalDate today = day;
            boolean stood = clock.pauses.stream()
                    .anyMatch(pause -> today.isAfter(pause[0].toLocalDate())
                            && (pause[1] == null || !today.isAfter(pause[1].toLocalDate())));
            if (!stood && (clock.unit == LimitUnit.CALENDAR_DAY || isWorkday(clock.district, day))) {
                days++;
            }
        }
        return days;
    }

    /** The last day of the limit; a limit that was used up on the day of a pause ends on the day when it goes on. */
    private LocalDate lastDay(Record clock) {
        LocalDate day = clock.started.toLocalDate();
        while (used(clock, day) < clock.amount + clock.extended) {
            day = day.plusDays(1);
        }
        for (LocalDateTime[] pause : clock.pauses) {
            if (!pause[0].toLocalDate().isAfter(day)
                    && pause[1] != null
                    && pause[1].toLocalDate().isAfter(day)) {
                day = pause[1].toLocalDate();
            }
        }
        while (!isWorkday(clock.district, day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private boolean isLate(Record clock) {
        boolean isPaused = clock.isPaused();
        return !isPaused && clock.ended.isAfter(lastDay(clock).atTime(17, 30));
    }

    private record Sum(long ended, long inTime, long late, Map<LimitUnit, List<Long>> times) {}

    private void compare(Period period) {
        List<Record> ended = records.values().stream()
                .filter(each -> each != null && each.ended != null)
                .filter(each -> !each.ended.toLocalDate().isBefore(period.from())
                        && !each.ended.toLocalDate().isAfter(period.to()))
                .filter(each -> !each.kind.equals("TARGET"))
                .filter(each -> !each.cancelled || isLate(each))
                .toList();
        for (String district : DISTRICTS) {
            List<Record> here = ended.stream()
                    .filter(each -> each.district.equals(district))
                    .toList();
            Map<String, List<Record>> expected = new TreeMap<>();
            here.forEach(each -> expected.computeIfAbsent(
                            each.department == null ? "-" : each.department, key -> new ArrayList<>())
                    .add(each));
            Map<String, Sum> found = new TreeMap<>();
            figures.groups(Figures.Dimension.DEPARTMENT, List.of(district), period).stream()
                    .filter(group -> group.ended() > 0)
                    .forEach(group -> {
                        Map<LimitUnit, List<Long>> times = new TreeMap<>();
                        group.times()
                                .forEach(time ->
                                        times.put(time.unit(), List.of(time.clocks(), time.used(), time.amount())));
                        found.put(group.id(), new Sum(group.ended(), group.inTime(), group.late(), times));
                    });
            Map<String, Sum> byHand = new TreeMap<>();
            expected.forEach((department, of) -> byHand.put(department, sum(of)));
            assertThat(found).as(district + " " + period).isEqualTo(byHand);
        }
    }

    private Sum sum(List<Record> of) {
        long late = of.stream().filter(this::isLate).count();
        Map<LimitUnit, List<Long>> times = new TreeMap<>();
        of.forEach(each -> {
            int days = used(each, each.ended.toLocalDate());
            long net = isLate(each) ? days : Math.min(days, each.amount + each.extended);
            times.merge(
                    each.unit,
                    List.of(1L, net, (long) each.amount),
                    (one, other) ->
                            List.of(one.get(0) + other.get(0), one.get(1) + other.get(1), one.get(2) + other.get(2)));
        });
        return new Sum(of.size(), of.size() - late, late, times);
    }
}
