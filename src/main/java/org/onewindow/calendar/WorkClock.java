package org.onewindow.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;

/**
 * Counts limits on a calendar and in office hours.
 *
 * <p>All moments are in the office's own time (Asia/Shanghai); the JVM's time zone plays no part. Every method throws
 * {@link CalendarRangeException} if a day that it needs is outside the calendar's range.
 */
public final class WorkClock {

    /** The largest amount of a limit, in any unit. */
    public static final int MAX_AMOUNT = 20_000;

    private final WorkCalendar calendar;
    private final OfficeHours hours;

    /** A clock that counts the calendar's working days and the hours worked on each of them. */
    public WorkClock(WorkCalendar calendar, OfficeHours hours) {
        this.calendar = Objects.requireNonNull(calendar, "calendar");
        this.hours = Objects.requireNonNull(hours, "hours");
    }

    /** The days that this clock counts. */
    public WorkCalendar calendar() {
        return calendar;
    }

    /** The hours that this clock counts. */
    public OfficeHours hours() {
        return hours;
    }

    /**
     * When something counts as received: at the opening of the next working day if it comes in after closing or on a
     * day off, else when it comes in. Closing time itself is still in time; so is the time before the opening and the
     * lunch break of a working day. Source: 民法典 第203条 (停止业务活动的时间).
     */
    public LocalDateTime receivedAt(LocalDateTime at) {
        LocalDate date = at.toLocalDate();
        if (calendar.isWorkingDay(date) && !at.toLocalTime().isAfter(hours.closing())) {
            return at;
        }
        return calendar.nextWorkingDay(date).atTime(hours.opening());
    }

    /**
     * When a limit ends that an event starts. Does not apply the rule of receipt; where it holds, hand in
     * {@link #receivedAt}.
     *
     * <ul>
     *   <li>Days: the day of the event is not counted (民法典 第201条); the limit ends at the close of office hours of its
     *       last day (第203条). 0 ends at the close of the day of the event, which may be before the event.
     *   <li>Calendar days (and 0 of either): a last day that is not a working day moves to the next working day
     *       (第203条); a make-up Saturday or Sunday does not move.
     *   <li>Minutes: run in office hours only; from outside office hours they start at the next opening; an amount used
     *       up exactly when a session ends is due then and not at the next opening. Seconds of the event are kept.
     * </ul>
     *
     * @param from the event
     * @param amount 0 to {@link #MAX_AMOUNT} days, or 1 to {@link #MAX_AMOUNT} minutes
     * @throws IllegalArgumentException if the amount is outside these bounds, with a Chinese message
     */
    public DueDate due(LocalDateTime from, int amount, LimitUnit unit) {
        requireAmount(amount, unit);
        LocalDate start = from.toLocalDate();
        LocalDateTime at = switch (unit) {
            case WORKING_DAY -> closeOf(calendar.workingDayOnOrAfter(calendar.plusWorkingDays(start, amount)));
            case CALENDAR_DAY -> closeOf(calendar.workingDayOnOrAfter(calendarDaysAfter(start, amount)));
            case WORKING_MINUTE -> afterOfficeTime(from, Duration.ofMinutes(amount));
        };
        return new DueDate(at, calendar.reachesProvisional(start, at.toLocalDate()));
    }

    /**
     * Explains {@link #due}: every day from the day of the event to the due day, in order, with the reason why it is
     * counted or not. For limits in days the numbers run from 1 to the amount; for minutes they add up to the amount.
     * The days over which a last day moves, and the day to which it moves, are not counted.
     *
     * @throws IllegalArgumentException as {@link #due}
     */
    public List<CountedDay> explain(LocalDateTime from, int amount, LimitUnit unit) {
        LocalDate due = due(from, amount, unit).at().toLocalDate();
        return from.toLocalDate()
                .datesUntil(due.plusDays(1))
                .map(day -> unit == LimitUnit.WORKING_MINUTE
                        ? explainMinutes(from, amount, day)
                        : explainDay(from.toLocalDate(), amount, unit, due, day))
                .toList();
    }

    /**
     * As {@link #due(LocalDateTime, int, LimitUnit)}, for a limit that was paused. What was left when a pause began is
     * left when it ends: the day of its beginning still counts, the day of its end no more, and a limit whose last day
     * it was ends with the day on which the clock goes on (the next working day, if that is a day off or after closing).
     * A pause that begins when the limit has ended changes nothing.
     *
     * @param pauses in any order, overlapping or not; of one that is open the answer is when the limit would have ended
     *     without it
     */
    public DueDate due(LocalDateTime from, int amount, LimitUnit unit, List<Pause> pauses) {
        requireAmount(amount, unit);
        LocalDateTime start = from;
        Duration left = inUnit(amount, unit);
        LocalDateTime at = dueOfRest(start, left, unit, false);
        for (Pause pause : Pause.merged(pauses)) {
            if (!pause.from().isBefore(at) || pause.to() == null) {
                break;
            }
            if (pause.to().isBefore(start)) {
                continue;
            }
            Duration rest = left.minus(counted(start, later(start, pause.from()), unit));
            left = rest.isNegative() ? Duration.ZERO : rest;
            start = pause.to();
            at = dueOfRest(start, left, unit, true);
        }
        return new DueDate(at, calendar.reachesProvisional(from.toLocalDate(), at.toLocalDate()));
    }

    /**
     * How much of a limit is used up at a moment: the counted days since the event, the day of the moment included, or
     * whole minutes of office hours. Grows beyond the limit when it is exceeded.
     *
     * @param to not before the event
     */
    public int used(LocalDateTime from, LocalDateTime to, LimitUnit unit, List<Pause> pauses) {
        Duration used = usedUntil(from, to, unit, Pause.merged(pauses));
        return (int) (unit == LimitUnit.WORKING_MINUTE ? used.toMinutes() : used.toDays());
    }

    /**
     * As {@link #explain(LocalDateTime, int, LimitUnit)}, for a limit that was paused. While it is, the list ends with
     * {@code now}.
     */
    public List<CountedDay> explain(
            LocalDateTime from, int amount, LimitUnit unit, List<Pause> pauses, LocalDateTime now) {
        if (pauses.isEmpty()) {
            return explain(from, amount, unit);
        }
        List<Pause> merged = Pause.merged(pauses);
        LocalDateTime due = due(from, amount, unit, pauses).at();
        boolean isOpen = merged.stream()
                .anyMatch(pause -> pause.to() == null && pause.from().isBefore(due));
        LocalDate last = isOpen ? now.toLocalDate() : due.toLocalDate();
        return from.toLocalDate()
                .datesUntil(last.plusDays(1))
                .map(day -> explainPaused(from, amount, unit, merged, day, isOpen ? null : last))
                .toList();
    }

    private CountedDay explainPaused(
            LocalDateTime from, int amount, LimitUnit unit, List<Pause> pauses, LocalDate day, LocalDate due) {
        int until = Math.min(amount, used(from, day.atTime(LocalTime.MAX), unit, pauses));
        int before = day.equals(from.toLocalDate())
                ? 0
                : Math.min(amount, used(from, day.minusDays(1).atTime(LocalTime.MAX), unit, pauses));
        if (until > before) {
            return counted(day, unit == LimitUnit.WORKING_MINUTE ? until - before : until, calendar.why(day));
        }
        if (day.equals(from.toLocalDate()) && unit != LimitUnit.WORKING_MINUTE) {
            return notCounted(day, "起算日不计");
        }
        String end = day.equals(due) ? "，本日届满" : "";
        return pauses.stream()
                .filter(pause -> isWithin(pause, day, unit))
                .findFirst()
                .map(pause -> notCounted(day, "停表（" + pause.why() + "）" + end))
                .orElseGet(
                        () -> notCounted(day, calendar.why(day) + (until == amount && due != null ? "，顺延" : "") + end));
    }

    private static boolean isWithin(Pause pause, LocalDate day, LimitUnit unit) {
        LocalDate begun = pause.from().toLocalDate();
        boolean hasBegun = unit == LimitUnit.WORKING_MINUTE ? !day.isBefore(begun) : day.isAfter(begun);
        return hasBegun && (pause.to() == null || !day.isAfter(pause.to().toLocalDate()));
    }

    /** How much was counted until a moment, in days of 24 hours or in time of office hours. */
    private Duration usedUntil(LocalDateTime from, LocalDateTime to, LimitUnit unit, List<Pause> merged) {
        LocalDateTime start = from;
        Duration used = Duration.ZERO;
        for (Pause pause : merged) {
            if (pause.from().isAfter(to)) {
                break;
            }
            if (pause.isOverBefore(start)) {
                continue;
            }
            used = used.plus(counted(start, later(start, pause.from()), unit));
            if (pause.to() == null || !to.isAfter(pause.to())) {
                return used;
            }
            start = pause.to();
        }
        return used.plus(counted(start, to, unit));
    }

    private Duration counted(LocalDateTime from, LocalDateTime to, LimitUnit unit) {
        return switch (unit) {
            case WORKING_DAY -> Duration.ofDays(calendar.workingDaysBetween(from.toLocalDate(), to.toLocalDate()));
            case CALENDAR_DAY ->
                Duration.ofDays(
                        to.toLocalDate().toEpochDay() - from.toLocalDate().toEpochDay());
            case WORKING_MINUTE -> officeTimeBetween(from, to);
        };
    }

    private LocalDateTime dueOfRest(LocalDateTime from, Duration left, LimitUnit unit, boolean resumed) {
        if (unit == LimitUnit.WORKING_MINUTE) {
            return afterOfficeTime(from, left);
        }
        if (resumed && left.isZero()) {
            return closeOf(receivedAt(from).toLocalDate());
        }
        return due(from, (int) left.toDays(), unit).at();
    }

    private static Duration inUnit(int amount, LimitUnit unit) {
        return unit == LimitUnit.WORKING_MINUTE ? Duration.ofMinutes(amount) : Duration.ofDays(amount);
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? other : one;
    }

    /**
     * Explains {@link #receivedAt}: the days from the one on which something came in to the last one before it counts
     * as received, none of them counted; empty if it counts as received when it comes in.
     */
    public List<CountedDay> explainReceipt(LocalDateTime at) {
        LocalDate date = at.toLocalDate();
        String first = calendar.isWorkingDay(date) ? "下班后收到，视为次一工作日收到" : "休息日收到（" + calendar.why(date) + "），视为次一工作日收到";
        return date.datesUntil(receivedAt(at).toLocalDate())
                .map(day -> notCounted(day, day.equals(date) ? first : calendar.why(day)))
                .toList();
    }

    /**
     * How many working days are left after today until the due day, that day included. 0 on the due day itself, before
     * and after the due moment alike; negative by the number of working days that have begun since the due day.
     *
     * <p>The sign does not tell whether the due moment has passed: after closing of the due day, and on the days off
     * that follow it, the answer is still 0 because not one working day has been lost. Ask {@code now.isAfter(due)} for
     * that.
     */
    public int remainingDays(LocalDateTime now, LocalDateTime due) {
        return calendar.workingDaysBetween(now.toLocalDate(), due.toLocalDate());
    }

    /**
     * How many whole minutes of office hours lie between two moments; a begun minute is not counted. If the second is
     * the earlier one, the number for the exchanged moments with a minus sign.
     */
    public long workingMinutesBetween(LocalDateTime from, LocalDateTime to) {
        // A whole day of work for each working day after the first date, then corrected at both ends. Seconds are cut
        // off by a division, because Duration.toMinutes() rounds negative durations down.
        Duration time = officeTimeBetween(from, to);
        return time.isNegative() ? -time.negated().toMinutes() : time.toMinutes();
    }

    private Duration officeTimeBetween(LocalDateTime from, LocalDateTime to) {
        return hours.length()
                .multipliedBy(calendar.workingDaysBetween(from.toLocalDate(), to.toLocalDate()))
                .plus(restOfDay(from))
                .minus(restOfDay(to));
    }

    private LocalDateTime closeOf(LocalDate date) {
        return date.atTime(hours.closing());
    }

    private LocalDate calendarDaysAfter(LocalDate start, int days) {
        calendar.requireCovered(start); // before the sum can overflow
        return start.plusDays(days);
    }

    private LocalDateTime afterOfficeTime(LocalDateTime from, Duration amount) {
        LocalDate start = from.toLocalDate();
        Duration rest = restOfDay(from);
        if (amount.compareTo(rest) <= 0) {
            return start.atTime(hours.timeWhenWorked(hours.length().minus(rest).plus(amount)));
        }
        Duration left = amount.minus(rest);
        // Whole days that are used up with something left over; a day used up exactly is the due day.
        int wholeDays = (int) left.minusNanos(1).dividedBy(hours.length());
        Duration onLastDay = left.minus(hours.length().multipliedBy(wholeDays));
        return calendar.plusWorkingDays(start, wholeDays + 1).atTime(hours.timeWhenWorked(onLastDay));
    }

    /** The office time from this moment to the end of its date; zero on a day off. */
    private Duration restOfDay(LocalDateTime at) {
        return calendar.isWorkingDay(at.toLocalDate())
                ? hours.length().minus(hours.workedUntil(at.toLocalTime()))
                : Duration.ZERO;
    }

    private CountedDay explainDay(LocalDate start, int amount, LimitUnit unit, LocalDate due, LocalDate day) {
        if (day.equals(start) && amount > 0) {
            return notCounted(day, "起算日不计");
        }
        if (day.equals(due) && due.equals(start)) {
            return notCounted(day, "起算日当日届满");
        }
        if (unit == LimitUnit.WORKING_DAY && amount > 0) {
            return calendar.isWorkingDay(day)
                    ? counted(day, calendar.workingDaysBetween(start, day), calendar.why(day))
                    : notCounted(day, calendar.why(day));
        }
        LocalDate nominal = start.plusDays(unit == LimitUnit.CALENDAR_DAY ? amount : 0);
        String why = calendar.why(day) + movement(nominal, due, day);
        boolean isCounted = day.isAfter(start) && !day.isAfter(nominal);
        return isCounted ? counted(day, (int) (day.toEpochDay() - start.toEpochDay()), why) : notCounted(day, why);
    }

    /** What happens on a day between the last day of the limit as it was counted and the due day to which it moves. */
    private static String movement(LocalDate nominal, LocalDate due, LocalDate day) {
        if (day.isBefore(nominal) || nominal.equals(due)) {
            return "";
        }
        return day.equals(due) ? "，顺延至本日届满" : "，顺延";
    }

    private CountedDay explainMinutes(LocalDateTime from, int amount, LocalDate day) {
        LocalDate start = from.toLocalDate();
        int until = minutesCountedUntilEndOf(day, from, amount);
        int number = day.equals(start) ? until : until - minutesCountedUntilEndOf(day.minusDays(1), from, amount);
        if (number > 0) {
            return counted(day, number, calendar.why(day));
        }
        boolean afterHours = calendar.isWorkingDay(day) && restOfDay(from).isZero();
        return notCounted(day, afterHours ? "下班后起算，本日不计" : calendar.why(day));
    }

    private int minutesCountedUntilEndOf(LocalDate day, LocalDateTime from, int amount) {
        return (int) Math.min(amount, workingMinutesBetween(from, day.atTime(LocalTime.MAX)));
    }

    private CountedDay counted(LocalDate day, int number, String why) {
        return new CountedDay(day, true, number, why, calendar.isProvisional(day));
    }

    private CountedDay notCounted(LocalDate day, String why) {
        return new CountedDay(day, false, 0, why, calendar.isProvisional(day));
    }

    private static void requireAmount(int amount, LimitUnit unit) {
        int least = unit == LimitUnit.WORKING_MINUTE ? 1 : 0;
        if (amount < least || amount > MAX_AMOUNT) {
            throw new IllegalArgumentException("时限数量须在" + least + "到" + MAX_AMOUNT + "之间：" + amount);
        }
    }
}
