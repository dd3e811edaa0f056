package org.onewindow.cockpit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.onewindow.web.BadFieldException;

/**
 * The days that a figure is about.
 *
 * @param from the first day
 * @param to the last day, not before the first
 */
record Period(LocalDate from, LocalDate to) {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int MOST_YEARS = 10;

    /**
     * The days that were asked for; this month up to today where nothing was.
     *
     * @param from the first day, or null
     * @param to the last day, or null
     * @throws BadFieldException if the period is reversed, longer than ten years, or outside 2000 to 2100
     */
    static Period of(LocalDate from, LocalDate to, LocalDate today) {
        LocalDate last = to == null ? today : inRange("to", to);
        LocalDate first = from == null ? last.withDayOfMonth(1) : inRange("from", from);
        if (first.isAfter(last)) {
            throw new BadFieldException("from", "期间的起日%s晚于止日%s".formatted(first, last));
        }
        if (first.plusYears(MOST_YEARS).isBefore(last)) {
            throw new BadFieldException("from", "期间最长%d年".formatted(MOST_YEARS));
        }
        return new Period(first, last);
    }

    private static LocalDate inRange(String field, LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new BadFieldException(field, "日期须在%d年到%d年之间".formatted(FIRST_YEAR, LAST_YEAR));
        }
        return day;
    }

    /** The first moment of the period. */
    OffsetDateTime begin(ZoneId zone) {
        return moment(from, zone);
    }

    /** The first moment after it. */
    OffsetDateTime end(ZoneId zone) {
        return moment(to.plusDays(1), zone);
    }

    private static OffsetDateTime moment(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }
}
