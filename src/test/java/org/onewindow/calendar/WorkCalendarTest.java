package org.onewindow.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {

    private static final WorkCalendar NATIONAL = WorkCalendar.of(
            DayByDay.rows("/reference/holidays.csv"), DayByDay.rows("/reference/holidays-provisional.csv"));

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    private static SpecialDay off(String date) {
        return new SpecialDay(day(date), false, "区庆");
    }

    private static SpecialDay on(String date) {
        return new SpecialDay(day(date), true, "区庆");
    }

    @ParameterizedTest
    @CsvSource({"2019, 250", "2020, 249", "2021, 250", "2022, 249", "2023, 249", "2024, 251", "2025, 248", "2026, 248"})
    void hasTheWorkingDaysOfEachNotice(int year, int workingDays) {
        LocalDate newYear = LocalDate.of(year, 1, 1);
        assertThat(NATIONAL.isWorkingDay(newYear)).isFalse();
        assertThat(NATIONAL.workingDaysBetween(newYear, LocalDate.of(year, 12, 31)))
                .isEqualTo(workingDays);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-09-28, true, 工作日, false",
        "2021-10-01, false, 国庆节, false",
        "2021-10-02, false, 国庆节, false",
        "2021-10-09, true, 调休上班(国庆节), false",
        "2021-10-16, false, 周六, false",
        "2021-10-17, false, 周日, false",
        "2020-02-03, true, 工作日, false",
        "2026-12-31, true, 工作日, false",
        "2027-01-01, false, 元旦, true",
        "2027-01-02, false, 周六, true",
        "2027-02-05, false, 春节(除夕), true",
        "2028-10-03, false, 国庆节、中秋节, true",
    })
    void knowsEachDayAndWhy(LocalDate date, boolean working, String why, boolean provisional) {
        assertThat(NATIONAL.isWorkingDay(date)).isEqualTo(working);
        assertThat(NATIONAL.why(date)).isEqualTo(why);
        assertThat(NATIONAL.isProvisional(date)).isEqualTo(provisional);
    }

    @Test
    void coversWholeYearsFromTheFirstToTheLast() {
        assertThat(NATIONAL.first()).isEqualTo(day("2019-01-01"));
        assertThat(NATIONAL.last()).isEqualTo(day("2036-12-31"));
        assertThat(NATIONAL.isWorkingDay(NATIONAL.first())).isFalse();
        assertThat(NATIONAL.isWorkingDay(NATIONAL.last())).isTrue();
        assertThat(NATIONAL).hasToString("WorkCalendar[2019-01-01..2036-12-31]");
    }

    @Test
    void refusesADateOutsideTheRangeInEveryMethod() {
        List<Consumer<LocalDate>> methods = List.of(
                NATIONAL::requireCovered,
                NATIONAL::isWorkingDay,
                NATIONAL::isProvisional,
                NATIONAL::why,
                NATIONAL::nextWorkingDay,
                NATIONAL::workingDayOnOrAfter,
                date -> NATIONAL.plusWorkingDays(date, 0),
                date -> NATIONAL.minusWorkingDays(date, 0),
                date -> NATIONAL.workingDaysBetween(date, day("2021-01-04")),
                date -> NATIONAL.workingDaysBetween(day("2021-01-04"), date),
                date -> NATIONAL.with(List.of(new SpecialDay(date, true, "区庆"))));
        for (LocalDate date : List.of(day("2018-12-31"), day("2037-01-01"), LocalDate.MIN, LocalDate.MAX)) {
            assertThat(methods)
                    .allSatisfy(method -> assertThatExceptionOfType(CalendarRangeException.class)
                            .isThrownBy(() -> method.accept(date))
                            .withMessage("日期" + date + "不在工作日历的范围内（2019-01-01至2036-12-31）")
                            .satisfies(e -> assertThat(e.date()).isEqualTo(date)));
        }
    }

    @Test
    void refusesToCountBeyondTheRange() {
        assertThat(NATIONAL.plusWorkingDays(day("2036-12-30"), 1)).isEqualTo(day("2036-12-31"));
        assertThatExceptionOfType(CalendarRangeException.class)
                .isThrownBy(() -> NATIONAL.plusWorkingDays(day("2036-12-30"), 2))
                .withMessage("2036-12-30之后的第2个工作日超出工作日历的范围（2019-01-01至2036-12-31）");
        assertThatExceptionOfType(CalendarRangeException.class)
                .isThrownBy(() -> NATIONAL.nextWorkingDay(day("2036-12-31")));
        assertThatExceptionOfType(CalendarRangeException.class)
                .isThrownBy(() -> NATIONAL.plusWorkingDays(day("2021-01-04"), Integer.MAX_VALUE));
        assertThat(NATIONAL.minusWorkingDays(day("2019-01-03"), 1)).isEqualTo(day("2019-01-02"));
        assertThatExceptionOfType(CalendarRangeException.class)
                .isThrownBy(() -> NATIONAL.minusWorkingDays(day("2019-01-03"), 2))
                .withMessage("2019-01-03之前的第2个工作日超出工作日历的范围（2019-01-01至2036-12-31）");
    }

    @Test
    void countsFromADayOffWithoutCountingIt() {
        assertThat(NATIONAL.plusWorkingDays(day("2021-10-02"), 0)).isEqualTo(day("2021-10-02"));
        assertThat(NATIONAL.plusWorkingDays(day("2021-10-02"), 1)).isEqualTo(day("2021-10-08"));
        assertThat(NATIONAL.minusWorkingDays(day("2021-10-02"), 0)).isEqualTo(day("2021-10-02"));
        assertThat(NATIONAL.minusWorkingDays(day("2021-10-02"), 1)).isEqualTo(day("2021-09-30"));
        assertThat(NATIONAL.workingDayOnOrAfter(day("2021-10-09"))).isEqualTo(day("2021-10-09"));
        assertThat(NATIONAL.nextWorkingDay(day("2021-10-09"))).isEqualTo(day("2021-10-11"));
        assertThat(NATIONAL.workingDaysBetween(day("2021-09-30"), day("2021-10-09")))
                .isEqualTo(2);
        assertThat(NATIONAL.workingDaysBetween(day("2021-10-09"), day("2021-09-30")))
                .isEqualTo(-2);
    }

    @Test
    void refusesToCountNegativeDays() {
        assertThatIllegalArgumentException().isThrownBy(() -> NATIONAL.plusWorkingDays(day("2021-01-04"), -1));
        assertThatIllegalArgumentException().isThrownBy(() -> NATIONAL.minusWorkingDays(day("2021-01-04"), -1));
    }

    @Test
    void ownDaysPrevailAndLeaveTheRestAlone() {
        WorkCalendar own =
                NATIONAL.with(List.of(off("2021-09-28"), on("2021-10-01"), on("2021-10-16"), on("2021-10-18")));
        assertThat(own.isWorkingDay(day("2021-09-28"))).isFalse();
        assertThat(own.why(day("2021-09-28"))).isEqualTo("区庆");
        assertThat(own.isWorkingDay(day("2021-10-01"))).isTrue();
        assertThat(own.why(day("2021-10-01"))).isEqualTo("调休上班(区庆)");
        assertThat(own.why(day("2021-10-16"))).isEqualTo("调休上班(区庆)");
        assertThat(own.why(day("2021-10-18"))).isEqualTo("工作日");
        assertThat(own.isWorkingDay(day("2021-10-02"))).isFalse();
        assertThat(own.plusWorkingDays(day("2021-09-27"), 3)).isEqualTo(day("2021-10-01"));
        assertThat(NATIONAL.isWorkingDay(day("2021-09-28"))).isTrue();
        assertThat(NATIONAL.why(day("2021-10-01"))).isEqualTo("国庆节");
    }

    @Test
    void aWindowsDaysGoOverADistrictsDays() {
        WorkCalendar window = NATIONAL.with(List.of(off("2021-09-28"))).with(List.of(on("2021-09-28")));
        assertThat(window.isWorkingDay(day("2021-09-28"))).isTrue();
        assertThat(window.why(day("2021-09-28"))).isEqualTo("调休上班(区庆)");
    }

    @Test
    void aNoticeReplacesTheStatutoryDaysOfItsYear() {
        List<SpecialDay> statutory = List.of(off("2027-01-01"), off("2027-10-01"), off("2028-10-03"));
        WorkCalendar calendar = WorkCalendar.of(List.of(off("2026-10-01"), off("2027-10-04")), statutory);
        assertThat(calendar.isProvisional(day("2027-10-01"))).isFalse();
        assertThat(calendar.isWorkingDay(day("2027-10-01"))).isTrue();
        assertThat(calendar.isWorkingDay(day("2027-10-04"))).isFalse();
        assertThat(calendar.isProvisional(day("2028-01-01"))).isTrue();
        assertThat(calendar.isWorkingDay(day("2028-10-03"))).isFalse();
    }

    @Test
    void refusesGapsDuplicatesAndNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkCalendar.of(List.of(), List.of()))
                .withMessageContaining("没有任何年份");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkCalendar.of(List.of(off("2026-10-01")), List.of(off("2028-10-01"))))
                .withMessage("工作日历缺少2027年");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkCalendar.of(List.of(off("2026-10-01"), on("2026-10-01")), List.of()))
                .withMessage("日期2026-10-01重复");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NATIONAL.with(List.of(off("2026-10-12"), off("2026-10-12"))))
                .withMessage("日期2026-10-12重复");
        assertThatIllegalArgumentException().isThrownBy(() -> new SpecialDay(day("2026-10-01"), false, " "));
        assertThatNullPointerException().isThrownBy(() -> new SpecialDay(null, false, "国庆节"));
    }
}
