package org.onewindow.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The calendar and the clock agree with {@link DayByDay} on the real notices, with any own days and any hours. */
class WorkClockPropertyTest {

    private static final List<SpecialDay> FIRM = DayByDay.rows("/reference/holidays.csv");
    private static final List<SpecialDay> PROVISIONAL = DayByDay.rows("/reference/holidays-provisional.csv");
    private static final List<SpecialDay> ALL =
            Stream.concat(FIRM.stream(), PROVISIONAL.stream()).toList();
    private static final WorkCalendar NATIONAL = WorkCalendar.of(FIRM, PROVISIONAL);

    /** An office: days of its own over the national ones, hours of its own; as the class under test and as oracle. */
    record Office(WorkClock clock, DayByDay oracle) {}

    @Property
    void addsWorkingDays(@ForAll("offices") Office office, @ForAll("dates") LocalDate date, @ForAll("few") int days) {
        assertThat(office.clock().calendar().plusWorkingDays(date, days))
                .isEqualTo(office.oracle().step(date, days, 1));
    }

    @Property
    void subtractsWorkingDays(
            @ForAll("offices") Office office, @ForAll("lateDates") LocalDate date, @ForAll("few") int days) {
        assertThat(office.clock().calendar().minusWorkingDays(date, days))
                .isEqualTo(office.oracle().step(date, days, -1));
    }

    @Property
    void countsWorkingDaysBetween(
            @ForAll("offices") Office office, @ForAll("dates") LocalDate a, @ForAll("dates") LocalDate b) {
        WorkCalendar calendar = office.clock().calendar();
        int expected = a.isBefore(b)
                ? office.oracle().countAfter(a, b)
                : -office.oracle().countAfter(b, a);
        assertThat(calendar.workingDaysBetween(a, b)).isEqualTo(expected);
        assertThat(office.clock().remainingDays(a.atTime(23, 59), b.atTime(0, 0)))
                .isEqualTo(expected);
    }

    @Property
    void findsTheNextWorkingDay(@ForAll("offices") Office office, @ForAll("dates") LocalDate date) {
        WorkCalendar calendar = office.clock().calendar();
        assertThat(calendar.isWorkingDay(date)).isEqualTo(office.oracle().works(date));
        assertThat(calendar.workingDayOnOrAfter(date)).isEqualTo(office.oracle().firstWorkingFrom(date));
        assertThat(calendar.nextWorkingDay(date)).isEqualTo(office.oracle().firstWorkingFrom(date.plusDays(1)));
        assertThat(calendar.isProvisional(date)).isEqualTo(date.getYear() >= 2027);
    }

    @Property
    void receivesInOfficeTimeOnly(@ForAll("offices") Office office, @ForAll("moments") LocalDateTime at) {
        WorkClock clock = office.clock();
        LocalDateTime received = clock.receivedAt(at);
        boolean inTime = office.oracle().works(at.toLocalDate())
                && !at.toLocalTime().isAfter(clock.hours().closing());
        LocalDate next = office.oracle().firstWorkingFrom(at.toLocalDate().plusDays(1));
        assertThat(received).isEqualTo(inTime ? at : next.atTime(clock.hours().opening()));
        assertThat(clock.receivedAt(received)).isEqualTo(received);
        assertThat(clock.explainReceipt(at))
                .extracting(CountedDay::date)
                .containsExactlyElementsOf(
                        at.toLocalDate().datesUntil(received.toLocalDate()).toList());
    }

    @Property
    void dueDaysAgree(
            @ForAll("offices") Office office,
            @ForAll("moments") LocalDateTime from,
            @ForAll("few") int amount,
            @ForAll boolean workingDays) {
        LimitUnit unit = workingDays ? LimitUnit.WORKING_DAY : LimitUnit.CALENDAR_DAY;
        DueDate due = office.clock().due(from, amount, unit);
        assertThat(due.at()).isEqualTo(office.oracle().due(from, amount, unit));
        assertThat(due.provisional()).isEqualTo(due.at().getYear() >= 2027);
    }

    @Property(tries = 300)
    void dueMinutesAgree(
            @ForAll("offices") Office office,
            @ForAll("moments") LocalDateTime from,
            @ForAll @IntRange(min = 1, max = 3000) int amount) {
        LocalDateTime due =
                office.clock().due(from, amount, LimitUnit.WORKING_MINUTE).at();
        assertThat(due).isEqualTo(office.oracle().due(from, amount, LimitUnit.WORKING_MINUTE));
    }

    @Property(tries = 50)
    void dueMinutesAgreeToTheSecond(
            @ForAll("offices") Office office,
            @ForAll("moments") LocalDateTime from,
            @ForAll @IntRange(min = 0, max = 59) int second,
            @ForAll @IntRange(min = 1, max = 600) int amount) {
        LocalDateTime start = from.withSecond(second);
        assertThat(office.clock().due(start, amount, LimitUnit.WORKING_MINUTE).at())
                .isEqualTo(office.oracle().tick(start, amount * 60, ChronoUnit.SECONDS));
    }

    @Property(tries = 300)
    void minutesBetweenAgree(
            @ForAll("offices") Office office,
            @ForAll("moments") LocalDateTime from,
            @ForAll @IntRange(min = 0, max = 30_000) int later) {
        LocalDateTime to = from.plusMinutes(later);
        long expected = office.oracle().minutesBetween(from, to);
        assertThat(office.clock().workingMinutesBetween(from, to)).isEqualTo(expected);
        assertThat(office.clock().workingMinutesBetween(to, from)).isEqualTo(-expected);
    }

    @Property
    void minutesAreUsedUpExactlyWhenDue(
            @ForAll("offices") Office office,
            @ForAll("moments") LocalDateTime from,
            @ForAll @IntRange(min = 0, max = 59) int second,
            @ForAll @IntRange(min = 1, max = WorkClock.MAX_AMOUNT) int amount) {
        WorkClock clock = office.clock();
        LocalDateTime start = from.withSecond(second);
        LocalDateTime due = clock.due(start, amount, LimitUnit.WORKING_MINUTE).at();
        assertThat(clock.workingMinutesBetween(start, due)).isEqualTo(amount);
        assertThat(clock.workingMinutesBetween(start, due.minusNanos(1))).isEqualTo(amount - 1);
        assertThat(clock.workingMinutesBetween(due.minusNanos(1), start)).isEqualTo(1 - amount);
    }

    @Property
    void explanationsAddUp(
            @ForAll("offices") Office office,
            @ForAll("moments") LocalDateTime from,
            @ForAll @IntRange(min = 0, max = 59) int second,
            @ForAll @IntRange(min = 1, max = 400) int amount,
            @ForAll LimitUnit unit) {
        WorkClock clock = office.clock();
        LocalDateTime start = from.withSecond(second);
        DueDate due = clock.due(start, amount, unit);
        List<CountedDay> days = clock.explain(start, amount, unit);
        assertThat(days)
                .extracting(CountedDay::date)
                .containsExactlyElementsOf(start.toLocalDate()
                        .datesUntil(due.at().toLocalDate().plusDays(1))
                        .toList());
        assertThat(days).allMatch(day -> day.counted() == (day.number() > 0));
        assertThat(due.provisional()).isEqualTo(days.stream().anyMatch(CountedDay::provisional));
        List<Integer> numbers = days.stream()
                .filter(CountedDay::counted)
                .map(CountedDay::number)
                .toList();
        if (unit == LimitUnit.WORKING_MINUTE) {
            assertThat(numbers.stream().mapToInt(Integer::intValue).sum()).isEqualTo(amount);
        } else {
            assertThat(numbers)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, amount).boxed().toList());
            assertThat(days.get(0).why()).isEqualTo("起算日不计");
        }
        if (unit != LimitUnit.CALENDAR_DAY) {
            assertThat(days)
                    .filteredOn(CountedDay::counted)
                    .allMatch(day -> office.oracle().works(day.date()));
        }
    }

    @Provide
    Arbitrary<Office> offices() {
        return Combinators.combine(ownDays(), hours())
                .as((own, hours) ->
                        new Office(new WorkClock(NATIONAL.with(own), hours), new DayByDay(ALL, own, hours)));
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        // Ends in 2034, so that no amount used here runs out of the calendar.
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2019, 1, 1).toEpochDay(),
                        LocalDate.of(2034, 1, 1).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<LocalDate> lateDates() {
        return dates().filter(date -> date.getYear() >= 2022);
    }

    @Provide
    Arbitrary<LocalDateTime> moments() {
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 24 * 60 - 1).map(minute -> LocalTime.MIN.plusMinutes(minute));
        return Combinators.combine(dates(), times).as(LocalDate::atTime);
    }

    @Provide
    Arbitrary<Integer> few() {
        return Arbitraries.integers().between(0, 400);
    }

    private Arbitrary<List<SpecialDay>> ownDays() {
        return Combinators.combine(dates(), Arbitraries.of(true, false))
                .as((date, working) -> new SpecialDay(date, working, "自定"))
                .list()
                .ofMaxSize(40)
                .uniqueElements(SpecialDay::date);
    }

    /** One to three sessions, cut out of the day at two to six different minutes. */
    private Arbitrary<OfficeHours> hours() {
        Arbitrary<OfficeHours> any = Arbitraries.integers()
                .between(0, 24 * 60 - 1)
                .set()
                .ofMinSize(2)
                .ofMaxSize(6)
                .map(minutes -> minutes.stream()
                        .sorted()
                        .map(LocalTime.MIN::plusMinutes)
                        .toList())
                .map(cuts -> new OfficeHours(IntStream.range(0, cuts.size() / 2)
                        .mapToObj(i -> new OfficeHours.Session(cuts.get(2 * i), cuts.get(2 * i + 1)))
                        .toList()))
                .filter(hours -> hours.length().toMinutes() >= 60);
        return Arbitraries.oneOf(Arbitraries.just(OfficeHours.DEFAULT), any);
    }
}
