package org.onewindow.cockpit;

import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A year of steps of cases at random, each with one or two limits, some handed over from department to department and
 * back, told as what happened to whom when. The database gets the rows that OneWindow would write; the figures of a
 * month are counted here from what happened, one thing after the other, knowing nothing of rows.
 */
final class RandomLedger {

    static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private static final List<String> DISTRICTS = List.of("jiangbei", "dianjiang");
    private static final List<String> DEPARTMENTS =
            List.of("government-services-office", "planning-natural-resources", "water-utility");

    /** What happened to a department: it got a piece, did it, did it late, or lost it. */
    enum What {
        RECEIVED,
        DONE,
        LATE,
        RETURNED
    }

    /** Something that happened; {@code used} and {@code amount} of what was done, null where nobody knows. */
    record Event(
            OffsetDateTime at, String district, String department, What what, String unit, Integer used, int amount) {}

    /** The figures of a department in a month, as {@link Ledger.Line}; used and amount by unit. */
    record Count(
            long carriedOver,
            long received,
            long done,
            long late,
            long returned,
            long open,
            Map<String, List<Long>> times) {}

    final List<Event> events = new ArrayList<>();

    private final JdbcClient database;
    private final Random random;
    private final OffsetDateTime first = LocalDateTime.parse("2025-01-01T00:00").atOffset(ZONE);
    private long id = -1;

    RandomLedger(JdbcClient database, long seed) {
        this.database = database;
        this.random = new Random(seed);
        database.sql("delete from clock_handover").update();
        // What other tests left counts no more: it comes long after.
        database.sql("""
                        update deadline set state = 'CANCELLED', recorded_at = :later, started_at = :later,
                          ended_at = :later""").param("later", first.plusYears(50)).update();
        database.sql("""
                        insert into case_file (id, version, number, district, item, item_name, subject, applicant_name,
                          applicant_id_number, applicant_phone, state, received_at, channel, visits)
                        values (-1, 0, 'RL-2025-000001', 'jiangbei', 'i', '事项', '项目', '申请人', '91', '139', 'ACCEPTED',
                          :at, 'WINDOW', 1)""").param("at", first).update();
        for (int i = 0; i < 300; i++) {
            step();
        }
        events.sort(Comparator.comparing(Event::at));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Some at the very moment at which a month begins. */
    private OffsetDateTime after(OffsetDateTime at, int days) {
        OffsetDateTime then = at.plusMinutes(random.nextInt(days * 24 * 60));
        if (random.nextInt(10) == 0) {
            OffsetDateTime month =
                    then.withDayOfMonth(1).toLocalDate().atStartOfDay().atOffset(ZONE);
            return month.isBefore(at) ? then : month;
        }
        return then;
    }

    private void step() {
        OffsetDateTime begun = after(first, 365);
        String district = any(DISTRICTS);
        String department = any(DEPARTMENTS);
        List<String> kinds = any(List.of(List.of("STATUTORY"), List.of("PROMISED"), List.of("STATUTORY", "PROMISED")));
        if (random.nextInt(12) == 0) {
            insert(district, department, "TARGET", "T" + id, begun, null, "RUNNING", "WORKING_DAY", null, 5);
            return;
        }
        boolean average = random.nextInt(6) == 0;
        String execution = "L" + id;
        int handovers = random.nextInt(8) == 0 ? 1 + random.nextInt(3) : 0;
        boolean isOpen = random.nextInt(5) == 0;
        OffsetDateTime at = begun;
        List<Object[]> moves = new ArrayList<>();
        events.add(new Event(at, district, department, What.RECEIVED, null, null, 0));
        for (int i = 0; i < handovers; i++) {
            at = after(at.plusMinutes(1), 20);
            String from = department;
            String to =
                    any(DEPARTMENTS.stream().filter(each -> !each.equals(from)).toList());
            moves.add(new Object[] {from, to, at});
            events.add(new Event(at, district, from, What.RETURNED, null, null, 0));
            events.add(new Event(at, district, to, What.RECEIVED, null, null, 0));
            department = to;
        }
        OffsetDateTime end = isOpen ? null : after(at, 60);
        boolean cancelled = !isOpen && random.nextInt(6) == 0;
        String done = null;
        for (String kind : kinds) {
            String unit = any(List.of("WORKING_DAY", "WORKING_DAY", "CALENDAR_DAY", "WORKING_MINUTE"));
            int amount = 5 + random.nextInt(20);
            Integer used = isOpen || random.nextInt(9) == 0 ? null : Integer.valueOf(random.nextInt(amount));
            boolean late = !isOpen && !average && random.nextInt(4) == 0;
            String state = isOpen ? "RUNNING" : late ? "BREACHED" : cancelled ? "CANCELLED" : "MET";
            long clock = insert(district, department, kind, execution, begun, end, state, unit, used, amount);
            moves.forEach(move -> database.sql("""
                            insert into clock_handover (id, deadline_id, from_department, to_department, at)
                            values (?, ?, ?, ?, ?)""")
                    .params(id--, clock, move[0], move[1], move[2])
                    .update());
            done = state.equals("BREACHED") || "BREACHED".equals(done) ? "BREACHED" : state;
            clocks.add(new Limit(kind, state, unit, used, amount));
        }
        if (!isOpen) {
            // The promised limit says what was used; where that is not known the statutory one does.
            Limit counts = clocks.stream()
                    .filter(each -> each.used() != null && !each.state().equals("CANCELLED"))
                    .min(Comparator.comparing(each -> each.kind().equals("PROMISED") ? 0 : 1))
                    .orElse(null);
            What what = done.equals("BREACHED") ? What.LATE : done.equals("MET") ? What.DONE : What.RETURNED;
            events.add(new Event(
                    end,
                    district,
                    department,
                    what,
                    counts == null ? null : counts.unit(),
                    counts == null ? null : counts.used(),
                    counts == null ? 0 : counts.amount()));
        }
        clocks.clear();
    }

    private record Limit(String kind, String state, String unit, Integer used, int amount) {}

    private final List<Limit> clocks = new ArrayList<>();

    private long insert(
            String district,
            String department,
            String kind,
            String execution,
            OffsetDateTime begun,
            OffsetDateTime end,
            String state,
            String unit,
            Integer used,
            int amount) {
        // The event that starts a clock may lie in an earlier month, or on the next working day.
        OffsetDateTime started = begun.plusHours(random.nextInt(400) - 350L);
        long clock = id--;
        database.sql("""
                        insert into deadline (id, version, case_number, step, name, kind, activity_id, execution_id,
                          department, started_at, recorded_at, amount, unit, average, warn, basis, warn_at, due_at,
                          provisional, state, supervised, district, process_instance_id, used, ended_at)
                        values (:id, 0, 'RL-2025-000001', 'step', '环节', :kind, 'a', :execution, :department, :started,
                          :begun, :amount, :unit, false, '0', '办法', :started, :started, false, :state, false, :district,
                          'p', :used, :ended)""")
                .param("id", clock)
                .param("kind", kind)
                .param("execution", execution)
                .param("department", department)
                .param("started", started)
                .param("begun", begun)
                .param("amount", amount)
                .param("unit", unit)
                .param("state", state)
                .param("district", district)
                .param("used", used, Types.INTEGER)
                .param("ended", end, Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return clock;
    }

    /** Puts the database back to what it was at a moment: what happened later has not happened. */
    void goBackTo(OffsetDateTime moment) {
        database.sql("""
                        update deadline set department = (select h.from_department from clock_handover h
                            where h.deadline_id = deadline.id and h.at >= :moment
                            order by h.at limit 1)
                        where exists (select 1 from clock_handover h
                            where h.deadline_id = deadline.id and h.at >= :moment)""").param("moment", moment).update();
        database.sql("delete from clock_handover where at >= :moment")
                .param("moment", moment)
                .update();
        database.sql("delete from deadline where case_number = 'RL-2025-000001' and recorded_at >= :moment")
                .param("moment", moment)
                .update();
        database.sql("update deadline set state = 'RUNNING', ended_at = null, used = null where ended_at >= :moment"
                        + " and case_number = 'RL-2025-000001'")
                .param("moment", moment)
                .update();
    }

    /** What happened to each department of a district until a moment, and after another one. */
    Map<String, Count> count(String district, OffsetDateTime begin, OffsetDateTime end) {
        Map<String, Count> counts = new TreeMap<>();
        for (String department : DEPARTMENTS) {
            long carried = 0;
            long received = 0;
            long done = 0;
            long late = 0;
            long returned = 0;
            Map<String, List<Long>> times = new TreeMap<>();
            for (Event event : events) {
                if (!event.department().equals(department)
                        || !event.district().equals(district)
                        || !event.at().isBefore(end)) {
                    continue;
                }
                boolean isEarlier = event.at().isBefore(begin);
                if (event.what() == What.RECEIVED) {
                    carried += isEarlier ? 1 : 0;
                    received += isEarlier ? 0 : 1;
                } else if (isEarlier) {
                    carried--;
                } else {
                    done += event.what() == What.RETURNED ? 0 : 1;
                    late += event.what() == What.LATE ? 1 : 0;
                    returned += event.what() == What.RETURNED ? 1 : 0;
                    if (event.used() != null) {
                        times.merge(
                                event.unit(),
                                List.of(1L, (long) event.used(), (long) event.amount()),
                                (one, other) -> List.of(
                                        one.get(0) + other.get(0),
                                        one.get(1) + other.get(1),
                                        one.get(2) + other.get(2)));
                    }
                }
            }
            if (carried + received > 0) {
                counts.put(
                        department,
                        new Count(
                                carried, received, done, late, returned, carried + received - done - returned, times));
            }
        }
        return counts;
    }
}
