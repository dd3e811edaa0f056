package org.onewindow.deadline;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.onewindow.calendar.CalendarRangeException;
import org.onewindow.calendar.CountedDay;
import org.onewindow.calendar.DueDate;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.calendar.WorkClock;
import org.onewindow.organisation.WorkClocks;
import org.onewindow.web.BadFieldException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells anyone, without login, when a limit ends and why. */
@RestController
@RequestMapping("/api/calendar")
public class CalendarController {

    private final WorkClocks clocks;

    /** A controller that answers from these clocks. */
    public CalendarController(WorkClocks clocks) {
        this.clocks = clocks;
    }

    /**
     * When a limit ends, with every day explained.
     *
     * @param district the district's id
     * @param from the event, ISO local date and time in the district's own time, such as {@code 2021-09-28T10:00}
     * @param amount 0 to 20000 days, or 1 to 20000 minutes
     * @param unit the unit of the amount
     * @param receipt whether the event is a receipt, so that one after closing or on a day off counts as received at
     *     the opening of the next working day
     * @throws BadFieldException if the district is unknown, the moment malformed, the amount out of its bounds, or a
     *     date outside the calendar
     */
    @GetMapping("/due")
    Due due(
            @RequestParam String district,
            @RequestParam String from,
            @RequestParam int amount,
            @RequestParam LimitUnit unit,
            @RequestParam(defaultValue = "false") boolean receipt) {
        WorkClock clock = clocks.of(district);
        LocalDateTime event = parse(from);
        LocalDateTime start = startOf(clock, event, receipt);
        try {
            DueDate due = clock.due(start, amount, unit);
            Stream<CountedDay> before = receipt ? clock.explainReceipt(event).stream() : Stream.empty();
            List<Day> days = Stream.concat(before, clock.explain(start, amount, unit).stream())
                    .map(Day::of)
                    .toList();
            return new Due(due.at(), days.stream().anyMatch(Day::provisional), days);
        } catch (IllegalArgumentException | CalendarRangeException e) {
            throw new BadFieldException("amount", e.getMessage(), e);
        }
    }

    private static LocalDateTime parse(String from) {
        try {
            return LocalDateTime.parse(from);
        } catch (DateTimeException e) {
            throw new BadFieldException("from", "时间须写作2021-09-28T10:00：" + from, e);
        }
    }

    /** The moment from which the limit runs; refuses an event that the calendar does not cover. */
    private static LocalDateTime startOf(WorkClock clock, LocalDateTime event, boolean receipt) {
        try {
            clock.calendar().requireCovered(event.toLocalDate());
            return receipt ? clock.receivedAt(event) : event;
        } catch (CalendarRangeException e) {
            throw new BadFieldException("from", e.getMessage(), e);
        }
    }

    /**
     * The answer.
     *
     * @param due when the limit ends, to the minute; begun minutes are cut off
     * @param provisional whether a day that was looked at lies in a year whose notice is not loaded
     * @param days every day from the event to the due day
     */
    record Due(@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm") LocalDateTime due, boolean provisional, List<Day> days) {}

    /** A {@link CountedDay} as it is sent. */
    record Day(
            @JsonFormat(pattern = "yyyy-MM-dd") LocalDate date,
            boolean counted,
            int number,
            String why,
            boolean provisional) {

        static Day of(CountedDay day) {
            return new Day(day.date(), day.counted(), day.number(), day.why(), day.provisional());
        }
    }
}
