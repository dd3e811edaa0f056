package org.onewindow.organisation;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.onewindow.calendar.OfficeHours;
import org.onewindow.calendar.SpecialDay;
import org.onewindow.web.BadFieldException;

/** What a change of the calendar says, as text: days as CSV or ICS, or the sessions of a working day. */
final class CalendarText {

    private static final String FIELD = "content";

    private static final String HEADER = "date,kind,name";

    private static final int LONGEST_NAME = 50;

    private CalendarText() {}

    /**
     * Reads days, in the order of the dates.
     *
     * @param text a table with the columns {@code date}, {@code kind} and {@code name}, as {@code
     *     reference/holidays.csv}, or a calendar file as {@link HolidayFeed} knows it
     * @throws BadFieldException if there is no day, one is given twice, or anything is malformed; names the line, or
     *     the event of a calendar file
     */
    static List<SpecialDay> days(String text) {
        String clean = withoutMark(text);
        List<SpecialDay> days = HolidayFeed.is(clean) ? feed(clean) : table(clean);
        if (days.isEmpty()) {
            throw new BadFieldException(FIELD, "没有任何日期");
        }
        Set<LocalDate> seen = new HashSet<>();
        for (SpecialDay day : days) {
            if (!seen.add(day.date())) {
                throw new BadFieldException(FIELD, "日期" + day.date() + "重复");
            }
            // Some words in GBK are well-formed UTF-8 by chance, 迁址 for one; they come out as Latin and Hebrew letters.
            if (day.name().codePoints().noneMatch(Character::isIdeographic)) {
                throw new BadFieldException(FIELD, day.date() + "的名称须为中文：" + day.name() + "（文件可能不是UTF-8编码）");
            }
            if (day.name().length() > LONGEST_NAME || day.name().matches("(?s).*\\p{Cntrl}.*")) {
                throw new BadFieldException(FIELD, day.date() + "的名称不能超过" + LONGEST_NAME + "字，也不能换行");
            }
        }
        return days.stream().sorted(Comparator.comparing(SpecialDay::date)).toList();
    }

    /** The text without the byte order mark that spreadsheets put in front of it. */
    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static List<SpecialDay> feed(String text) {
        try {
            return HolidayFeed.read(text);
        } catch (IllegalArgumentException e) {
            throw new BadFieldException(FIELD, e.getMessage(), e);
        }
    }

    private static List<SpecialDay> table(String text) {
        boolean headed = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .filter(line -> Set.of(line.strip().split(",")).containsAll(List.of(HEADER.split(","))))
                .isPresent();
        if (!headed) {
            throw new BadFieldException(FIELD, "第1行须为表头" + HEADER + "；日历文件（ICS）须以BEGIN:VCALENDAR开头");
        }
        try {
            return HolidayNotices.days("", new StringReader(text));
        } catch (IllegalStateException e) {
            throw new BadFieldException(FIELD, e.getMessage(), e);
        }
    }

    /** The days as {@link #days} reads them. */
    static String write(List<SpecialDay> days) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        try (CSVPrinter printer = new CSVPrinter(
                text, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
            for (SpecialDay day : days) {
                printer.printRecord(day.date(), day.working() ? "workday" : "holiday", day.name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringBuilder throws none
        }
        return text.toString();
    }

    /**
     * Reads office hours.
     *
     * @param text sessions in order, such as {@code 09:00-12:00,13:30-17:30}
     * @throws BadFieldException if a session is malformed, or two overlap
     */
    static OfficeHours hours(String text) {
        try {
            return new OfficeHours(Arrays.stream(text.strip().split("\\s*[,，、;；]\\s*|\\R"))
                    .map(OfficeHours.Session::of)
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new BadFieldException(FIELD, e.getMessage(), e);
        }
    }

    /** The hours as {@link #hours} reads them. */
    static String write(OfficeHours hours) {
        return hours.sessions().stream().map(OfficeHours.Session::toString).collect(Collectors.joining(","));
    }
}
