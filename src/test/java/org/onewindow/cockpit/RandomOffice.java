package org.onewindow.cockpit;

import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.onewindow.deadline.OpenCases;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cases and clocks at random as an office may have them: running, standing still, extended, ended in time and late,
 * cancelled, averages, targets, of several districts and units. Written to the database and kept here, so that a test
 * can count them by itself. Whatever was there before counts no more; the test's transaction is to be rolled back.
 */
final class RandomOffice {

    static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    static final List<String> DISTRICTS = List.of("jiangbei", "dianjiang", "yuzhong");
    private static final List<String> DEPARTMENTS =
            List.of("government-services-office", "planning-natural-resources", "power-utility", "water-utility");
    private static final List<String> ITEMS =
            List.of("small-low-risk-construction", "utility-power-10kv", "utility-water", "procurement-contract");
    private static final List<String> PROCESSES =
            List.of("small-low-risk-construction", "joint-permit", "utility-connection");

    /** The process that may call others, and is under way in half of the open cases. */
    static final String MAIN = "small-low-risk-construction";

    /** A row of {@code case_file}. */
    record Case(
            String number,
            String district,
            String item,
            String applicant,
            OffsetDateTime received,
            OffsetDateTime closed,
            boolean online,
            int visits) {}

    private static final List<String> ACTIVITIES = List.of("decide", "decide#multiInstanceBody", "accept");
    private static final List<String> CALLS = List.of("decidePermits", "accept");

    /**
     * A row of {@code deadline}.
     *
     * @param process null where it is not known
     * @param call the activity of the main process that called this one; null if it did not
     */
    record Clock(
            long id,
            Case of,
            String department,
            String process,
            String activity,
            String call,
            String kind,
            String unit,
            boolean average,
            int amount,
            int extended,
            Integer used,
            String state,
            OffsetDateTime warn,
            OffsetDateTime due,
            OffsetDateTime paused,
            OffsetDateTime ended) {}

    final List<Case> cases = new ArrayList<>();
    final List<Clock> clocks = new ArrayList<>();

    /** The cases in which {@link #MAIN} is under way. */
    final List<Case> underWay = new ArrayList<>();

    private final JdbcClient database;
    private final Random random;
    private final OffsetDateTime now;
    private long id = -1;

    RandomOffice(JdbcClient database, OpenCases open, long seed, LocalDateTime now) {
        this.database = database;
        this.random = new Random(seed);
        this.now = now.atOffset(ZONE);
        database.sql("update deadline set state = 'CANCELLED'").update();
        database.sql("update case_file set closed_at = null").update();
        database.sql("delete from counted_day").update();
        database.sql("update act_ru_execution set business_key_ = null").update();
        for (int i = 0; i < 240; i++) {
            Case file = insert(i);
            cases.add(file);
            if (file.closed() == null && i % 2 == 0) {
                begin(file, "main" + i, null);
                underWay.add(file);
            }
            if (file.closed() == null && i % 4 == 0) {
                // a second instance, and an execution inside it: the case is in the list once all the same
                begin(file, "again" + i, null);
                begin(file, "inside" + i, "again" + i);
            }
            int count = random.nextInt(6);
            for (int j = 0; j < count; j++) {
                Clock clock = clock(file);
                insert(clock);
                clocks.add(clock);
            }
        }
        open.rebuild();
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private OffsetDateTime before(int days) {
        return now.minusMinutes(1 + random.nextInt(days * 24 * 60));
    }

    private Case insert(int i) {
        OffsetDateTime received = before(120);
        OffsetDateTime closed = random.nextInt(3) == 0
                ? null
                : random.nextInt(3) == 0
                        ? received.plusMinutes(random.nextInt(600))
                        : received.plusDays(random.nextInt(60));
        if (closed != null && closed.isAfter(now)) {
            closed = null;
        }
        Case file = new Case(
                "RB-2026-%06d".formatted(i),
                any(DISTRICTS),
                any(ITEMS),
                any(List.of("重庆一号有限公司", "重庆100%公司", "张_三")),
                received,
                closed,
                random.nextBoolean(),
                random.nextInt(3));
        database.sql("""
                        insert into case_file (id, version, number, district, item, item_name, subject, applicant_name,
                          applicant_id_number, applicant_phone, state, outcome, received_at, closed_at, channel, visits)
                        values (?, 0, ?, ?, ?, ?, '项目', ?, '91', '139', ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id--,
                        file.number(),
                        file.district(),
                        file.item(),
                        "事项" + file.item(),
                        file.applicant(),
                        closed == null ? "ACCEPTED" : "CLOSED",
                        closed == null ? null : "COMPLETED",
                        received,
                        closed,
                        file.online() ? "ONLINE" : "WINDOW",
                        file.visits()))
                .update();
        return file;
    }

    private void begin(Case file, String instance, String parent) {
        database.sql("""
                        insert into act_ru_execution (id_, rev_, proc_inst_id_, business_key_, parent_id_, proc_def_id_,
                          suspension_state_)
                        select ?, 1, ?, ?, cast(? as varchar(64)), max(r.id_), 1 from act_re_procdef r where r.key_ = ?""")
                .params(Arrays.asList(instance, parent == null ? instance : parent, file.number(), parent, MAIN))
                .update();
    }

    private Clock clock(Case file) {
        boolean average = random.nextInt(3) == 0;
        int amount = 5 + random.nextInt(30);
        int extended = random.nextInt(4) == 0 ? 1 + random.nextInt(10) : 0;
        // Some are due this very moment, which is red already.
        OffsetDateTime due = random.nextInt(20) == 0 ? now : now.plusHours(random.nextInt(800) - 500L);
        OffsetDateTime warn = due.minusHours(random.nextInt(200));
        boolean ended = random.nextInt(5) < 3;
        OffsetDateTime end = ended ? before(100) : null;
        OffsetDateTime paused = !ended && random.nextInt(4) == 0 ? before(10) : null;
        String state = "RUNNING";
        if (ended) {
            due = end.plusHours(random.nextInt(400) - 150L);
            warn = due.minusHours(random.nextInt(200));
            state = random.nextInt(6) == 0 ? "CANCELLED" : end.isAfter(due) && !average ? "BREACHED" : "MET";
        }
        String department = random.nextInt(15) == 0 ? null : any(DEPARTMENTS);
        String process = random.nextInt(15) == 0 ? null : any(PROCESSES);
        return new Clock(
                id--,
                file,
                department,
                process,
                ACTIVITIES.get((int) (-id % ACTIVITIES.size())),
                "joint-permit".equals(process) ? CALLS.get((int) (-id % CALLS.size())) : null,
                any(List.of("STATUTORY", "PROMISED", "PROMISED", "TARGET")),
                any(List.of("WORKING_DAY", "WORKING_DAY", "CALENDAR_DAY", "WORKING_MINUTE")),
                average,
                amount,
                extended,
                ended && random.nextInt(20) > 0 ? Integer.valueOf(random.nextInt(amount + extended + 10)) : null,
                state,
                warn,
                due,
                paused,
                end);
    }

    private void insert(Clock clock) {
        database.sql("""
                        insert into deadline (id, version, case_number, step, name, kind, activity_id, execution_id,
                          department, started_at, amount, extended, unit, average, warn, basis, warn_at, due_at,
                          provisional, state, supervised, district, process_instance_id, process, calling_process,
                          calling_activity, used, paused_at, ended_at)
                        values (:id, 0, :number, 'step', '环节', :kind, :activity, 'e', :department, :started, :amount,
                          :extended, :unit, :average, '0', '办法', :warn, :due, false, :state, false, :district, 'p',
                          :process, :caller, :call, :used, :paused, :ended)""")
                .param("id", clock.id())
                .param("number", clock.of().number())
                .param("kind", clock.kind())
                .param("department", clock.department(), Types.VARCHAR)
                .param("started", clock.of().received())
                .param("amount", clock.amount())
                .param("extended", clock.extended())
                .param("unit", clock.unit())
                .param("average", clock.average())
                .param("warn", clock.warn())
                .param("due", clock.due())
                .param("state", clock.state())
                .param("district", clock.of().district())
                .param("process", clock.process(), Types.VARCHAR)
                .param("activity", clock.activity())
                .param("caller", clock.call() == null ? null : MAIN, Types.VARCHAR)
                .param("call", clock.call(), Types.VARCHAR)
                .param("used", clock.used(), Types.INTEGER)
                .param("paused", clock.paused(), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ended", clock.ended(), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }
}
