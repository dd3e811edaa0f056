package org.onewindow.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.onewindow.calendar.LimitUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an office reports about a period: the time that its steps took on average, and how its cases were handled. Every
 * figure is counted by the database in one query.
 */
@Service
public class Averages {

    /** The clocks that are counted unless others are asked for: a target is a wish, not a limit. */
    public static final Set<ClockKind> LIMITS = Set.of(ClockKind.STATUTORY, ClockKind.PROMISED);

    private static final int SECONDS_OF_A_DAY = 86_400;

    private final JdbcClient database;
    private final Clock clock;

    Averages(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The time used by the clocks of a kind and a unit on one step of one item in one department of one district.
     *
     * @param department the department's id; null if nobody answered for the step
     * @param average true if the limits are averages, which a single clock may exceed
     * @param clocks how many clocks ended, 1 or more
     * @param used what all of them used, in the unit, net of pauses
     * @param amount the limits of all of them before extensions, in the unit
     */
    public record TimeUsed(
            String district,
            String item,
            String department,
            String step,
            ClockKind kind,
            LimitUnit unit,
            boolean average,
            long clocks,
            long used,
            long amount) {

        /** The time used for each clock, in the unit. */
        public Share usedOnAverage() {
            return new Share(used, clocks);
        }

        /** The limit of each clock before extensions, in the unit; an average, because a limit may have been changed. */
        public Share limitOnAverage() {
            return new Share(amount, clocks);
        }

        /** Whether the time used is within the limit on average; of clocks with an average limit this is the limit. */
        public boolean isKeptOnAverage() {
            return used <= amount;
        }

        /** By which part of the limit the average is shorter than it; negative if it is longer. */
        public Share shorter() {
            return new Share(amount - used, amount);
        }
    }

    /**
     * How the closed cases of an item in a district were handled.
     *
     * @param closed how many were closed, however they ended
     * @param atOnce how many of them were closed on the day of receipt, or before they counted as received
     * @param visits how often the applicants of all of them came to the window
     * @param online how many came in online and needed no visit
     */
    public record Handling(String district, String item, long closed, long atOnce, long visits, long online) {

        /** 即办率: the cases closed on the day of receipt. */
        public Share handledAtOnce() {
            return new Share(atOnce, closed);
        }

        /** 平均跑动次数: the visits for each case. */
        public Share visitsOnAverage() {
            return new Share(visits, closed);
        }

        /** 全程网办率: the cases handled wholly online. */
        public Share handledOnline() {
            return new Share(online, closed);
        }
    }

    /** {@link #timeUsed(Instant, Instant, Set)} of {@link #LIMITS}. */
    public List<TimeUsed> timeUsed(Instant from, Instant to) {
        return timeUsed(from, to, LIMITS);
    }

    /**
     * The time used by the clocks that ended in a period, in time or late. Cancelled clocks are left out, because what
     * they measured was not finished. Sorted by district, item, department and step; empty if no clock ended.
     *
     * @param from the first moment of the period
     * @param to the first moment after it
     * @param kinds the kinds of clocks; may be empty
     */
    @Transactional(readOnly = true)
    public List<TimeUsed> timeUsed(Instant from, Instant to, Set<ClockKind> kinds) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        return database.sql("""
                        select deadline.district, case_file.item, deadline.department, deadline.step, deadline.kind,
                          deadline.unit, deadline.average, count(*) as clocks, sum(deadline.used) as used, sum(deadline.amount) as amount
                        from deadline join case_file on case_file.number = deadline.case_number
                        where deadline.ended_at >= :from and deadline.ended_at < :to
                          and deadline.state in ('MET', 'BREACHED')
                          and deadline.kind in (:kinds)
                          and deadline.used is not null
                        group by deadline.district, case_file.item, deadline.department, deadline.step, deadline.kind,
                          deadline.unit, deadline.average
                        order by deadline.district, case_file.item, deadline.department, deadline.step, deadline.kind,
                          deadline.unit, deadline.average""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("kinds", kinds.stream().map(ClockKind::name).toList())
                .query((row, number) -> new TimeUsed(
                        row.getString("district"),
                        row.getString("item"),
                        row.getString("department"),
                        row.getString("step"),
                        ClockKind.valueOf(row.getString("kind")),
                        LimitUnit.valueOf(row.getString("unit")),
                        row.getBoolean("average"),
                        row.getLong("clocks"),
                        row.getLong("used"),
                        row.getLong("amount")))
                .list();
    }

    /**
     * By which part the average of the statutory clocks is shorter than the statutory limit 压缩比例; with no such clock,
     * no figure. Working days, calendar days and minutes do not add up, so only one unit is counted.
     *
     * @param rows from {@link #timeUsed}
     */
    public static Share shorterThanTheStatutoryLimit(Collection<TimeUsed> rows, LimitUnit unit) {
        Objects.requireNonNull(unit, "unit");
        long used = 0;
        long amount = 0;
        for (TimeUsed row : rows) {
            if (row.kind() == ClockKind.STATUTORY && row.unit() == unit) {
                used += row.used();
                amount += row.amount();
            }
        }
        return new Share(amount - used, amount);
    }

    /**
     * How the cases were handled that were closed in a period, sorted by district and item; empty if none was closed.
     * A case that was revoked counts in the period of its revocation.
     *
     * @param from the first moment of the period
     * @param to the first moment after it
     */
    @Transactional(readOnly = true)
    public List<Handling> handling(Instant from, Instant to) {
        // Dates are compared as days since 1970 in the office's time: the databases cast moments to dates each in its
        // own way, in the time zone of the session. China has kept its offset since 1991. As double precision, because
        // H2 rounds a decimal that is divided by a parameter to a whole number.
        return database.sql("""
                        select district, item, count(*) as closed,
                          sum(case when floor(cast(extract(epoch from closed_at) + :offset as double precision) / :day)
                            <= floor(cast(extract(epoch from received_at) + :offset as double precision) / :day) then 1 else 0 end) as at_once,
                          sum(visits) as visits,
                          sum(case when channel = 'ONLINE' and visits = 0 then 1 else 0 end) as online
                        from case_file
                        where state = 'CLOSED' and closed_at >= :from and closed_at < :to
                        group by district, item
                        order by district, item""")
                .param("offset", clock.getZone().getRules().getOffset(from).getTotalSeconds())
                .param("day", SECONDS_OF_A_DAY)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Handling(
                        row.getString("district"),
                        row.getString("item"),
                        row.getLong("closed"),
                        row.getLong("at_once"),
                        row.getLong("visits"),
                        row.getLong("online")))
                .list();
    }
}
