package org.onewindow.cockpit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The names of people who worked on a case. Who may read the history of a case may read who did what in it, though not
 * the engine's list of users.
 */
@Component
class PeopleNames {

    private final JdbcClient database;

    PeopleNames(JdbcClient database) {
        this.database = database;
    }

    /** The names by the users' ids, of those that the engine knows; one query. */
    Map<String, String> of(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, String> names = new HashMap<>();
        database.sql("select id_, first_, last_ from act_id_user where id_ in (:ids)")
                .param("ids", List.copyOf(ids))
                .query(row -> {
                    String name = Objects.toString(row.getString("first_"), "")
                            + Objects.toString(row.getString("last_"), "");
                    names.put(row.getString("id_"), name.isBlank() ? row.getString("id_") : name.strip());
                });
        return names;
    }
}
