package org.onewindow.deadline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.figures.CountedDays;
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

    private final JdbcClient database;
    private final CountedDays days;

    Averages(JdbcClient database, CountedDays days) {
        this.database = database;
        this.days = days;
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

    /** {@link #timeUsed(LocalDate, LocalDate, Set)} of {@link #LIMITS}. */
    public List<TimeUsed> timeUsed(LocalDate from, LocalDate to) {
        return timeUsed(from, to, LIMITS);
    }

    /**
     * The time used by the clocks that ended in a period, in time or late. Cancelled clocks are left out, because what
     * they measured was not finished. Sorted by district, item, department and step; empty if no clock ended.
     *
     * @param from the first day of the period
     * @param to its last day
     * @param kinds the kinds of clocks; may be empty
     */
    @Transactional
    public List<TimeUsed> timeUsed(LocalDate from, LocalDate to, Set<ClockKind> kinds) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        return database.sql("""
                        select district, item, nullif(department, '-') as department, step, kind, unit, average,
                          sum(clocks) as clocks, sum(used) as used, sum(amount) as amount
                        from (%s) e where kind in (:kinds) and clocks > 0
                        group by district, item, department, step, kind, unit, average
                        order by district, item, department, step, kind, unit, average""".formatted(CountedDays.CLOCKS))
                .params(days.of(from, to))
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
     * @param from the first day of the period
     * @param to its last day
     */
    @Transactional
    public List<Handling> handling(LocalDate from, LocalDate to) {
        return database.sql("""
                        select district, item, sum(closed) as closed, sum(at_once) as at_once, sum(visits) as visits,
                          sum(online) as online
                        from (%s) c group by district, item order by district, item""".formatted(CountedDays.CASES))
                .params(days.of(from, to))
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
