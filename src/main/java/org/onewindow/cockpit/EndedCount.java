package org.onewindow.cockpit;

import java.util.List;
import java.util.Map;
import org.onewindow.cockpit.CaseList.Question;
import org.onewindow.deadline.Averages;
import org.onewindow.deadline.ClockKind;
import org.onewindow.figures.CountedDays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many rows a list of what has ended has, from the counts of days. */
@Component
class EndedCount {

    private final JdbcClient database;
    private final CountedDays days;

    EndedCount(JdbcClient database, CountedDays days) {
        this.database = database;
        this.days = days;
    }

    /** The clocks that ended, without regard to a light, a text or an element. */
    long ended(Question question) {
        Filter filter = question.filter();
        Demand demand = question.demand();
        boolean ofKnownTime = demand != null && demand.figure().isOfClocks();
        String column =
                ofKnownTime ? "clocks" : question.late() == null ? "ended" : question.late() ? "late" : "in_time";
        return count(
                question,
                "select coalesce(sum(%s), 0) from (%s) d where kind in (:kinds) and district in (:districts)%s%s%s%s"
                        .formatted(
                                column,
                                CountedDays.CLOCKS,
                                filter.department() == null ? "" : " and department = :department",
                                filter.process() == null ? "" : " and process = :process",
                                filter.item() == null ? "" : " and item = :item",
                                demand == null ? "" : Demands.condition(demand, "item", "")));
    }

    /** The cases closed, without regard to a text. */
    long closed(Question question) {
        return count(
                question,
                "select coalesce(sum(closed), 0) from (%s) c where district in (:districts)%s%s"
                        .formatted(
                                CountedDays.CASES,
                                question.filter().item() == null ? "" : " and item = :item",
                                question.demand() == null ? "" : Demands.condition(question.demand(), "item", "")));
    }

    private long count(Question question, String query) {
        Map<String, Object> parameters = question.filter().parameters();
        parameters.putAll(days.of(question.period().from(), question.period().to()));
        parameters.put("kinds", Averages.LIMITS.stream().map(ClockKind::name).toList());
        parameters.put(
                "items",
                question.demand() == null ? List.of() : question.demand().items());
        return database.sql(query).params(parameters).query(Long.class).single();
    }
}
