package org.onewindow.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.opengamma.strata.basics.date.HolidayCalendarId;
import com.opengamma.strata.basics.date.ImmutableHolidayCalendar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * The calendar agrees with OpenGamma Strata's, a calendar of banks that others wrote and that is used world-wide. It is
 * made from the notices' file by itself; what it shares with the calendar under test is that file and nothing else.
 *
 * <p>Strata takes a year that it does not know to be a plain Monday to Friday, so only the years of the notices are
 * compared; where Strata would have to leave them, ours must refuse.
 */
class WorkCalendarStrataTest {

    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final WorkCalendar NATIONAL = WorkCalendar.of(DayByDay.rows("/reference/holidays.csv"), List.of());

    /** A calendar with days of its own over the national ones, as the class under test and as Strata's. */
    record Pair(WorkCalendar ours, ImmutableHolidayCalendar strata) {}

    @Example
    void coversTheYearsThatAreCompared() {
        assertThat(NATIONAL.first()).isEqualTo(FIRST);
        assertThat(NATIONAL.last()).isEqualTo(LAST);
    }

    /** Both read the same notices, day by day; a random choice of dates could miss a make-up day. */
    @Example
    void everyDayOfTheNoticesAgrees() {
        ImmutableHolidayCalendar strata = strata(List.of());
        assertThat(FIRST.datesUntil(LAST.plusDays(1)))
                .allSatisfy(date ->
                        assertThat(NATIONAL.isWorkingDay(date)).as("%s", date).isEqualTo(strata.isBusinessDay(date)));
        // The file has weekends that are worked. Without this line both could have missed them.
        assertThat(strata.isBusinessDay(LocalDate.of(2021, 10, 9))).isTrue();
    }

    @Property
    void addsWorkingDays(
            @ForAll("pairs") Pair pair, @ForAll("dates") LocalDate date, @ForAll @IntRange(max = 600) int days) {
        if (days > pair.strata().daysBetween(date.plusDays(1), LAST.plusDays(1))) {
            assertThatExceptionOfType(CalendarRangeException.class)
                    .isThrownBy(() -> pair.ours().plusWorkingDays(date, days));
        } else {
            assertThat(pair.ours().plusWorkingDays(date, days))
                    .isEqualTo(pair.strata().shift(date, days));
        }
    }

    @Property
    void subtractsWorkingDays(
            @ForAll("pairs") Pair pair, @ForAll("dates") LocalDate date, @ForAll @IntRange(max = 600) int days) {
        if (days > pair.strata().daysBetween(FIRST, date)) {
            assertThatExceptionOfType(CalendarRangeException.class)
                    .isThrownBy(() -> pair.ours().minusWorkingDays(date, days));
        } else {
            assertThat(pair.ours().minusWorkingDays(date, days))
                    .isEqualTo(pair.strata().shift(date, -days));
        }
    }

    @Property
    void findsTheNextWorkingDay(@ForAll("pairs") Pair pair, @ForAll("dates") LocalDate date) {
        if (pair.strata().next(date).isAfter(LAST)) {
            assertThatExceptionOfType(CalendarRangeException.class)
                    .isThrownBy(() -> pair.ours().nextWorkingDay(date));
        } else {
            assertThat(pair.ours().nextWorkingDay(date)).isEqualTo(pair.strata().next(date));
        }
    }

    @Property
    void countsWorkingDaysBetween(
            @ForAll("pairs") Pair pair, @ForAll("dates") LocalDate a, @ForAll("dates") LocalDate b) {
        LocalDate earlier = a.isBefore(b) ? a : b;
        LocalDate later = a.isBefore(b) ? b : a;
        // Strata counts from the first date, included, to the second, excluded; we the other way round.
        int days = pair.strata().daysBetween(earlier.plusDays(1), later.plusDays(1));
        assertThat(pair.ours().workingDaysBetween(earlier, later)).isEqualTo(days);
        assertThat(pair.ours().workingDaysBetween(later, earlier)).isEqualTo(-days);
    }

    @Property
    void limitsInWorkingDaysEndOnTheSameDay(
            @ForAll("pairs") Pair pair,
            @ForAll("dates") LocalDate date,
            @ForAll @IntRange(max = 24 * 60 - 1) int minute,
            @ForAll @IntRange(max = 250) int amount) {
        WorkClock clock = new WorkClock(pair.ours(), OfficeHours.DEFAULT);
        LocalDateTime from = date.atTime(LocalTime.MIN.plusMinutes(minute));
        LocalDate last =
                amount == 0 ? pair.strata().nextOrSame(date) : pair.strata().shift(date, amount);
        if (last.isAfter(LAST)) {
            assertThatExceptionOfType(CalendarRangeException.class)
                    .isThrownBy(() -> clock.due(from, amount, LimitUnit.WORKING_DAY));
        } else {
            assertThat(clock.due(from, amount, LimitUnit.WORKING_DAY))
                    .isEqualTo(new DueDate(last.atTime(17, 30), false));
        }
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.longs()
                .between(FIRST.toEpochDay(), LAST.toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<Pair> pairs() {
        Arbitrary<List<SpecialDay>> ownDays = Combinators.combine(dates(), Arbitraries.of(true, false))
                .as((date, working) -> new SpecialDay(date, working, "自定"))
                .list()
                .ofMaxSize(40)
                .uniqueElements(SpecialDay::date);
        return ownDays.map(own -> new Pair(NATIONAL.with(own), strata(own)));
    }

    private static ImmutableHolidayCalendar strata(List<SpecialDay> own) {
        Set<LocalDate> off = new TreeSet<>(dates("holiday"));
        Set<LocalDate> on = new TreeSet<>(dates("workday"));
        for (SpecialDay day : own) {
            (day.working() ? on : off).add(day.date());
            (day.working() ? off : on).remove(day.date());
        }
        return ImmutableHolidayCalendar.of(
                HolidayCalendarId.of("China"), off, List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), on);
    }

    /** The dates of one kind, as they stand in the notices' file. */
    private static List<LocalDate> dates(String kind) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                WorkCalendarStrataTest.class.getResourceAsStream("/reference/holidays.csv"), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .filter(cells -> cells[1].equals(kind))
                    .map(cells -> LocalDate.parse(cells[0]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
