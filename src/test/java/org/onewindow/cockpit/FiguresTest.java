package org.onewindow.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.cockpit.CaseList.Kind;
import org.onewindow.cockpit.CaseList.Question;
import org.onewindow.cockpit.CaseList.Row;
import org.onewindow.cockpit.CaseList.Sort;
import org.onewindow.cockpit.Figures.Dimension;
import org.onewindow.cockpit.Figures.Group;
import org.onewindow.cockpit.Figures.Lights;
import org.onewindow.cockpit.Figures.TimeUsed;
import org.onewindow.cockpit.Figures.Week;
import org.onewindow.cockpit.RandomOffice.Case;
import org.onewindow.cockpit.RandomOffice.Clock;
import org.onewindow.deadline.Light;
import org.onewindow.deadline.OpenCases;
import org.onewindow.process.EngineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The figures of the board and the lists behind them, compared with what plain Java counts over the same rows, one by
 * one, knowing nothing of the SQL.
 */
@EngineTest
@Transactional
class FiguresTest {

    private static final LocalDateTime NOW = LocalDateTime.parse("2026-05-20T10:00");
    private static final OffsetDateTime MOMENT = NOW.atOffset(RandomOffice.ZONE);
    private static final List<Light> WORST = List.of(Light.RED, Light.YELLOW, Light.GREEN, Light.BLUE);

    @Autowired
    private Figures figures;

    @Autowired
    private CaseList list;

    @Autowired
    private Demands demands;

    @Autowired
    private OpenCases openCases;

    @Autowired
    private JdbcClient database;

    private RandomOffice office;

    private void open(long seed) {
        ClockUtil.setCurrentTime(Date.from(MOMENT.toInstant()));
        office = new RandomOffice(database, openCases, seed, NOW);
    }

    @AfterEach
    void close() {
        ClockUtil.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "1,2026-05-01,2026-05-20,",
        "2,2026-03-11,2026-04-30,jiangbei",
        "3,2026-02-01,2026-05-20,",
        "4,2025-01-01,2025-01-31,yuzhong"
    })
    void countsAsOneWouldByHand(long seed, LocalDate from, LocalDate to, String district) {
        open(seed);
        Period period = new Period(from, to);
        List<String> districts = district == null ? RandomOffice.DISTRICTS : List.of(district);
        Filter filter = new Filter(districts, null, null, null);
        for (Dimension by : Dimension.values()) {
            Map<String, Group> expected = groups(by, districts, period);
            List<Group> found = figures.groups(by, districts, period);
            assertThat(found).as(by.name()).hasSameSizeAs(expected.values());
            found.forEach(group -> {
                Group byHand = expected.get(group.id());
                assertThat(group.open()).as(by + group.id()).isEqualTo(byHand.open());
                assertThat(List.of(group.ended(), group.inTime(), group.late()))
                        .as(by + group.id())
                        .isEqualTo(List.of(byHand.ended(), byHand.inTime(), byHand.late()));
                assertThat(group.times()).as(by + group.id()).hasSameElementsAs(byHand.times());
                assertThat(group.name()).isNotBlank();
                everyNumberLeadsToItsCases(by, group, filter, period);
            });
        }
        assertThat(figures.weeks(districts, period)).isEqualTo(weeks(districts, period));
    }

    private void everyNumberLeadsToItsCases(Dimension by, Group group, Filter all, Period period) {
        Filter filter = switch (by) {
            case ALL -> all;
            case DISTRICT -> new Filter(List.of(group.id()), null, null, null);
            case DEPARTMENT -> new Filter(all.districts(), group.id(), null, null);
            case PROCESS -> new Filter(all.districts(), null, group.id(), null);
            case ITEM -> new Filter(all.districts(), null, null, group.id());
        };
        Lights open = group.open();
        assertThat(total(Kind.OPEN, filter, period, null, Light.GREEN)).isEqualTo(open.green());
        assertThat(total(Kind.OPEN, filter, period, null, Light.YELLOW)).isEqualTo(open.yellow());
        assertThat(total(Kind.OPEN, filter, period, null, Light.RED)).isEqualTo(open.red());
        assertThat(total(Kind.OPEN, filter, period, null, Light.BLUE)).isEqualTo(open.paused());
        assertThat(total(Kind.ENDED, filter, period, null, null)).isEqualTo(group.ended());
        assertThat(total(Kind.ENDED, filter, period, false, null)).isEqualTo(group.inTime());
        assertThat(total(Kind.ENDED, filter, period, true, null)).isEqualTo(group.late());
    }

    private long total(Kind kind, Filter filter, Period period, Boolean late, Light light) {
        return list.page(new Question(kind, filter, period, null, late, light, null, Sort.WORST, false, 0, 1))
                .total();
    }

    @Test
    void comparesWithWhatDocumentsDemand() {
        open(5);
        Period period = new Period(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-05-20"));
        List<Clock> ended = ended(List.of("jiangbei"), period)
                .filter(each -> each.used() != null)
                .toList();
        List<Clock> power = ended.stream()
                .filter(each -> each.average() && each.unit().equals("WORKING_DAY"))
                .filter(each -> each.of().item().equals("utility-power-10kv"))
                .toList();
        assertThat(power).isNotEmpty();
        demanded(
                "jiangbei-power-10kv",
                power.stream().mapToInt(Clock::used).sum(),
                power.size(),
                power.stream().mapToInt(Clock::used).sum() <= 28 * power.size(),
                power.size());
        List<Clock> statutory = ended.stream()
                .filter(each -> each.kind().equals("STATUTORY") && each.unit().equals("WORKING_DAY"))
                .filter(each -> !each.of().item().equals("procurement-contract"))
                .toList();
        int granted = statutory.stream().mapToInt(Clock::amount).sum();
        int saved = granted - statutory.stream().mapToInt(Clock::used).sum();
        demanded("jiangbei-shorter", saved, granted, saved * 100 >= 80 * granted, statutory.size());

        List<Case> closed = office.cases.stream()
                .filter(each -> each.closed() != null && isIn(each.closed(), period))
                .filter(each -> each.district().equals("jiangbei"))
                .toList();
        List<Case> applied = closed.stream()
                .filter(each -> !each.item().equals("procurement-contract"))
                .toList();
        assertThat(applied).isNotEmpty();
        int visits = applied.stream().mapToInt(Case::visits).sum();
        demanded("jiangbei-visits", visits, applied.size(), visits * 10 <= 3 * applied.size(), applied.size());
        share(
                "jiangbei-at-once",
                applied,
                each -> each.closed().toLocalDate().equals(each.received().toLocalDate()),
                40);
        share("jiangbei-online-applied", applied, each -> each.online() && each.visits() == 0, 70);
        share(
                "jiangbei-online-licences",
                closed.stream()
                        .filter(each -> each.item().equals("small-low-risk-construction"))
                        .toList(),
                each -> each.online() && each.visits() == 0,
                80);
    }

    private void share(String demand, List<Case> of, Predicate<Case> counts, int bound) {
        long part = of.stream().filter(counts).count();
        demanded(demand, part, of.size(), part * 100 >= (long) bound * of.size(), of.size());
    }

    private void demanded(String id, long part, long whole, boolean kept, long listed) {
        Period period = new Period(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-05-20"));
        Demands.Met met = demands.of(RandomOffice.DISTRICTS, period).stream()
                .filter(each -> each.demand().id().equals(id))
                .findAny()
                .orElseThrow();
        assertThat(met.share().part()).as(id).isEqualTo(part);
        assertThat(met.share().whole()).as(id).isEqualTo(whole);
        assertThat(met.isKept()).as(id).isEqualTo(kept);
        Kind kind = met.demand().figure().isOfClocks() ? Kind.ENDED : Kind.CLOSED;
        Filter filter = new Filter(List.of("jiangbei"), null, null, null);
        assertThat(list.page(new Question(kind, filter, period, met.demand(), null, null, null, Sort.ENDED, true, 0, 1))
                        .total())
                .as(id)
                .isEqualTo(listed);
    }

    @Test
    void demandsBindTheirDistrictInTheirTime() {
        open(6);
        Period lastYear = new Period(LocalDate.parse("2020-12-31"), LocalDate.parse("2021-01-31"));
        Period since = new Period(LocalDate.parse("2021-01-01"), LocalDate.parse("2021-01-31"));
        assertThat(demands.of(List.of("wulong"), lastYear))
                .extracting(each -> each.demand().id())
                .containsExactly("chongqing-power-low", "chongqing-power-high");
        assertThat(demands.of(List.of("wulong"), since)).isEmpty();
        assertThat(demands.of(List.of("dianjiang"), since)).singleElement().satisfies(each -> {
            assertThat(each.demand().required()).isEqualTo("≤ 30 个工作日");
            assertThat(each.isKept()).isNull();
            assertThat(each.value()).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void pagesHoldEveryRowOnceInOrder(Kind kind) {
        open(7);
        Period period = new Period(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-05-20"));
        String process = kind == Kind.IN_PROCESS ? RandomOffice.MAIN : null;
        Filter filter = new Filter(RandomOffice.DISTRICTS, null, process, null);
        for (Sort sort : Sort.values()) {
            for (boolean descending : new boolean[] {false, true}) {
                List<Row> rows = new ArrayList<>();
                CaseList.Page page;
                int number = 0;
                do {
                    page = list.page(
                            new Question(kind, filter, period, null, null, null, null, sort, descending, number++, 15));
                    rows.addAll(page.rows());
                } while (!page.rows().isEmpty());
                assertThat(rows)
                        .as(kind + " " + sort)
                        .hasSize((int) page.total())
                        .hasSizeGreaterThan(20);
                List<Row> atOnce = new ArrayList<>();
                list.read(
                        new Question(kind, filter, period, null, null, null, null, sort, descending, 3, 15),
                        all -> all.forEach(atOnce::add));
                assertThat(atOnce).isEqualTo(rows);
                if (kind != Kind.ENDED) {
                    assertThat(rows).extracting(Row::caseNumber).doesNotHaveDuplicates();
                }
                if (sort == Sort.NUMBER || sort == Sort.ENDED && (kind == Kind.ENDED || kind == Kind.CLOSED)) {
                    Comparator<Row> order = sort == Sort.NUMBER
                            ? Comparator.comparing(Row::caseNumber)
                            : Comparator.comparing(Row::endedAt);
                    assertThat(rows).isSortedAccordingTo(descending ? order.reversed() : order);
                }
                if (kind == Kind.OPEN && sort == Sort.WORST) {
                    Comparator<Row> worst = Comparator.comparingInt(each -> WORST.indexOf(each.light()));
                    assertThat(rows).isSortedAccordingTo(descending ? worst.reversed() : worst);
                }
            }
        }
    }

    @Test
    void eachOpenCaseShowsTheWorstOfItsClocks() {
        open(8);
        Filter filter = new Filter(RandomOffice.DISTRICTS, null, null, null);
        Period period = new Period(LocalDate.parse("2026-05-01"), LocalDate.parse("2026-05-20"));
        Map<String, Light> expected = office.clocks.stream()
                .filter(each -> each.state().equals("RUNNING") && !each.kind().equals("TARGET"))
                .collect(Collectors.toMap(
                        each -> each.of().number(), FiguresTest::light, (one, other) -> worse(one, other)));
        List<Row> rows = list.page(
                        new Question(Kind.OPEN, filter, period, null, null, null, null, Sort.WORST, false, 0, 200))
                .rows();
        assertThat(rows.stream().collect(Collectors.toMap(Row::caseNumber, Row::light)))
                .isEqualTo(expected);
        assertThat(expected.values()).contains(Light.values());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.dueAt() == null).isEqualTo(row.light() == Light.BLUE);
            assertThat(row.daysLeft()).isNotNull();
            if (row.light() == Light.RED) {
                assertThat(row.daysLeft()).isLessThanOrEqualTo(0);
                assertThat(row.dueAt()).isBeforeOrEqualTo(NOW);
            }
        });
    }

    /** With the worst of the clocks of the process and of what it calls, or with none. */
    @ParameterizedTest
    @CsvSource({",", "jiangbei,", ",planning-natural-resources", ",-"})
    void listsTheCasesInWhichAProcessIsUnderWay(String district, String department) {
        open(10);
        List<String> districts = district == null ? RandomOffice.DISTRICTS : List.of(district);
        Map<String, Light> lights = office.clocks.stream()
                .filter(each -> each.state().equals("RUNNING") && !each.kind().equals("TARGET"))
                .filter(each -> RandomOffice.MAIN.equals(each.process()) || each.call() != null)
                .filter(each ->
                        department == null || department.equals(each.department() == null ? "-" : each.department()))
                .collect(Collectors.toMap(each -> each.of().number(), FiguresTest::light, FiguresTest::worse));
        Map<String, Light> expected = new HashMap<>();
        office.underWay.stream()
                .filter(each -> districts.contains(each.district()))
                .filter(each -> department == null || lights.containsKey(each.number()))
                .forEach(each -> expected.put(each.number(), lights.get(each.number())));
        Filter filter = new Filter(districts, department, RandomOffice.MAIN, null);
        List<Row> rows = list.page(inProcess(filter, null)).rows();
        Map<String, Light> found = new HashMap<>();
        rows.forEach(row -> found.put(row.caseNumber(), row.light()));
        assertThat(found).hasSize(rows.size()).isEqualTo(expected).containsValue(Light.RED);
        assertThat(found.containsValue(null)).isEqualTo(department == null);
        assertThat(rows).allSatisfy(row -> {
            int number = Integer.parseInt(row.caseNumber().substring("RB-2026-".length()));
            assertThat(row.processInstance()).isEqualTo((number % 4 == 0 ? "again" : "main") + number);
            assertThat(row.daysLeft() == null).isEqualTo(row.light() == null);
            assertThat(row.step() == null).isEqualTo(row.light() == null);
        });
        for (Light light : Light.values()) {
            assertThat(list.page(inProcess(filter, light)).rows())
                    .as(light.name())
                    .hasSize((int) expected.values().stream()
                            .filter(each -> each == light)
                            .count())
                    .allMatch(row -> row.light() == light);
        }
    }

    private static Question inProcess(Filter filter, Light light) {
        Period period = new Period(LocalDate.parse("2026-05-20"), LocalDate.parse("2026-05-20"));
        return new Question(Kind.IN_PROCESS, filter, period, null, null, light, null, Sort.WORST, false, 0, 200);
    }

    /** What stands for anything in SQL stands for itself. */
    @Test
    void findsByNumberAndApplicant() {
        open(9);
        Filter filter = new Filter(RandomOffice.DISTRICTS, null, null, null);
        Period period = new Period(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-05-20"));
        for (String text : List.of("100%", "张_三", "rb-2026-00001", "%", "_", "没有", "'")) {
            long expected = office.cases.stream()
                    .filter(each -> each.closed() != null && isIn(each.closed(), period))
                    .filter(each -> each.number().toLowerCase().contains(text)
                            || each.applicant().contains(text))
                    .count();
            assertThat(list.page(new Question(
                                    Kind.CLOSED, filter, period, null, null, null, text, Sort.NUMBER, false, 0, 20))
                            .total())
                    .as(text)
                    .isEqualTo(expected);
        }
    }

    // what follows counts by hand

    private static Light worse(Light one, Light other) {
        return WORST.indexOf(one) < WORST.indexOf(other) ? one : other;
    }

    private static Light light(Clock clock) {
        if (clock.paused() != null) {
            return Light.BLUE;
        }
        if (!clock.average() && !MOMENT.isBefore(clock.due())) {
            return Light.RED;
        }
        return MOMENT.isBefore(clock.warn()) ? Light.GREEN : Light.YELLOW;
    }

    private static boolean isIn(OffsetDateTime at, Period period) {
        LocalDate day = at.withOffsetSameInstant(RandomOffice.ZONE).toLocalDate();
        return !day.isBefore(period.from()) && !day.isAfter(period.to());
    }

    private java.util.stream.Stream<Clock> counted(List<String> districts) {
        return office.clocks.stream()
                .filter(each -> districts.contains(each.of().district()))
                .filter(each -> !each.kind().equals("TARGET"));
    }

    private java.util.stream.Stream<Clock> ended(List<String> districts, Period period) {
        return counted(districts)
                .filter(each -> each.state().equals("MET") || each.state().equals("BREACHED"))
                .filter(each -> isIn(each.ended(), period));
    }

    private static String key(Dimension by, Clock clock) {
        String key = switch (by) {
            case ALL -> "all";
            case DISTRICT -> clock.of().district();
            case DEPARTMENT -> clock.department();
            case PROCESS -> clock.process();
            case ITEM -> clock.of().item();
        };
        return key == null ? "-" : key;
    }

    private Map<String, Group> groups(Dimension by, List<String> districts, Period period) {
        Map<String, Map<String, Light>> lights = new HashMap<>();
        counted(districts)
                .filter(each -> each.state().equals("RUNNING"))
                .forEach(each -> lights.computeIfAbsent(key(by, each), key -> new HashMap<>())
                        .merge(each.of().number(), light(each), FiguresTest::worse));
        Map<String, List<Clock>> ended = ended(districts, period).collect(Collectors.groupingBy(each -> key(by, each)));
        Map<String, Group> groups = new TreeMap<>();
        lights.forEach((key, of) -> groups.put(key, group(key, of, ended.getOrDefault(key, List.of()))));
        ended.forEach((key, of) -> groups.putIfAbsent(key, group(key, Map.of(), of)));
        return groups;
    }

    private static Group group(String key, Map<String, Light> lights, List<Clock> ended) {
        Function<Light, Long> open =
                light -> lights.values().stream().filter(each -> each == light).count();
        List<TimeUsed> times = new ArrayList<>();
        for (LimitUnit unit : LimitUnit.values()) {
            List<Clock> of = ended.stream()
                    .filter(each -> each.used() != null && each.unit().equals(unit.name()))
                    .toList();
            if (!of.isEmpty()) {
                times.add(new TimeUsed(
                        unit,
                        of.size(),
                        of.stream().mapToLong(Clock::used).sum(),
                        of.stream().mapToLong(Clock::amount).sum()));
            }
        }
        return new Group(
                key,
                null,
                new Lights(
                        open.apply(Light.GREEN),
                        open.apply(Light.YELLOW),
                        open.apply(Light.RED),
                        open.apply(Light.BLUE)),
                ended.size(),
                ended.stream()
                        .filter(each -> each.state().equals("MET") && !each.average())
                        .count(),
                ended.stream().filter(each -> each.state().equals("BREACHED")).count(),
                times);
    }

    private List<Week> weeks(List<String> districts, Period period) {
        Map<LocalDate, Week> weeks = new TreeMap<>();
        for (LocalDate day = period.from(); !day.isAfter(period.to()); day = day.plusDays(1)) {
            LocalDate today = day;
            List<Clock> of = ended(districts, new Period(today, today))
                    .filter(each -> !each.average())
                    .toList();
            long late =
                    of.stream().filter(each -> each.state().equals("BREACHED")).count();
            LocalDate monday = today.with(java.time.temporal.TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            weeks.merge(
                    monday,
                    new Week(today, today, of.size() - late, late),
                    (week, added) -> new Week(
                            week.from(), added.to(), week.inTime() + added.inTime(), week.late() + added.late()));
        }
        return List.copyOf(weeks.values());
    }
}
