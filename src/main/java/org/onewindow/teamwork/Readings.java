package org.onewindow.teamwork;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who has opened which open task. A task that ends is forgotten. */
@Service
public class Readings {

    private final JdbcClient database;
    private final Clock clock;

    Readings(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those of some tasks that a user has opened; one query. */
    @Transactional(readOnly = true)
    public Set<String> read(String user, Collection<String> tasks) {
        if (tasks.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                database.sql("select task_id from task_reading where user_id = :user and task_id in (:tasks)")
                        .param("user", user)
                        .param("tasks", List.copyOf(tasks))
                        .query(String.class)
                        .list());
    }

    /** A user opens a task; again changes nothing. */
    // Not in a transaction: PostgreSQL gives one up in which a row was there already.
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void read(String user, String task) {
        try {
            database.sql("""
                    insert into task_reading (task_id, user_id, read_at)
                    select :task, :user, :now from (values (1)) as one (n)
                    where not exists (select 1 from task_reading where task_id = :task and user_id = :user)""")
                    .param("task", task)
                    .param("user", user)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            // The same user opened it in another window at the same moment, and that is all there is to keep.
        }
    }

    /** A task is new to everybody again, or has ended. */
    @Transactional
    public void forget(String task) {
        database.sql("delete from task_reading where task_id = :task")
                .param("task", task)
                .update();
    }
}
