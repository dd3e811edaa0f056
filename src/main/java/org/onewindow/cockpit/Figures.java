package org.onewindow.cockpit;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.deadline.Averages;
import org.onewindow.deadline.ClockKind;
import org.onewindow.figures.CountedDays;
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
    private final JdbcClient database;
    private final CountedDays days;
    private final RepositoryService repository;
    private final Districts districts;
    private final Departments departments;
    private final Clock clock;

    Figures(
            JdbcClient database,
            CountedDays days,
            RepositoryService repository,
            Districts districts,
            Departments departments,
            Clock clock) {
        this.database = database;
        this.days = days;
        this.repository = repository;
        this.districts = districts;
        this.departments = departments;
        this.clock = clock;
    }

    /** By what figures are told apart. */
    enum Dimension {
        /** One group of all. */
        ALL("CASE", "'all'", "'all'"),
        DISTRICT("CASE", "district", "district"),
        DEPARTMENT("DEPARTMENT", "part", "department"),
        PROCESS("PROCESS", "part", "process"),
        ITEM("CASE", "item", "item");

        private final String face;
        private final String ofOpen;
        private final String ofEnded;

        /**
         * @param face in which faces of open cases it tells them apart
         * @param ofOpen the column of open cases that has the group's id
         * @param ofEnded the column of clocks that ended that has it
         */
        Dimension(String face, String ofOpen, String ofEnded) {
            this.face = face;
            this.ofOpen = ofOpen;
            this.ofEnded = ofEnded;
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
            String id, LimitUnit unit, long ended, long inTime, long late, long clocks, long used, long amount) {}

    /** The figures of each group that has any, those with the most red cases in front. */
    @Transactional
    public List<Group> groups(Dimension by, List<String> districts, Period period) {
        Map<String, Lights> open = open(by, districts);
        Map<String, List<Ended>> ended = ended(by, districts, period).stream()
                .collect(Collectors.groupingBy(Ended::id, LinkedHashMap::new, Collectors.toList()));
        Set<String> ids = new TreeSet<>(open.keySet());
        ids.addAll(ended.keySet());
        UnaryOperator<String> names = names(by, ids);
        return ids.stream()
                .map(id -> group(
                        names.apply(id), id, open.getOrDefault(id, Lights.NONE), ended.getOrDefault(id, List.of())))
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

    private UnaryOperator<String> names(Dimension by, Set<String> ids) {
        Map<String, String> known = new HashMap<>(Map.of(Filter.NONE, "（未指明）", "all", "全部"));
        switch (by) {
            case DISTRICT -> districts.all().forEach((District each) -> known.put(each.id(), each.name()));
            case DEPARTMENT -> departments.all().forEach((Department each) -> known.put(each.id(), each.name()));
            case PROCESS ->
                repository.createProcessDefinitionQuery().latestVersion().list().stream()
                        .filter(each -> each.getName() != null)
                        .forEach((ProcessDefinition each) -> known.put(each.getKey(), each.getName()));
            case ITEM -> known.putAll(itemNames(ids));
            case ALL -> {
                // has one group
            }
        }
        return id -> known.getOrDefault(id, id);
    }

    /** The last name that each item had. */
    private Map<String, String> itemNames(Set<String> ids) {
        Map<String, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            database.sql("""
                            select v.item, (select f.item_name from case_file f where f.item = v.item
                              order by f.id desc limit 1) as item_name
                            from (values %s) as v (item)""".formatted(ids.stream()
                            .map(each -> "(cast(? as varchar(128)))")
                            .collect(Collectors.joining(", "))))
                    .params(List.copyOf(ids))
                    .query(row -> {
                        names.put(row.getString("item"), row.getString("item_name"));
                    });
        }
        return names;
    }

    private Map<String, Lights> open(Dimension by, List<String> districts) {
        Map<String, Lights> lights = new LinkedHashMap<>();
        database.sql("""
                        select id, sum(case when light = 'GREEN' then 1 else 0 end) as green,
                          sum(case when light = 'YELLOW' then 1 else 0 end) as yellow,
                          sum(case when light = 'RED' then 1 else 0 end) as red,
                          sum(case when light = 'BLUE' then 1 else 0 end) as paused
                        from (select %s as id, %s as light from open_case o
                          where o.face = :face and o.district in (:districts)) c
                        group by id""".formatted(by.ofOpen, LightSql.OF_OPEN_CASE))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("face", by.face)
                .param("districts", districts)
                .query(row -> {
                    lights.put(
                            row.getString("id"),
                            new Lights(
                                    row.getLong("green"),
                                    row.getLong("yellow"),
                                    row.getLong("red"),
                                    row.getLong("paused")));
                });
        return lights;
    }

    private List<Ended> ended(Dimension by, List<String> districts, Period period) {
        return database.sql("""
                        select id, unit, sum(ended) as ended, sum(in_time) as in_time, sum(late) as late,
                          sum(clocks) as clocks, sum(used) as used, sum(amount) as amount
                        from (select %s as id, e.* from (%s) e) g where kind in (:kinds) and district in (:districts)
                        group by id, unit order by id, unit""".formatted(by.ofEnded, CountedDays.CLOCKS))
                .params(ofPeriod(districts, period))
                .query((row, number) -> new Ended(
                        row.getString("id"),
                        LimitUnit.valueOf(row.getString("unit")),
                        row.getLong("ended"),
                        row.getLong("in_time"),
                        row.getLong("late"),
                        row.getLong("clocks"),
                        row.getLong("used"),
                        row.getLong("amount")))
                .list();
    }

    private Map<String, Object> ofPeriod(List<String> districts, Period period) {
        Map<String, Object> parameters = days.of(period.from(), period.to());
        parameters.put("districts", districts);
        parameters.put("kinds", Averages.LIMITS.stream().map(ClockKind::name).toList());
        return parameters;
    }

    /** What ended in each week of a period, from Monday to Sunday, also in weeks in which nothing did. */
    @Transactional
    public List<Week> weeks(List<String> districts, Period period) {
        Map<LocalDate, long[]> byMonday = new HashMap<>();
        database.sql("""
                        select on_day, sum(in_time) as in_time, sum(late) as late
                        from (%s) e where kind in (:kinds) and district in (:districts)
                        group by on_day""".formatted(CountedDays.CLOCKS))
                .params(ofPeriod(districts, period))
                .query(row -> {
                    long[] counts = byMonday.computeIfAbsent(
                            monday(LocalDate.ofEpochDay(row.getLong("on_day"))), each -> new long[2]);
                    counts[0] += row.getLong("in_time");
                    counts[1] += row.getLong("late");
                });
        List<Week> weeks = new ArrayList<>();
        LocalDate monday = monday(period.from());
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

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
