package org.onewindow.organisation;

import java.io.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.onewindow.calendar.SpecialDay;

/** Reads the rows of the State Council's notices: date, kind ({@code holiday} or {@code workday}) and name. */
final class HolidayNotices {

    private HolidayNotices() {}

    /** As {@link #read(String, Reader)}, from the class path. */
    static List<SpecialDay> read(String file) {
        Set<LocalDate> seen = new HashSet<>();
        return complete(
                file,
                seen,
                ReferenceFile.read(file, row -> day(row.get("date"), row.get("kind"), row.get("name"), seen)));
    }

    /**
     * Reads the days of one or several years.
     *
     * @param file the file's name, for messages
     * @throws IllegalStateException if a column or a value is missing, a date or kind is malformed, a date is given
     *     twice, or a year lacks 1 October, which is a holiday in every year: then its notice is not there as a whole,
     *     and its other days would wrongly be taken for firm
     */
    static List<SpecialDay> read(String file, Reader reader) {
        Set<LocalDate> seen = new HashSet<>();
        return complete(
                file,
                seen,
                ReferenceFile.read(file, reader, row -> day(row.get("date"), row.get("kind"), row.get("name"), seen)));
    }

    /**
     * As {@link #read(String, Reader)}, but of any days: no year has to be complete.
     *
     * @throws IllegalStateException if a column or a value is missing, a date or kind is malformed, or a date is given
     *     twice
     */
    static List<SpecialDay> days(String file, Reader reader) {
        Set<LocalDate> seen = new HashSet<>();
        return ReferenceFile.read(file, reader, row -> day(row.get("date"), row.get("kind"), row.get("name"), seen));
    }

    private static SpecialDay day(String date, String kind, String name, Set<LocalDate> seen) {
        LocalDate day = date(date);
        if (!seen.add(day)) {
            throw new IllegalArgumentException("日期" + day + "重复");
        }
        return new SpecialDay(day, isWorkday(kind), name);
    }

    private static LocalDate date(String date) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("日期须写作2026-10-01：" + date, e);
        }
    }

    private static List<SpecialDay> complete(String file, Set<LocalDate> seen, List<SpecialDay> days) {
        days.stream()
                .filter(day -> !seen.contains(LocalDate.of(day.date().getYear(), 10, 1)))
                .findFirst()
                .ifPresent(day -> {
                    throw new IllegalStateException(file + "：" + day.date().getYear() + "年缺少10月1日，不是完整的一年");
                });
        return days;
    }

    private static boolean isWorkday(String kind) {
        return switch (kind) {
            case "workday" -> true;
            case "holiday" -> false;
            default -> throw new IllegalArgumentException("kind须为holiday或workday：" + kind);
        };
    }
}
