package org.onewindow.cockpit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.onewindow.cockpit.Figures.Lights;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Light;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the steps of one process use of their limits, for its diagram. Of all versions of the diagram; an element that
 * calls a process has the clocks of that process. Two queries. Subqueries and no common table expressions: H2 was seen
 * to give the last result of one that reads another again when only the parameters had changed.
 */
@Service
class StepFigures {

    private final JdbcClient database;
    private final Clock clock;

    StepFigures(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * An element of the diagram that has clocks. The whole process's own are at the event that started it.
     *
     * @param id the element's id; the diagram at hand may be of a version that does not have it
     * @param colour the worst of {@link Use#colour}; null if nothing ended
     * @param open how many cases are there now, by the worst of their clocks there
     * @param ended how many clocks ended in the period
     * @param limits what each limit was used, by name
     */
    record Step(String id, Light colour, Lights open, long ended, List<Use> limits) {}

    /**
     * How much of a limit was used by the clocks that ended in the period, in time or late. Time in which they stood
     * still is not used; the limit is the one with all extensions, so that more than 1 is late.
     *
     * @param name the limit's Chinese name
     * @param kind statutory or promised, Chinese
     * @param average whether it is a limit on average, over which no single case is late
     * @param ended how many clocks ended, 1 or more
     * @param late how many of them too late
     * @param median the share that half of them do not exceed; null if it is not known of any
     * @param ninth the share that nine in ten of them do not exceed; null where the median is
     * @param mean the average share; null where the median is
     */
    record Use(
            String name,
            String kind,
            boolean average,
            long ended,
            long late,
            Double median,
            Double ninth,
            Double mean) {

        private static final double MUCH = 0.8;

        /**
         * Green if nine in ten leave a fifth of the limit, red if more than one in ten are late, else yellow. Of a limit
         * on average the average counts instead.
         */
        Light colour() {
            Double share = average ? mean : ninth;
            if (share == null) {
                return null;
            }
            return share <= MUCH ? Light.GREEN : share <= 1 ? Light.YELLOW : Light.RED;
        }
    }

    private record Ended(String element, Use use) {}

    /** The elements that have any, by id. */
    @Transactional(readOnly = true)
    public List<Step> of(String process, List<String> districts, Period period) {
        Filter filter = new Filter(districts, null, process, null);
        Map<String, Lights> open = open(filter);
        Map<String, List<Use>> ended = ended(filter, period).stream()
                .collect(Collectors.groupingBy(
                        Ended::element, LinkedHashMap::new, Collectors.mapping(Ended::use, Collectors.toList())));
        TreeSet<String> elements = new TreeSet<>(open.keySet());
        elements.addAll(ended.keySet());
        return elements.stream()
                .map(element -> step(
                        element,
                        open.getOrDefault(element, new Lights(0, 0, 0, 0)),
                        ended.getOrDefault(element, List.of())))
                .toList();
    }

    private static Step step(String element, Lights open, List<Use> limits) {
        Light colour = limits.stream()
                .map(Use::colour)
                .filter(Objects::nonNull)
                .max(Comparator.comparingInt(List.of(Light.GREEN, Light.YELLOW, Light.RED)::indexOf))
                .orElse(null);
        return new Step(
                element, colour, open, limits.stream().mapToLong(Use::ended).sum(), limits);
    }

    private Map<String, Lights> open(Filter filter) {
        Map<String, Object> parameters = filter.parameters();
        parameters.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        Map<String, Lights> open = new LinkedHashMap<>();
        database.sql("""
                        select element, sum(case when place = 2 then 1 else 0 end) as green,
                          sum(case when place = 1 then 1 else 0 end) as yellow,
                          sum(case when place = 0 then 1 else 0 end) as red,
                          sum(case when place = 3 then 1 else 0 end) as paused
                        from (
                          select element, case_number, min(%s) as place from (
                            select %s as element, d.case_number, %s as light
                            %s where d.state = 'RUNNING' and %s and %s) clock
                          group by element, case_number) worst
                        group by element""".formatted(
                                LightSql.rank("light"),
                                Filter.ELEMENT,
                                LightSql.NOW,
                                Filter.FROM,
                                Filter.OF_PROCESS,
                                filter.ofEveryProcess()))
                .params(parameters)
                .query(row -> {
                    open.put(
                            row.getString("element"),
                            new Lights(
                                    row.getLong("green"),
                                    row.getLong("yellow"),
                                    row.getLong("red"),
                                    row.getLong("paused")));
                });
        return open;
    }

    private List<Ended> ended(Filter filter, Period period) {
        Map<String, Object> parameters = filter.parameters();
        parameters.put("begin", period.begin(clock.getZone()));
        parameters.put("end", period.end(clock.getZone()));
        // In double precision, because H2 divides whole numbers as such; by ranks, because the two databases do not
        // agree
        // on what a percentile is. A share of a limit of nothing is not known, and comes last.
        return database.sql("""
                        select element, name, kind, average, count(*) as ended,
                          sum(case when state = 'BREACHED' then 1 else 0 end) as late, avg(part) as mean,
                          min(case when 2 * place >= known then part end) as median,
                          min(case when 10 * place >= 9 * known then part end) as ninth
                        from (
                          select clock.*,
                            row_number() over (partition by element, name, kind, average order by part nulls last) as place,
                            count(part) over (partition by element, name, kind, average) as known
                          from (
                            select %s as element, d.name, d.kind, d.average, d.state,
                              cast(d.used as double precision) / nullif(d.amount + d.extended, 0) as part
                            %s where d.state in ('MET', 'BREACHED') and d.ended_at >= :begin and d.ended_at < :end
                              and %s and %s) clock) ranked
                        group by element, name, kind, average order by element, name, kind, average""".formatted(Filter.ELEMENT, Filter.FROM, Filter.OF_PROCESS, filter.ofEveryProcess()))
                .params(parameters)
                .query((row, number) -> new Ended(
                        row.getString("element"),
                        new Use(
                                row.getString("name"),
                                ClockKind.valueOf(row.getString("kind")).label(),
                                row.getBoolean("average"),
                                row.getLong("ended"),
                                row.getLong("late"),
                                number(row, "median"),
                                number(row, "ninth"),
                                number(row, "mean"))))
                .list();
    }

    private static Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
