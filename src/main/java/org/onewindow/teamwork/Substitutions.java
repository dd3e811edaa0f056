package org.onewindow.teamwork;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who stands in for whom, and when. What follows for their tasks is the matter of the process 委托代办. */
@Service
@Transactional
public class Substitutions {

    private final JdbcClient database;
    private final Clock clock;

    Substitutions(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps a new one. @return its id */
    public long plan(String district, String principal, String deputy, String reason, Instant from, Instant to) {
        database.sql("""
                        insert into substitution
                          (district, principal, deputy, reason, begins_at, ends_at, state, ordered_at)
                        values (:district, :principal, :deputy, :reason, :from, :to, 'PLANNED', :now)""")
                .param("district", district)
                .param("principal", principal)
                .param("deputy", deputy)
                .param("reason", reason)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("now", utc(clock.instant()))
                .update();
        return database.sql("select max(id) from substitution where principal = :principal")
                .param("principal", principal)
                .query(Long.class)
                .single();
    }

    /** Waits until nobody else orders one for the same person. */
    public void lock(String principal) {
        database.sql("select id_ from act_id_user where id_ = :principal for update")
                .param("principal", principal)
                .query(String.class)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Substitution> get(long id) {
        return database.sql("select * from substitution where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Those that a user has given or got, the latest first, at most fifty. */
    @Transactional(readOnly = true)
    public List<Substitution> of(String user) {
        return database.sql("""
                        select * from substitution where principal = :user or deputy = :user
                        order by id desc limit 50""")
                .param("user", user)
                .query((row, number) -> read(row))
                .list();
    }

    /** Those that have not ended, in which one of some users is away, for any moment of a period. */
    @Transactional(readOnly = true)
    public List<Substitution> away(String principal, Instant from, Instant to) {
        return database.sql("""
                        select * from substitution where principal = :principal and state <> 'ENDED'
                          and begins_at < :to and ends_at > :from order by id""")
                .param("principal", principal)
                .param("from", utc(from))
                .param("to", utc(to))
                .query((row, number) -> read(row))
                .list();
    }

    /** Those of a district that are active now. */
    @Transactional(readOnly = true)
    public List<Substitution> activeIn(String district) {
        return database.sql("select * from substitution where district = :district and state = 'ACTIVE' order by id")
                .param("district", district)
                .query((row, number) -> read(row))
                .list();
    }

    /** Those that are active now and in which a user stands in. */
    @Transactional(readOnly = true)
    public List<Substitution> activeOf(String deputy) {
        return database.sql("select * from substitution where deputy = :deputy and state = 'ACTIVE' order by id")
                .param("deputy", deputy)
                .query((row, number) -> read(row))
                .list();
    }

    /** It begins. @return false if it was not planned any more */
    public boolean begin(long id) {
        return database.sql("update substitution set state = 'ACTIVE' where id = :id and state = 'PLANNED'")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** It ends. @return false if it had ended already */
    public boolean end(long id) {
        return database.sql(
                                "update substitution set state = 'ENDED', ended_at = :now where id = :id and state <> 'ENDED'")
                        .param("id", id)
                        .param("now", utc(clock.instant()))
                        .update()
                == 1;
    }

    private static Substitution read(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Substitution(
                row.getLong("id"),
                row.getString("district"),
                row.getString("principal"),
                row.getString("deputy"),
                row.getString("reason"),
                row.getObject("begins_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                Substitution.State.valueOf(row.getString("state")),
                ended == null ? null : ended.toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
