package org.onewindow.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts what ended on each day, once it is over, so that the figures of a year are not counted from millions of rows
 * each time. A day is counted when somebody first asks about it; what ended since is counted at every question.
 *
 * <p>Nothing ends on a day that is over. Where it does nevertheless, because a closed case is revoked, or because the
 * clock of a rehearsal was set back, {@link #forget} lets the day be counted again.
 */
@Service
public class CountedDays {

    /** A transaction that ended a clock before midnight may last until after it. */
    private static final Duration GRACE = Duration.ofHours(1);

    private static final int SECONDS_OF_A_DAY = 86_400;

    /**
     * The day of a moment {@code %s}, in SQL. Dates are compared as days since 1970 in the office's time: the databases
     * cast moments to dates each in its own way, in the time zone of the session. China has kept its offset since 1991.
     * As double precision, because H2 rounds a decimal that is divided by a parameter to a whole number.
     */
    private static final String DAY = "cast(floor(cast(extract(epoch from %s) + :shift as double precision) / "
            + SECONDS_OF_A_DAY + ") as integer)";

    private static final String COUNT_CLOCKS = """
            select on_day, district, item, department, process, step, kind, unit, average, count(*) as ended,
              sum(case when state = 'MET' and not average then 1 else 0 end) as in_time,
              sum(case when state = 'BREACHED' then 1 else 0 end) as late,
              count(used) as clocks, coalesce(sum(used), 0) as used,
              sum(case when used is null then 0 else amount end) as amount
            from (
              select %s as on_day, d.district, f.item, coalesce(d.department, '-') as department,
                coalesce(d.process, '-') as process, d.step, d.kind, d.unit, d.average, d.state, d.used, d.amount
              from deadline d join case_file f on f.number = d.case_number
              where d.state in ('MET', 'BREACHED') and d.ended_at >= :begin and d.ended_at < :end) c
            group by on_day, district, item, department, process, step, kind, unit, average""".formatted(DAY.formatted("d.ended_at"));

    private static final String COUNT_CASES = """
            select on_day, district, item, count(*) as closed,
              sum(case when on_day <= received_day then 1 else 0 end) as at_once, sum(visits) as visits,
              sum(case when channel = 'ONLINE' and visits = 0 then 1 else 0 end) as online
            from (
              select %s as on_day, %s as received_day, district, item, visits, channel
              from case_file where state = 'CLOSED' and closed_at >= :begin and closed_at < :end) c
            group by on_day, district, item""".formatted(DAY.formatted("closed_at"), DAY.formatted("received_at"));

    /**
     * The clocks that ended in a period, as a query with the columns of {@code ended_clocks}; several rows may be of the
     * same group. Needs the parameters of {@link #of}.
     */
    public static final String CLOCKS =
            "select * from ended_clocks where on_day >= :from and on_day < :live union all " + COUNT_CLOCKS;

    /** The cases closed in a period, with the columns of {@code closed_cases}, as {@link #CLOCKS}. */
    public static final String CASES =
            "select * from closed_cases where on_day >= :from and on_day < :live union all " + COUNT_CASES;

    private final JdbcClient database;
    private final Clock clock;

    CountedDays(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Counts the days of a period that are over, where they are not counted yet.
     *
     * @param from the first day
     * @param to the last day, not before the first
     * @return the parameters of {@link #CLOCKS} and {@link #CASES}; the caller may add its own
     */
    @Transactional
    public Map<String, Object> of(LocalDate from, LocalDate to) {
        LocalDate open = LocalDate.ofInstant(clock.instant().minus(GRACE), clock.getZone());
        LocalDate end = to.plusDays(1);
        LocalDate live = open.isBefore(from) ? from : open.isAfter(end) ? end : open;
        if (!uncounted(from, live).isEmpty()) {
            // One at a time; who waited finds that it has been done.
            database.sql("select id from counting for update")
                    .query(Integer.class)
                    .single();
            ranges(uncounted(from, live)).forEach(each -> count(each.from(), each.end()));
        }
        Map<String, Object> parameters = moments(live, end);
        parameters.put("from", from.toEpochDay());
        parameters.put("live", live.toEpochDay());
        return parameters;
    }

    /** Lets the day of a moment be counted again. */
    @Transactional
    public void forget(Instant moment) {
        database.sql("delete from counted_day where on_day = :day")
                .param("day", LocalDate.ofInstant(moment, clock.getZone()).toEpochDay())
                .update();
    }

    /** Lets today and all that comes after it be counted again; for a clock that can be set back. */
    @Transactional
    public void forgetFromToday() {
        database.sql("delete from counted_day where on_day >= :day")
                .param("day", LocalDate.now(clock).toEpochDay())
                .update();
    }

    private record Days(LocalDate from, LocalDate end) {}

    private List<LocalDate> uncounted(LocalDate from, LocalDate end) {
        Set<Long> counted =
                new HashSet<>(database.sql("select on_day from counted_day where on_day >= :from and on_day < :end")
                        .param("from", from.toEpochDay())
                        .param("end", end.toEpochDay())
                        .query(Long.class)
                        .list());
        return from.datesUntil(end)
                .filter(day -> !counted.contains(day.toEpochDay()))
                .toList();
    }

    private static List<Days> ranges(List<LocalDate> days) {
        List<Days> ranges = new ArrayList<>();
        for (LocalDate day : days) {
            int last = ranges.size() - 1;
            if (last >= 0 && ranges.get(last).end().equals(day)) {
                ranges.set(last, new Days(ranges.get(last).from(), day.plusDays(1)));
            } else {
                ranges.add(new Days(day, day.plusDays(1)));
            }
        }
        return ranges;
    }

    private void count(LocalDate from, LocalDate end) {
        for (String table : List.of("ended_clocks", "closed_cases")) {
            database.sql("delete from " + table + " where on_day >= :from and on_day < :end")
                    .param("from", from.toEpochDay())
                    .param("end", end.toEpochDay())
                    .update();
        }
        database.sql("insert into ended_clocks " + COUNT_CLOCKS)
                .params(moments(from, end))
                .update();
        database.sql("insert into closed_cases " + COUNT_CASES)
                .params(moments(from, end))
                .update();
        from.datesUntil(end)
                .forEach(day -> database.sql("insert into counted_day (on_day) values (:day)")
                        .param("day", day.toEpochDay())
                        .update());
    }

    private Map<String, Object> moments(LocalDate from, LocalDate end) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("begin", from.atStartOfDay(clock.getZone()).toInstant().atOffset(ZoneOffset.UTC));
        parameters.put("end", end.atStartOfDay(clock.getZone()).toInstant().atOffset(ZoneOffset.UTC));
        parameters.put("shift", from.atStartOfDay(clock.getZone()).getOffset().getTotalSeconds());
        return parameters;
    }
}
