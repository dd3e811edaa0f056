package org.onewindow.organisation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The changes of the calendar that are in force, as the current transaction sees them. */
@Component
class AppliedChanges {

    private final JdbcClient jdbc;
    private final CalendarChangeRepository changes;

    AppliedChanges(JdbcClient jdbc, CalendarChangeRepository changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** Their ids in the order of application. Past JPA, because it is asked often and would flush each time. */
    List<Long> ids() {
        return jdbc.sql("select id from calendar_change where applied_number is not null order by applied_number")
                .query(Long.class)
                .list();
    }

    /** The changes themselves, in the order of the ids. */
    List<CalendarChange> load(List<Long> ids) {
        Map<Long, CalendarChange> byId =
                changes.findAllById(ids).stream().collect(Collectors.toMap(CalendarChange::getId, Function.identity()));
        return ids.stream().map(byId::get).toList();
    }
}
