package org.onewindow.teamwork;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people are told in the web apps: each has their own messages, unread until they have looked. */
@Service
public class Messages {

    private static final int SHOWN = 50;

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final Clock clock;

    Messages(JdbcClient database, JdbcTemplate batches, Clock clock) {
        this.database = database;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * A message.
     *
     * @param caseNumber the case that it is about; null for none
     * @param task the task that it is about, which may have ended; null for none
     */
    public record Message(long id, String caseNumber, String task, String text, Instant sentAt, boolean unread) {}

    /** Tells some users something, each once; in one batch. */
    @Transactional
    public void send(Collection<String> users, String caseNumber, String task, String text) {
        OffsetDateTime now = now();
        batches.batchUpdate(
                "insert into desk_message (user_id, case_number, task_id, text, sent_at) values (?, ?, ?, ?, ?)",
                users.stream()
                        .distinct()
                        .map(user -> new Object[] {user, caseNumber, task, text, now})
                        .toList());
    }

    /** The last fifty messages of a user, the newest first. */
    @Transactional(readOnly = true)
    public List<Message> of(String user) {
        return database.sql("""
                        select id, case_number, task_id, text, sent_at, read_at from desk_message
                        where user_id = :user order by id desc limit :shown""")
                .param("user", user)
                .param("shown", SHOWN)
                .query((row, number) -> new Message(
                        row.getLong("id"),
                        row.getString("case_number"),
                        row.getString("task_id"),
                        row.getString("text"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                        row.getObject("read_at", OffsetDateTime.class) == null))
                .list();
    }

    /** How many messages a user has not read. */
    @Transactional(readOnly = true)
    public int unread(String user) {
        return database.sql("select count(*) from desk_message where user_id = :user and read_at is null")
                .param("user", user)
                .query(Integer.class)
                .single();
    }

    /**
     * A user has read their messages.
     *
     * @param last the newest that they saw; what came later stays unread
     */
    @Transactional
    public void read(String user, long last) {
        database.sql("update desk_message set read_at = :now where user_id = :user and id <= :last and read_at is null")
                .param("now", now())
                .param("user", user)
                .param("last", last)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
