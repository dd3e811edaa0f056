package org.onewindow.cockpit;

import java.time.Clock;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.cockpit.Figures.TimeUsed;
import org.onewindow.deadline.Averages;
import org.onewindow.deadline.ClockKind;
import org.onewindow.organisation.Department;
import org.onewindow.organisation.Departments;
import org.onewindow.organisation.Districts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The monthly ledger of departments 部门月报.
 *
 * <p>A department's piece 件 is one step of a case for which it answers, from when the step comes to it until the step
 * ends or goes to another department. It is not the case: several departments work on a case at once, and one may have
 * it again after it was done with it, so that cases could neither be added up over departments nor carried over from
 * month to month. It is not the clock either: a step that has both a statutory and a promised limit has two, and is
 * one piece of work. A step whose only limit is a target is no piece, as on the board.
 *
 * <p>A piece counts as received when its clock was recorded, not when the clock starts: that moment may lie in a month
 * that is over. So what is counted for a month depends on moments of that month only, and never changes once it is
 * over. Done late is what was done when a limit had run out, whichever of the two; returned is what ended without
 * being done (withdrawn, refused, terminated) or went to another department.
 */
@Service
class Ledger {

    private final JdbcClient database;
    private final Districts districts;
    private final Departments departments;
    private final Clock clock;

    Ledger(JdbcClient database, Districts districts, Departments departments, Clock clock) {
        this.database = database;
        this.districts = districts;
        this.departments = departments;
        this.clock = clock;
    }

    /**
     * A department's pieces in a period: {@code carriedOver + received - done - returned = open}.
     *
     * @param district Chinese name; null in the sum of all
     * @param department Chinese name
     * @param carriedOver open when the period began
     * @param done all that were done, late or not
     * @param late done late; limits that hold on average only are never late
     * @param open open when the period ended, or now
     * @param times the time used for what was done, unit by unit; of a step with two limits the promised one's
     */
    record Line(
            String district,
            String department,
            long carriedOver,
            long received,
            long done,
            long late,
            long returned,
            long open,
            List<TimeUsed> times) {}

    private record Part(
            String district,
            String department,
            LimitUnit unit,
            long carriedOver,
            long received,
            long done,
            long late,
            long returned,
            long open,
            long clocks,
            long used,
            long amount) {}

    /**
     * The lines of the departments that had anything in a period, district by district in the order of the reference
     * files; one query.
     *
     * @param of ids of districts, at least one
     */
    @Transactional(readOnly = true)
    public List<Line> lines(List<String> of, Period period) {
        Map<List<String>, List<Part>> byDepartment = parts(of, period).stream()
                .collect(Collectors.groupingBy(
                        each -> List.of(each.district(), each.department()), LinkedHashMap::new, Collectors.toList()));
        List<String> order = departments.all().stream().map(Department::id).toList();
        List<String> places = districts.all().stream().map(each -> each.id()).toList();
        Map<String, String> names =
                departments.all().stream().collect(Collectors.toMap(Department::id, Department::name));
        return byDepartment.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(Ledger::hasAny))
                .sorted(Comparator.comparingInt((Map.Entry<List<String>, ?> each) ->
                                places.indexOf(each.getKey().get(0)))
                        .thenComparingInt(
                                each -> last(order.indexOf(each.getKey().get(1))))
                        .thenComparing(each -> each.getKey().get(1)))
                .map(each -> sum(
                        districts.get(each.getKey().get(0)).name(),
                        each.getKey().get(1).equals(Filter.NONE)
                                ? "（未指明）"
                                : names.getOrDefault(
                                        each.getKey().get(1), each.getKey().get(1)),
                        each.getValue()))
                .toList();
    }

    private static boolean hasAny(Part part) {
        return part.carriedOver() + part.received() > 0;
    }

    private static int last(int index) {
        return index < 0 ? Integer.MAX_VALUE : index;
    }

    private static Line sum(String district, String department, List<Part> parts) {
        return new Line(
                district,
                department,
                parts.stream().mapToLong(Part::carriedOver).sum(),
                parts.stream().mapToLong(Part::received).sum(),
                parts.stream().mapToLong(Part::done).sum(),
                parts.stream().mapToLong(Part::late).sum(),
                parts.stream().mapToLong(Part::returned).sum(),
                parts.stream().mapToLong(Part::open).sum(),
                parts.stream()
                        .filter(each -> each.clocks() > 0)
                        .map(each -> new TimeUsed(each.unit(), each.clocks(), each.used(), each.amount()))
                        .toList());
    }

    /** All lines added up. */
    Line total(List<Line> lines) {
        Map<LimitUnit, TimeUsed> times = new EnumMap<>(LimitUnit.class);
        lines.stream()
                .flatMap(each -> each.times().stream())
                .forEach(each -> times.merge(
                        each.unit(),
                        each,
                        (one, other) -> new TimeUsed(
                                one.unit(),
                                one.clocks() + other.clocks(),
                                one.used() + other.used(),
                                one.amount() + other.amount())));
        return new Line(
                null,
                "合计",
                lines.stream().mapToLong(Line::carriedOver).sum(),
                lines.stream().mapToLong(Line::received).sum(),
                lines.stream().mapToLong(Line::done).sum(),
                lines.stream().mapToLong(Line::late).sum(),
                lines.stream().mapToLong(Line::returned).sum(),
                lines.stream().mapToLong(Line::open).sum(),
                List.copyOf(times.values()));
    }

    /**
     * When a clock {@code d} came to its first department. Of a clock of which only the start is known that is the
     * start, but never after its end.
     */
    private static final String RECORDED = """
            case when d.recorded_at is null and d.ended_at < d.started_at then d.ended_at
              else coalesce(d.recorded_at, d.started_at) end""";

    private List<Part> parts(List<String> of, Period period) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("kinds", Averages.LIMITS.stream().map(ClockKind::name).toList());
        parameters.put("districts", of);
        parameters.put("begin", period.begin(clock.getZone()));
        parameters.put("end", period.end(clock.getZone()));
        // Each clock once for each department that held it; then the clocks of a step as one piece; then the figures.
        return database.sql("""
                        with held as (
                          select d.execution_id, d.step, d.district, coalesce(d.department, '-') as department, d.kind,
                            d.unit, d.used, d.amount, coalesce(h.at, %1$s) as begun, d.ended_at, d.state
                          from deadline d
                            left join (select deadline_id, max(at) as at from clock_handover group by deadline_id) h
                              on h.deadline_id = d.id
                          where d.kind in (:kinds) and d.district in (:districts)
                            and (d.ended_at is null or d.ended_at >= :begin)
                            and %1$s < :end
                          union all
                          select d.execution_id, d.step, d.district, h.from_department, d.kind,
                            d.unit, d.used, d.amount, coalesce(h.since, %1$s), h.at, 'HANDED_OVER'
                          from (select deadline_id, from_department, at,
                                lag(at) over (partition by deadline_id order by at, id) as since
                              from clock_handover) h
                            join deadline d on d.id = h.deadline_id
                          where d.kind in (:kinds) and d.district in (:districts) and h.at >= :begin),
                        piece as (
                          select district, department, begun,
                            case when count(ended_at) = count(*) then max(ended_at) end as ended,
                            max(case state when 'BREACHED' then 2 when 'MET' then 1 else 0 end) as done,
                            max(case when kind = 'PROMISED' and state in ('MET', 'BREACHED') then used end) as promised,
                            max(case when kind = 'PROMISED' then amount end) as promised_amount,
                            max(case when kind = 'PROMISED' then unit end) as promised_unit,
                            max(case when kind = 'STATUTORY' and state in ('MET', 'BREACHED') then used end) as statutory,
                            max(case when kind = 'STATUTORY' then amount end) as statutory_amount,
                            max(case when kind = 'STATUTORY' then unit end) as statutory_unit
                          from held where begun < :end group by district, department, execution_id, step, begun),
                        counted as (
                          select district, department, begun, ended, done,
                            case when ended < :end then coalesce(promised, statutory) end as used,
                            case when promised is null then statutory_amount else promised_amount end as amount,
                            case when promised is null then statutory_unit else promised_unit end as unit
                          from piece)
                        select district, department, case when used is null then null else unit end as unit,
                          sum(case when begun < :begin then 1 else 0 end) as carried_over,
                          sum(case when begun >= :begin then 1 else 0 end) as received,
                          sum(case when ended < :end and done > 0 then 1 else 0 end) as done,
                          sum(case when ended < :end and done = 2 then 1 else 0 end) as late,
                          sum(case when ended < :end and done = 0 then 1 else 0 end) as returned,
                          sum(case when ended < :end then 0 else 1 end) as still_open,
                          count(used) as clocks, sum(used) as used,
                          sum(case when used is null then 0 else amount end) as amount
                        from counted
                        group by district, department, case when used is null then null else unit end""".formatted(RECORDED))
                .params(parameters)
                .query((row, number) -> new Part(
                        row.getString("district"),
                        row.getString("department"),
                        row.getString("unit") == null ? null : LimitUnit.valueOf(row.getString("unit")),
                        row.getLong("carried_over"),
                        row.getLong("received"),
                        row.getLong("done"),
                        row.getLong("late"),
                        row.getLong("returned"),
                        row.getLong("still_open"),
                        row.getLong("clocks"),
                        row.getLong("used"),
                        row.getLong("amount")))
                .list();
    }
}
