package org.onewindow.cockpit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.organisation.Department;
import org.onewindow.organisation.Departments;
import org.onewindow.organisation.District;
import org.onewindow.organisation.Districts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The figures of the board 时限看板, counted by the database; each method asks it a fixed number of questions. */
@Service
class Figures {

    private static final int DAYS_OF_A_WEEK = 7;
    private static final int SECONDS_OF_A_DAY = 86_400;

    /** Days from the Monday before 1970-01-01, a Thursday. */
    private static final int MONDAY = 3;

    private final JdbcClient database;
    private final RepositoryService repository;
    private final Districts districts;
    private final Departments departments;
    private final Clock clock;

    Figures(
            JdbcClient database,
            RepositoryService repository,
            Districts districts,
            Departments departments,
            Clock clock) {
        this.database = database;
        this.repository = repository;
        this.districts = districts;
        this.departments = departments;
        this.clock = clock;
    }

    /** By what figures are told apart. */
    enum Dimension {
        /** One group of all. */
        ALL("cast('all' as varchar(8))", "cast(null as varchar(8))"),
        DISTRICT("d.district", "cast(null as varchar(8))"),
        DEPARTMENT(Filter.DEPARTMENT, "cast(null as varchar(8))"),
        PROCESS(Filter.PROCESS, "cast(null as varchar(8))"),
        ITEM("f.item", "f.item_name");

        private final String id;
        private final String name;

        Dimension(String id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    /**
     * How many open cases have which light now. A case has the light of the worst of its clocks in the group, and is
     * paused if all of them are.
     */
    record Lights(long green, long yellow, long red, long paused) {

        private static final Lights NONE = new Lights(0, 0, 0, 0);
    }

    /**
     * The time used by the clocks of a unit that ended.
     *
     * @param clocks how many of them have a known time, 1 or more
     * @param used what all of them used, in the unit, net of pauses
     * @param amount their limits before extensions, in the unit
     */
    record TimeUsed(LimitUnit unit, long clocks, long used, long amount) {}

    /**
     * The figures of one group.
     *
     * @param id what the group has in common; {@link Filter#NONE} where clocks name nothing
     * @param name Chinese
     * @param open the cases that are open now
     * @param ended how many clocks ended in the period
     * @param inTime how many of them ended in time
     * @param late how many ended too late; neither in time nor late is what has a limit only on average
     * @param times the time used by those that ended, unit by unit, because units do not add up
     */
    record Group(String id, String name, Lights open, long ended, long inTime, long late, List<TimeUsed> times) {}

    /**
     * What ended in a week.
     *
     * @param from its Monday, or the first day of the period
     * @param to its Sunday, or the last day of the period
     */
    record Week(LocalDate from, LocalDate to, long inTime, long late) {}

    private record Ended(
            String id,
            String name,
            LimitUnit unit,
            long ended,
            long inTime,
            long late,
            long clocks,
            long used,
            long amount) {}

    private record Open(String id, String name, Lights lights) {}

    /** The figures of each group that has any, those with the most red cases in front. */
    @Transactional(readOnly = true)
    public List<Group> groups(Dimension by, Filter filter, Period period) {
        Map<String, Open> open = open(by, filter).stream()
                .collect(Collectors.toMap(Open::id, each -> each, (one, other) -> one, LinkedHashMap::new));
        Map<String, List<Ended>> ended = ended(by, filter, period).stream()
                .collect(Collectors.groupingBy(Ended::id, LinkedHashMap::new, Collectors.toList()));
        UnaryOperator<String> names = names(by);
        Map<String, Group> groups = new LinkedHashMap<>();
        open.values()
                .forEach(each -> groups.put(
                        each.id(),
                        group(
                                named(each.id(), each.name(), names),
                                each.id(),
                                each.lights(),
                                ended.getOrDefault(each.id(), List.of()))));
        ended.forEach((id, rows) -> groups.computeIfAbsent(
                id, missing -> group(named(id, rows.get(0).name(), names), id, Lights.NONE, rows)));
        return groups.values().stream()
                .sorted(Comparator.comparingLong((Group each) -> -each.open().red())
                        .thenComparingLong(each -> -each.late())
                        .thenComparingLong(each -> -each.open().yellow())
                        .thenComparing(Group::id))
                .toList();
    }

    private static Group group(String name, String id, Lights lights, List<Ended> rows) {
        return new Group(
                id,
                name,
                lights,
                rows.stream().mapToLong(Ended::ended).sum(),
                rows.stream().mapToLong(Ended::inTime).sum(),
                rows.stream().mapToLong(Ended::late).sum(),
                rows.stream()
                        .filter(row -> row.clocks() > 0)
                        .map(row -> new TimeUsed(row.unit(), row.clocks(), row.used(), row.amount()))
                        .toList());
    }

    private static String named(String id, String name, UnaryOperator<String> names) {
        return name == null ? names.apply(id) : name;
    }

    private UnaryOperator<String> names(Dimension by) {
        Map<String, String> known = new HashMap<>(Map.of(Filter.NONE, "（未指明）", "all", "全部"));
        switch (by) {
            case DISTRICT -> districts.all().forEach((District each) -> known.put(each.id(), each.name()));
            case DEPARTMENT -> departments.all().forEach((Department each) -> known.put(each.id(), each.name()));
            case PROCESS ->
                repository.createProcessDefinitionQuery().latestVersion().list().stream()
                        .filter(each -> each.getName() != null)
                        .forEach((ProcessDefinition each) -> known.put(each.getKey(), each.getName()));
            default -> {
                // ALL has one group; an item brings its name
            }
        }
        return id -> known.getOrDefault(id, id);
    }

    private List<Open> open(Dimension by, Filter filter) {
        Map<String, Object> parameters = filter.parameters();
        parameters.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        return database.sql("""
                        with clock as (
                          select %s as id, %s as name, d.case_number, d.due_at, d.id as clock, %s as light
                          %s where d.state = 'RUNNING' and %s),
                        ranked as (
                          select id, name, light,
                            row_number() over (partition by id, case_number order by %s, due_at, clock) as place
                          from clock)
                        select id, max(name) as name,
                          sum(case when light = 'GREEN' then 1 else 0 end) as green,
                          sum(case when light = 'YELLOW' then 1 else 0 end) as yellow,
                          sum(case when light = 'RED' then 1 else 0 end) as red,
                          sum(case when light = 'BLUE' then 1 else 0 end) as paused
                        from ranked where place = 1 group by id""".formatted(
                                by.id, by.name, LightSql.NOW, Filter.FROM, filter.condition(), LightSql.rank("light")))
                .params(parameters)
                .query((row, number) -> new Open(
                        row.getString("id"),
                        row.getString("name"),
                        new Lights(
                                row.getLong("green"),
                                row.getLong("yellow"),
                                row.getLong("red"),
                                row.getLong("paused"))))
                .list();
    }

    private List<Ended> ended(Dimension by, Filter filter, Period period) {
        return database.sql("""
                        with clock as (
                          select %s as id, %s as name, d.unit, d.state, d.average, d.used, d.amount
                          %s where d.state in ('MET', 'BREACHED')
                            and d.ended_at >= :begin and d.ended_at < :end and %s)
                        select id, max(name) as name, unit, count(*) as ended,
                          sum(case when state = 'MET' and not average then 1 else 0 end) as in_time,
                          sum(case when state = 'BREACHED' then 1 else 0 end) as late,
                          count(used) as clocks, sum(used) as used,
                          sum(case when used is null then 0 else amount end) as amount
                        from clock group by id, unit order by id, unit""".formatted(by.id, by.name, Filter.FROM, filter.condition()))
                .params(withPeriod(filter, period))
                .query((row, number) -> new Ended(
                        row.getString("id"),
                        row.getString("name"),
                        LimitUnit.valueOf(row.getString("unit")),
                        row.getLong("ended"),
                        row.getLong("in_time"),
                        row.getLong("late"),
                        row.getLong("clocks"),
                        row.getLong("used"),
                        row.getLong("amount")))
                .list();
    }

    private Map<String, Object> withPeriod(Filter filter, Period period) {
        Map<String, Object> parameters = filter.parameters();
        parameters.put("begin", period.begin(clock.getZone()));
        parameters.put("end", period.end(clock.getZone()));
        return parameters;
    }

    /** What ended in each week of a period, from Monday to Sunday, also in weeks in which nothing did. */
    @Transactional(readOnly = true)
    public List<Week> weeks(Filter filter, Period period) {
        Map<String, Object> parameters = withPeriod(filter, period);
        // As double precision, because H2 rounds a decimal that is divided by a parameter to a whole number.
        // Weeks are counted in the office's time, which has kept its offset since 1991, whatever the session's zone is.
        parameters.put(
                "shift",
                period.begin(clock.getZone())
                                .toInstant()
                                .atZone(clock.getZone())
                                .getOffset()
                                .getTotalSeconds()
                        + MONDAY * SECONDS_OF_A_DAY);
        parameters.put("length", DAYS_OF_A_WEEK * SECONDS_OF_A_DAY);
        Map<LocalDate, long[]> byMonday = new HashMap<>();
        database.sql("""
                        with clock as (
                          select floor(cast(extract(epoch from d.ended_at) + :shift as double precision) / :length) as week, d.state
                          %s where d.state in ('MET', 'BREACHED') and not d.average
                            and d.ended_at >= :begin and d.ended_at < :end and %s)
                        select week, sum(case when state = 'MET' then 1 else 0 end) as in_time,
                          sum(case when state = 'BREACHED' then 1 else 0 end) as late
                        from clock group by week""".formatted(Filter.FROM, filter.condition()))
                .params(parameters)
                .query(row -> {
                    byMonday.put(
                            LocalDate.ofEpochDay(row.getLong("week") * DAYS_OF_A_WEEK - MONDAY),
                            new long[] {row.getLong("in_time"), row.getLong("late")});
                });
        List<Week> weeks = new ArrayList<>();
        LocalDate monday = period.from().minusDays(period.from().getDayOfWeek().getValue() - 1L);
        for (; !monday.isAfter(period.to()); monday = monday.plusDays(DAYS_OF_A_WEEK)) {
            long[] counts = Optional.ofNullable(byMonday.get(monday)).orElse(new long[2]);
            LocalDate sunday = monday.plusDays(DAYS_OF_A_WEEK - 1L);
            weeks.add(new Week(
                    monday.isBefore(period.from()) ? period.from() : monday,
                    sunday.isAfter(period.to()) ? period.to() : sunday,
                    counts[0],
                    counts[1]));
        }
        return weeks;
    }
}
