package org.onewindow.calendar;

import static java.util.stream.Collectors.toCollection;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which days an office works, over an unbroken range of whole years.
 *
 * <p>A year is firm if the State Council's notice of it was given, else provisional: only its statutory days (全国年节及纪念日放假办法)
 * are known, without the days that a notice will move. A date outside the range is refused with a
 * {@link CalendarRangeException}; it is never taken to be a plain Monday to Friday.
 *
 * <p>Immutable and safe for use by several threads. Days are numbered from the first day of the range; how many working
 * days there are through each of them is counted once, so that every question takes constant time whatever the
 * distance.
 */
public final class WorkCalendar {

    private final LocalDate first;
    private final LocalDate last;
    private final long firstEpochDay;
    private final BitSet working;
    private final BitSet provisional;
    private final Map<LocalDate, String> reasons;
    /** The working days, ascending. Dates and not their numbers, because making a date costs more than finding it. */
    private final LocalDate[] workingDays;
    /** For each day of the range how many working days lie between its first day and this one, both included. */
    private final int[] countThrough;

    private WorkCalendar(
            LocalDate first, LocalDate last, BitSet working, BitSet provisional, Map<LocalDate, String> reasons) {
        this.first = first;
        this.last = last;
        this.firstEpochDay = first.toEpochDay();
        this.working = working;
        this.provisional = provisional;
        this.reasons = Map.copyOf(reasons);
        this.workingDays = working.stream().mapToObj(first::plusDays).toArray(LocalDate[]::new);
        this.countThrough = new int[(int) ChronoUnit.DAYS.between(first, last) + 1];
        int count = 0;
        for (int day = 0; day < countThrough.length; day++) {
            count += working.get(day) ? 1 : 0;
            countThrough[day] = count;
        }
    }

    /**
     * A calendar of every year that has a row. A row on a Saturday or Sunday that is off anyway, or on a weekday that
     * is worked anyway, changes no day, but a holiday's name is kept as its reason.
     *
     * @param firm the rows of the years whose notice is loaded
     * @param provisional the statutory days of years without a notice; rows of a year that has firm rows are ignored,
     *     so a notice replaces them as soon as it is there
     * @throws IllegalArgumentException if there is no row, a year between the first and the last has none, or a date is
     *     given twice
     */
    public static WorkCalendar of(Collection<SpecialDay> firm, Collection<SpecialDay> provisional) {
        Set<Integer> firmYears = years(firm);
        Collection<SpecialDay> statutory = provisional.stream()
                .filter(day -> !firmYears.contains(day.date().getYear()))
                .toList();
        TreeSet<Integer> years = new TreeSet<>(firmYears);
        years.addAll(years(statutory));
        if (years.isEmpty()) {
            throw new IllegalArgumentException("工作日历没有任何年份");
        }
        LocalDate first = LocalDate.of(years.first(), 1, 1);
        LocalDate last = LocalDate.of(years.last(), 12, 31);
        BitSet weekdays = new BitSet();
        BitSet provisionalDays = new BitSet();
        first.datesUntil(last.plusDays(1)).forEach(date -> {
            if (!years.contains(date.getYear())) {
                throw new IllegalArgumentException("工作日历缺少" + date.getYear() + "年");
            }
            int index = (int) (date.toEpochDay() - first.toEpochDay());
            weekdays.set(index, !isWeekend(date));
            provisionalDays.set(index, !firmYears.contains(date.getYear()));
        });
        return new WorkCalendar(first, last, weekdays, provisionalDays, Map.of())
                .with(firm)
                .with(statutory);
    }

    /** The first date of the range, a first of January. */
    public LocalDate first() {
        return first;
    }

    /** The last date of the range, a 31st of December. */
    public LocalDate last() {
        return last;
    }

    /**
     * Makes sure that the calendar knows about a date.
     *
     * @throws CalendarRangeException if the date is outside the range
     */
    public void requireCovered(LocalDate date) {
        if (date.isBefore(first) || date.isAfter(last)) {
            throw CalendarRangeException.outside(date, first, last);
        }
    }

    /**
     * Whether the office works on this date.
     *
     * @throws CalendarRangeException if the date is outside the range
     */
    public boolean isWorkingDay(LocalDate date) {
        return working.get(index(date));
    }

    /**
     * Whether the date lies in a year whose notice is not loaded, so that {@link #isWorkingDay} may still change.
     *
     * @throws CalendarRangeException if the date is outside the range
     */
    public boolean isProvisional(LocalDate date) {
        return provisional.get(index(date));
    }

    /**
     * Why the office works on this date or does not, in Chinese: the holiday's name (also on a Saturday or Sunday that
     * belongs to it), 周六, 周日, 调休上班(国庆节) on a day that only a special row makes a working day, else 工作日.
     *
     * @throws CalendarRangeException if the date is outside the range
     */
    public String why(LocalDate date) {
        requireCovered(date);
        String reason = reasons.get(date);
        return reason != null ? reason : weekdayReason(date);
    }

    /**
     * The days of a year whose {@link #why} is not that of any week's day: holidays, also those on a Saturday or Sunday,
     * and days that are worked because a row says so. Ascending; empty for a year outside the range.
     */
    public List<LocalDate> namedDays(int year) {
        return reasons.keySet().stream()
                .filter(date -> date.getYear() == year)
                .sorted()
                .toList();
    }

    /**
     * The first working day strictly after the date, which itself need not be a working day.
     *
     * @throws CalendarRangeException if the date or the result is outside the range
     */
    public LocalDate nextWorkingDay(LocalDate date) {
        return plusWorkingDays(date, 1);
    }

    /**
     * The date itself if it is a working day, else the next working day.
     *
     * @throws CalendarRangeException if the date or the result is outside the range
     */
    public LocalDate workingDayOnOrAfter(LocalDate date) {
        return isWorkingDay(date) ? date : nextWorkingDay(date);
    }

    /**
     * The {@code days}-th working day strictly after the date. The date itself is not counted, whether it is a working
     * day or not; 0 gives the date itself, even if that is a day off.
     *
     * @throws IllegalArgumentException if {@code days} is negative
     * @throws CalendarRangeException if the date or the result is outside the range
     */
    public LocalDate plusWorkingDays(LocalDate date, int days) {
        requireNotNegative(days);
        int through = countThrough(date);
        if (days == 0) {
            return date;
        }
        if (days > workingDays.length - through) {
            throw CalendarRangeException.after(date, days, first, last);
        }
        return workingDays[through + days - 1];
    }

    /**
     * The {@code days}-th working day strictly before the date. The date itself is not counted, whether it is a working
     * day or not; 0 gives the date itself, even if that is a day off.
     *
     * @throws IllegalArgumentException if {@code days} is negative
     * @throws CalendarRangeException if the date or the result is outside the range
     */
    public LocalDate minusWorkingDays(LocalDate date, int days) {
        requireNotNegative(days);
        int before = countThrough(date) - (isWorkingDay(date) ? 1 : 0);
        if (days == 0) {
            return date;
        }
        if (days > before) {
            throw CalendarRangeException.before(date, days, first, last);
        }
        return workingDays[before - days];
    }

    /**
     * How many working days lie after the first date up to and including the second; 0 for the same date. If the second
     * is the earlier one, the number for the exchanged dates with a minus sign.
     *
     * @throws CalendarRangeException if a date is outside the range
     */
    public int workingDaysBetween(LocalDate afterExclusive, LocalDate toInclusive) {
        return countThrough(toInclusive) - countThrough(afterExclusive);
    }

    /**
     * This calendar with days of a district's or a window's own laid over it; the own day prevails. Range and
     * provisional years stay as they are.
     *
     * @throws IllegalArgumentException if a date is given twice
     * @throws CalendarRangeException if a day is outside the range
     */
    public WorkCalendar with(Collection<SpecialDay> own) {
        BitSet overlaid = (BitSet) working.clone();
        Map<LocalDate, String> explained = new HashMap<>(reasons);
        Set<LocalDate> seen = new HashSet<>();
        for (SpecialDay day : own) {
            if (!seen.add(day.date())) {
                throw new IllegalArgumentException("日期" + day.date() + "重复");
            }
            int index = index(day.date());
            if (!day.working()) {
                explained.put(day.date(), day.name());
            } else if (!working.get(index)) {
                // A row that says "work" about a day that is worked anyway is no make-up day: 2020-02-03 is one.
                explained.put(day.date(), "调休上班(" + day.name() + ")");
            }
            overlaid.set(index, day.working());
        }
        return new WorkCalendar(first, last, overlaid, provisional, explained);
    }

    /** Whether a date from the first to the second, both included, lies in a provisional year. */
    boolean reachesProvisional(LocalDate from, LocalDate to) {
        int next = provisional.nextSetBit(index(from));
        return next >= 0 && next <= index(to);
    }

    /** The range, for messages and logs. */
    @Override
    public String toString() {
        return "WorkCalendar[" + first + ".." + last + "]";
    }

    private int index(LocalDate date) {
        long index = date.toEpochDay() - firstEpochDay;
        if (index < 0 || index >= countThrough.length) {
            throw CalendarRangeException.outside(date, first, last);
        }
        return (int) index;
    }

    /** How many working days lie between the first day of the range and the date, both included. */
    private int countThrough(LocalDate date) {
        return countThrough[index(date)];
    }

    private static void requireNotNegative(int days) {
        if (days < 0) {
            throw new IllegalArgumentException("工作日数不能为负：" + days);
        }
    }

    private static Set<Integer> years(Collection<SpecialDay> days) {
        return days.stream().map(day -> day.date().getYear()).collect(toCollection(TreeSet::new));
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static String weekdayReason(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> "周六";
            case SUNDAY -> "周日";
            default -> "工作日";
        };
    }
}
