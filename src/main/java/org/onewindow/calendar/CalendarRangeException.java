package org.onewindow.calendar;

import java.time.LocalDate;

/**
 * A date lies outside the years for which a calendar has days. The message is Chinese, names the date and the covered
 * range, and may be shown to a user.
 */
public final class CalendarRangeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LocalDate date;

    private CalendarRangeException(String message, LocalDate date) {
        super(message);
        this.date = date;
    }

    static CalendarRangeException outside(LocalDate date, LocalDate first, LocalDate last) {
        return new CalendarRangeException("日期" + date + "不在工作日历的范围内" + range(first, last), date);
    }

    static CalendarRangeException after(LocalDate date, int days, LocalDate first, LocalDate last) {
        return new CalendarRangeException(date + "之后的第" + days + "个工作日超出工作日历的范围" + range(first, last), date);
    }

    static CalendarRangeException before(LocalDate date, int days, LocalDate first, LocalDate last) {
        return new CalendarRangeException(date + "之前的第" + days + "个工作日超出工作日历的范围" + range(first, last), date);
    }

    /** The date that is not covered or, where counting ran out of the calendar, the date from which it counted. */
    public LocalDate date() {
        return date;
    }

    private static String range(LocalDate first, LocalDate last) {
        return "（" + first + "至" + last + "）";
    }
}
