package org.onewindow.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The oracle of the property tests: walks day by day and minute by minute over sets of dates, slowly and without
 * anything of the classes under test but their records.
 */
final class DayByDay {

    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> on = new HashSet<>();
    private final OfficeHours hours;

    DayByDay(List<SpecialDay> days, List<SpecialDay> own, OfficeHours hours) {
        this.hours = hours;
        days.forEach(this::note);
        own.forEach(this::note);
    }

    /** The rows of a reference file, read by splitting lines. */
    static List<SpecialDay> rows(String file) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(DayByDay.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            List<SpecialDay> days = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("2")) {
                    String[] cells = line.split(",");
                    days.add(new SpecialDay(LocalDate.parse(cells[0]), cells[1].equals("workday"), cells[2]));
                }
            }
            return days;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean works(LocalDate date) {
        if (on.contains(date)) {
            return true;
        }
        if (off.contains(date)) {
            return false;
        }
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    boolean works(LocalDateTime minute) {
        LocalTime time = minute.toLocalTime();
        return works(minute.toLocalDate())
                && hours.sessions().stream().anyMatch(s -> !time.isBefore(s.from()) && time.isBefore(s.to()));
    }

    LocalDate step(LocalDate from, int workingDays, int direction) {
        LocalDate date = from;
        for (int left = workingDays; left > 0; ) {
            date = date.plusDays(direction);
            if (works(date)) {
                left--;
            }
        }
        return date;
    }

    int countAfter(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate date = from; date.isBefore(to); ) {
            date = date.plusDays(1);
            if (works(date)) {
                count++;
            }
        }
        return count;
    }

    LocalDate firstWorkingFrom(LocalDate start) {
        LocalDate date = start;
        while (!works(date)) {
            date = date.plusDays(1);
        }
        return date;
    }

    LocalDateTime due(LocalDateTime from, int amount, LimitUnit unit) {
        LocalDate start = from.toLocalDate();
        return switch (unit) {
            case WORKING_DAY -> firstWorkingFrom(step(start, amount, 1)).atTime(hours.closing());
            case CALENDAR_DAY ->
                firstWorkingFrom(start.plus(amount, ChronoUnit.DAYS)).atTime(hours.closing());
            case WORKING_MINUTE -> tick(from, amount, ChronoUnit.MINUTES);
        };
    }

    /** Waits until so many minutes or seconds of office hours have gone by, starting on a whole one. */
    LocalDateTime tick(LocalDateTime from, int amount, ChronoUnit unit) {
        LocalDateTime now = from;
        for (int left = amount; left > 0; now = now.plus(1, unit)) {
            if (works(now)) {
                left--;
            }
        }
        return now;
    }

    long minutesBetween(LocalDateTime from, LocalDateTime to) {
        long minutes = 0;
        for (LocalDateTime now = from; now.isBefore(to); now = now.plusMinutes(1)) {
            if (works(now)) {
                minutes++;
            }
        }
        return minutes;
    }

    private void note(SpecialDay day) {
        (day.working() ? on : off).add(day.date());
        (day.working() ? off : on).remove(day.date());
    }
}
