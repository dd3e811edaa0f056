package org.onewindow.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class WorkClockTest {

    private static final WorkClock CLOCK = new WorkClock(
            WorkCalendar.of(
                    DayByDay.rows("/reference/holidays.csv"), DayByDay.rows("/reference/holidays-provisional.csv")),
            OfficeHours.DEFAULT);

    private static LocalDateTime at(String moment) {
        return LocalDateTime.parse(moment);
    }

    private static List<String> explained(String from, int amount, LimitUnit unit) {
        return CLOCK.explain(at(from), amount, unit).stream()
                .map(day -> day.date() + " " + (day.counted() ? day.number() : "-") + " " + day.why())
                .toList();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/deadline-vectors.csv", numLinesToSkip = 1)
    void agreesWithTheWorkedExamples(LocalDate start, int amount, String unit, LocalDate deadline) {
        LimitUnit counted = unit.equals("WD") ? LimitUnit.WORKING_DAY : LimitUnit.CALENDAR_DAY;
        assertThat(CLOCK.due(start.atTime(10, 0), amount, counted))
                .isEqualTo(new DueDate(deadline.atTime(17, 30), false));
    }

    @ParameterizedTest
    @CsvSource({
        "2021-09-28T10:00, 2021-09-28T10:00",
        "2021-09-28T00:00, 2021-09-28T00:00",
        "2021-09-28T12:30, 2021-09-28T12:30",
        "2021-09-28T17:30, 2021-09-28T17:30",
        "2021-09-28T17:30:01, 2021-09-29T09:00",
        "2021-09-30T18:00, 2021-10-08T09:00",
        "2021-10-03T10:00, 2021-10-08T09:00",
        "2021-10-09T10:00, 2021-10-09T10:00",
        "2021-10-08T20:00, 2021-10-09T09:00",
    })
    void countsAsReceivedOnTheNextWorkingDayAfterClosing(LocalDateTime at, LocalDateTime received) {
        assertThat(CLOCK.receivedAt(at)).isEqualTo(received);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-09-28T10:00, 30, 2021-09-28T10:30",
        "2021-09-28T07:00, 30, 2021-09-28T09:30",
        "2021-09-28T11:00, 60, 2021-09-28T12:00",
        "2021-09-28T11:00, 61, 2021-09-28T13:31",
        "2021-09-28T12:00, 1, 2021-09-28T13:31",
        "2021-09-28T12:30, 30, 2021-09-28T14:00",
        "2021-09-28T16:30, 60, 2021-09-28T17:30",
        "2021-09-28T16:30, 90, 2021-09-29T09:30",
        "2021-09-28T17:30, 1, 2021-09-29T09:01",
        "2021-09-30T17:00, 90, 2021-10-08T10:00",
        "2021-10-03T10:00, 420, 2021-10-08T17:30",
        "2021-10-03T10:00, 421, 2021-10-09T09:01",
        "2021-09-28T10:00:30, 120, 2021-09-28T13:30:30",
        "2021-09-28T09:00, 840, 2021-09-29T17:30",
    })
    void minutesRunInOfficeHoursOnly(LocalDateTime from, int minutes, LocalDateTime due) {
        assertThat(CLOCK.due(from, minutes, LimitUnit.WORKING_MINUTE).at()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-09-28T18:00, WORKING_DAY, 2021-09-28T17:30",
        "2021-09-28T18:00, CALENDAR_DAY, 2021-09-28T17:30",
        "2021-10-03T10:00, WORKING_DAY, 2021-10-08T17:30",
        "2021-10-03T10:00, CALENDAR_DAY, 2021-10-08T17:30",
        "2021-10-09T10:00, CALENDAR_DAY, 2021-10-09T17:30",
    })
    void zeroDaysEndWithTheDayOfTheEvent(LocalDateTime from, LimitUnit unit, LocalDateTime due) {
        assertThat(CLOCK.due(from, 0, unit).at()).isEqualTo(due);
    }

    @Test
    void isProvisionalOnceItReachesAYearWithoutNotice() {
        assertThat(CLOCK.due(at("2026-12-30T10:00"), 1, LimitUnit.WORKING_DAY))
                .isEqualTo(new DueDate(at("2026-12-31T17:30"), false));
        assertThat(CLOCK.due(at("2026-12-30T10:00"), 2, LimitUnit.WORKING_DAY))
                .isEqualTo(new DueDate(at("2027-01-04T17:30"), true));
        assertThat(CLOCK.due(at("2026-12-31T17:00"), 31, LimitUnit.WORKING_MINUTE))
                .isEqualTo(new DueDate(at("2027-01-04T09:01"), true));
        assertThat(CLOCK.due(at("2026-12-31T17:00"), 30, LimitUnit.WORKING_MINUTE)
                        .provisional())
                .isFalse();
    }

    @Test
    void explainsWorkingDays() {
        assertThat(explained("2021-09-29T10:00", 3, LimitUnit.WORKING_DAY))
                .containsExactly(
                        "2021-09-29 - 起算日不计",
                        "2021-09-30 1 工作日",
                        "2021-10-01 - 国庆节",
                        "2021-10-02 - 国庆节",
                        "2021-10-03 - 国庆节",
                        "2021-10-04 - 国庆节",
                        "2021-10-05 - 国庆节",
                        "2021-10-06 - 国庆节",
                        "2021-10-07 - 国庆节",
                        "2021-10-08 2 工作日",
                        "2021-10-09 3 调休上班(国庆节)");
        assertThat(explained("2021-10-14T10:00", 2, LimitUnit.WORKING_DAY))
                .containsExactly(
                        "2021-10-14 - 起算日不计",
                        "2021-10-15 1 工作日",
                        "2021-10-16 - 周六",
                        "2021-10-17 - 周日",
                        "2021-10-18 2 工作日");
    }

    @Test
    void explainsHowALastDayMoves() {
        assertThat(explained("2021-09-30T10:00", 5, LimitUnit.CALENDAR_DAY))
                .containsExactly(
                        "2021-09-30 - 起算日不计",
                        "2021-10-01 1 国庆节",
                        "2021-10-02 2 国庆节",
                        "2021-10-03 3 国庆节",
                        "2021-10-04 4 国庆节",
                        "2021-10-05 5 国庆节，顺延",
                        "2021-10-06 - 国庆节，顺延",
                        "2021-10-07 - 国庆节，顺延",
                        "2021-10-08 - 工作日，顺延至本日届满");
        assertThat(explained("2021-10-08T10:00", 1, LimitUnit.CALENDAR_DAY))
                .containsExactly("2021-10-08 - 起算日不计", "2021-10-09 1 调休上班(国庆节)");
    }

    @Test
    void explainsZeroDays() {
        for (LimitUnit unit : List.of(LimitUnit.WORKING_DAY, LimitUnit.CALENDAR_DAY)) {
            assertThat(explained("2021-10-08T10:00", 0, unit)).containsExactly("2021-10-08 - 起算日当日届满");
            assertThat(explained("2021-10-16T10:00", 0, unit))
                    .containsExactly("2021-10-16 - 周六，顺延", "2021-10-17 - 周日，顺延", "2021-10-18 - 工作日，顺延至本日届满");
        }
    }

    @Test
    void explainsMinutes() {
        assertThat(explained("2021-10-15T17:00", 90, LimitUnit.WORKING_MINUTE))
                .containsExactly("2021-10-15 30 工作日", "2021-10-16 - 周六", "2021-10-17 - 周日", "2021-10-18 60 工作日");
        assertThat(explained("2021-10-15T18:00", 30, LimitUnit.WORKING_MINUTE))
                .containsExactly("2021-10-15 - 下班后起算，本日不计", "2021-10-16 - 周六", "2021-10-17 - 周日", "2021-10-18 30 工作日");
        assertThat(explained("2021-10-08T17:29:30", 1, LimitUnit.WORKING_MINUTE))
                .containsExactly("2021-10-08 - 工作日", "2021-10-09 1 调休上班(国庆节)");
        assertThat(explained("2036-12-31T09:00", 420, LimitUnit.WORKING_MINUTE)).containsExactly("2036-12-31 420 工作日");
    }

    @Test
    void explainsALateReceipt() {
        assertThat(CLOCK.explainReceipt(at("2021-10-14T10:00"))).isEmpty();
        assertThat(CLOCK.explainReceipt(at("2021-10-15T18:00")))
                .extracting(CountedDay::why)
                .containsExactly("下班后收到，视为次一工作日收到", "周六", "周日");
        assertThat(CLOCK.explainReceipt(at("2021-10-06T18:00")))
                .extracting(CountedDay::why)
                .containsExactly("休息日收到（国庆节），视为次一工作日收到", "国庆节");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-10-08T10:00, 2021-10-08T17:30, 0",
        "2021-10-08T18:00, 2021-10-08T17:30, 0",
        "2021-10-08T10:00, 2021-10-09T17:30, 1",
        "2021-09-30T10:00, 2021-10-08T17:30, 1",
        "2021-10-03T10:00, 2021-10-08T17:30, 1",
        "2021-10-09T10:00, 2021-10-08T17:30, -1",
        "2021-10-01T10:00, 2021-09-30T17:30, 0",
        "2021-10-08T00:00, 2021-09-30T17:30, -1",
    })
    void tellsTheWorkingDaysThatAreLeft(LocalDateTime now, LocalDateTime due, int days) {
        assertThat(CLOCK.remainingDays(now, due)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-10-08T08:00, 2021-10-08T20:00, 420",
        "2021-10-08T11:00, 2021-10-08T14:00, 90",
        "2021-10-08T17:00, 2021-10-09T09:30, 60",
        "2021-10-08T11:59:30, 2021-10-08T13:30:29, 0",
        "2021-10-08T11:59:30, 2021-10-08T13:30:30, 1",
        "2021-10-08T13:30:29, 2021-10-08T11:59:30, 0",
        "2021-10-08T13:31:29, 2021-10-08T11:59:30, -1",
        "2021-10-02T00:00, 2021-10-07T23:59, 0",
        "2021-09-30T00:00, 2021-10-08T00:00, 420",
    })
    void tellsTheMinutesOfOfficeHoursBetween(LocalDateTime from, LocalDateTime to, long minutes) {
        assertThat(CLOCK.workingMinutesBetween(from, to)).isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, WORKING_DAY",
        "20001, WORKING_DAY",
        "-1, CALENDAR_DAY",
        "20001, CALENDAR_DAY",
        "0, WORKING_MINUTE",
        "-1, WORKING_MINUTE",
        "20001, WORKING_MINUTE",
        "2147483647, CALENDAR_DAY",
        "-2147483648, WORKING_DAY"
    })
    void refusesAnAmountOutsideItsBounds(int amount, LimitUnit unit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CLOCK.due(at("2021-09-28T10:00"), amount, unit))
                .withMessageContaining("时限数量须在");
        assertThatIllegalArgumentException().isThrownBy(() -> CLOCK.explain(at("2021-09-28T10:00"), amount, unit));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-12-31T10:00, 1, WORKING_DAY",
        "2018-12-31T10:00, 1, CALENDAR_DAY",
        "2018-12-31T10:00, 1, WORKING_MINUTE",
        "2036-12-31T10:00, 1, WORKING_DAY",
        "2036-12-31T10:00, 1, CALENDAR_DAY",
        "2036-12-31T17:30, 1, WORKING_MINUTE",
        "2021-01-04T10:00, 20000, WORKING_DAY",
        "2021-01-04T10:00, 20000, CALENDAR_DAY",
        "+999999999-12-31T10:00, 20000, CALENDAR_DAY"
    })
    void refusesToLeaveTheCalendar(LocalDateTime from, int amount, LimitUnit unit) {
        assertThatExceptionOfType(CalendarRangeException.class)
                .isThrownBy(() -> CLOCK.due(from, amount, unit))
                .withMessageContaining("（2019-01-01至2036-12-31）");
    }

    @Test
    void reachesTheLastMomentOfTheCalendar() {
        LocalDateTime end = at("2036-12-31T17:30");
        assertThat(CLOCK.due(at("2036-12-30T10:00"), 1, LimitUnit.WORKING_DAY).at())
                .isEqualTo(end);
        assertThat(CLOCK.due(at("2036-12-30T10:00"), 1, LimitUnit.CALENDAR_DAY).at())
                .isEqualTo(end);
        assertThat(CLOCK.due(at("2036-12-31T00:00"), 420, LimitUnit.WORKING_MINUTE)
                        .at())
                .isEqualTo(end);
    }
}
