package org.onewindow.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.calendar.DueDate;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.calendar.SpecialDay;
import org.onewindow.calendar.WorkCalendar;
import org.onewindow.calendar.WorkClock;
import org.onewindow.process.EngineTest;
import org.onewindow.web.BadFieldException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The calendar's changes from the draft to the clocks. */
@EngineTest
class CalendarChangesTest {

    private static final Actor ADMIN = new Actor("admin", "管理员");

    private static final String PLANNING = "planning-natural-resources";

    /** 国办发明电〔2019〕16号 as it was published, before 国办发明电〔2020〕1号 lengthened the Spring Festival. */
    private static final String SPRING_OF_2020 = """
            2020-01-19,workday,春节
            2020-01-24,holiday,春节
            2020-01-25,holiday,春节
            2020-01-26,holiday,春节
            2020-01-27,holiday,春节
            2020-01-28,holiday,春节
            2020-01-29,holiday,春节
            2020-01-30,holiday,春节
            2020-02-01,workday,春节
            """;

    private static final String LENGTHENED = """
            date,kind,name
            2020-01-31,holiday,春节
            2020-02-01,holiday,春节
            2020-02-02,holiday,春节
            """;

    @Autowired
    private CalendarChanges changes;

    @Autowired
    private WorkClocks clocks;

    @Autowired
    private JdbcTemplate tables;

    @Autowired
    private Clock clock;

    @Autowired
    private TransactionOperations transaction;

    /** The application is shared with every other test. */
    @BeforeEach
    @AfterEach
    void forgetChanges() {
        tables.execute("delete from calendar_change");
    }

    private CalendarChange draft(String scope, CalendarChange.Kind kind, Integer year, String content) {
        return changes.draft(new CalendarChanges.Proposal(scope, kind, year, content, "渝府办〔2026〕1号", null), ADMIN)
                .change();
    }

    private CalendarChange apply(String scope, CalendarChange.Kind kind, Integer year, String content) {
        return changes.apply(draft(scope, kind, year, content).getId(), ADMIN);
    }

    private static String notice(int year, String spring) {
        return "date,kind,name\n%1$d-01-01,holiday,元旦\n%2$s%1$d-05-01,holiday,劳动节\n%1$d-10-01,holiday,国庆节\n%1$d-10-02,holiday,国庆节\n%1$d-10-03,holiday,国庆节\n"
                .formatted(year, spring);
    }

    private static String day(String date, String kind) {
        return "date,kind,name\n" + date + "," + kind + ",迁址\n";
    }

    private static LocalDate fiveDaysFromLunarNewYear(WorkClocks clocks) {
        return clocks.of("jiangbei")
                .due(LocalDateTime.parse("2020-01-22T10:00"), 5, LimitUnit.WORKING_DAY)
                .at()
                .toLocalDate();
    }

    @Test
    void lengthensTheSpringFestivalOf2020() {
        apply("national", CalendarChange.Kind.NOTICE, 2020, notice(2020, SPRING_OF_2020));
        assertThat(fiveDaysFromLunarNewYear(clocks)).isEqualTo("2020-02-04");

        CalendarChange draft = draft("national", CalendarChange.Kind.AMENDMENT, null, LENGTHENED);
        assertThat(fiveDaysFromLunarNewYear(clocks)).isEqualTo("2020-02-04");
        assertThat(fiveDaysFromLunarNewYear(clocks.preview(draft))).isEqualTo("2020-02-06");
        assertThat(fiveDaysFromLunarNewYear(clocks)).isEqualTo("2020-02-04");

        CalendarChange applied = changes.apply(draft.getId(), ADMIN);
        assertThat(applied.getState()).isEqualTo(CalendarChange.State.APPLIED);
        assertThat(applied.getAppliedBy()).isEqualTo("管理员");
        assertThat(fiveDaysFromLunarNewYear(clocks)).isEqualTo("2020-02-06");
        assertThat(clocks.of("jiangbei").calendar().why(LocalDate.of(2020, 2, 1)))
                .isEqualTo("春节");
    }

    @Test
    void letsALaterNoticePutAnAmendmentOutOfForce() {
        apply("national", CalendarChange.Kind.AMENDMENT, 2020, LENGTHENED);
        apply("jiangbei", CalendarChange.Kind.AMENDMENT, null, day("2020-01-23", "holiday"));
        CalendarChange notice = draft("national", CalendarChange.Kind.NOTICE, 2020, notice(2020, SPRING_OF_2020));
        // jiangbei's own day stays: 31 January is the first
        assertThat(fiveDaysFromLunarNewYear(clocks.preview(notice))).isEqualTo("2020-02-05");
        changes.apply(notice.getId(), ADMIN);
        assertThat(fiveDaysFromLunarNewYear(clocks)).isEqualTo("2020-02-05");
        assertThat(clocks.of("yuzhong").calendar().isWorkingDay(LocalDate.of(2020, 1, 31)))
                .isTrue();
    }

    /** The order is that of application, not that of the drafts. */
    @Test
    void appliesAnOlderDraftOverANewerOne() {
        CalendarChange older = draft("jiangbei", CalendarChange.Kind.AMENDMENT, null, day("2026-11-02", "holiday"));
        CalendarChange newer = draft("jiangbei", CalendarChange.Kind.AMENDMENT, null, day("2026-11-02", "workday"));
        changes.apply(newer.getId(), ADMIN);
        assertThat(isWorked("jiangbei", "2026-11-02")).isTrue();
        changes.apply(older.getId(), ADMIN);
        assertThat(isWorked("jiangbei", "2026-11-02")).isFalse();
        assertThat(clocks.version()).isEqualTo(2);
    }

    @Test
    void makesAProvisionalYearFirm() {
        LocalDateTime event = LocalDateTime.parse("2027-09-27T10:00");
        DueDate before = clocks.of("jiangbei").due(event, 3, LimitUnit.WORKING_DAY);
        assertThat(before.provisional()).isTrue();
        CalendarChange notice = draft(
                "national",
                CalendarChange.Kind.NOTICE,
                2027,
                notice(2027, "2027-02-06,holiday,春节\n2027-02-20,workday,春节\n"));
        WorkClocks tried = clocks.preview(notice);
        assertThat(tried.of("jiangbei").due(event, 3, LimitUnit.WORKING_DAY).provisional())
                .isFalse();
        assertThat(tried.version()).isEqualTo(clocks.version());
        changes.apply(notice.getId(), ADMIN);
        for (WorkClocks each : List.of(clocks, tried)) {
            WorkCalendar calendar = each.of("jiangbei").calendar();
            assertThat(calendar.isProvisional(LocalDate.of(2027, 9, 27))).isFalse();
            assertThat(calendar.isProvisional(LocalDate.of(2028, 1, 3))).isTrue();
            assertThat(calendar.why(LocalDate.of(2027, 2, 20))).isEqualTo("调休上班(春节)");
            // statutory, but the notice that was loaded does not have it
            assertThat(calendar.isWorkingDay(LocalDate.of(2027, 2, 8))).isTrue();
        }
    }

    @Test
    void keepsADistrictsDayToItself() {
        apply("jiangbei", CalendarChange.Kind.AMENDMENT, null, day("2026-11-02", "holiday"));
        assertThat(isWorked("jiangbei", "2026-11-02")).isFalse();
        assertThat(clocks.of("jiangbei", PLANNING).calendar().isWorkingDay(LocalDate.of(2026, 11, 2)))
                .isFalse();
        assertThat(isWorked("yuzhong", "2026-11-02")).isTrue();
        assertThat(clocks.of("yuzhong", PLANNING)).isSameAs(clocks.of("yuzhong"));
    }

    @Test
    void laysADepartmentsHoursAndDaysOverItsDistricts() {
        apply("jiangbei/" + PLANNING, CalendarChange.Kind.HOURS, null, "08:30-12:00,14:00-18:00");
        apply("jiangbei/" + PLANNING, CalendarChange.Kind.AMENDMENT, null, day("2026-11-03", "workday"));
        apply("jiangbei", CalendarChange.Kind.HOURS, null, "09:00-16:00");
        apply(
                "jiangbei",
                CalendarChange.Kind.AMENDMENT,
                null,
                "date,kind,name\n2026-11-02,holiday,迁址\n2026-11-03,holiday,迁址\n");
        WorkClock district = clocks.of("jiangbei");
        WorkClock department = clocks.of("jiangbei", PLANNING);
        LocalDateTime friday = LocalDateTime.parse("2026-10-30T10:00");
        assertThat(district.due(friday, 1, LimitUnit.WORKING_DAY).at()).isEqualTo("2026-11-04T16:00");
        assertThat(department.due(friday, 1, LimitUnit.WORKING_DAY).at()).isEqualTo("2026-11-03T18:00");
        assertThat(clocks.of("jiangbei", "health")).isSameAs(district);
        assertThat(clocks.of("jiangbei", null)).isSameAs(district);
        assertThat(clocks.of("yuzhong", PLANNING).hours())
                .isEqualTo(clocks.of("yuzhong").hours());
        assertThat(clocks.of("yuzhong").hours().closing()).hasToString("17:30");
    }

    /** What the transaction that applies sees, what everybody else sees, and that nothing of it stays. */
    @Test
    void showsAChangeToItsOwnTransactionAndForgetsItWithARollback() {
        CalendarChange draft = draft("jiangbei", CalendarChange.Kind.AMENDMENT, null, day("2026-11-02", "holiday"));
        CalendarChange other = draft("jiangbei", CalendarChange.Kind.AMENDMENT, null, day("2026-11-03", "holiday"));
        transaction.executeWithoutResult(status -> {
            changes.apply(draft.getId(), ADMIN);
            assertThat(isWorked("jiangbei", "2026-11-02")).isFalse();
            assertThat(clocks.version()).isEqualTo(1);
            assertThat(CompletableFuture.supplyAsync(() -> isWorked("jiangbei", "2026-11-02"))
                            .join())
                    .isTrue();
            status.setRollbackOnly();
        });
        assertThat(clocks.version()).isZero();
        assertThat(isWorked("jiangbei", "2026-11-02")).isTrue();
        assertThat(changes.get(draft.getId()).getState()).isEqualTo(CalendarChange.State.DRAFT);
        changes.apply(other.getId(), ADMIN);
        assertThat(clocks.version()).isEqualTo(1);
        assertThat(isWorked("jiangbei", "2026-11-02")).isTrue();
        assertThat(isWorked("jiangbei", "2026-11-03")).isFalse();
    }

    @Test
    void keepsTheClocksWhileNothingChanges() {
        assertThat(clocks.of("jiangbei")).isSameAs(clocks.of("jiangbei"));
        apply("yuzhong", CalendarChange.Kind.LIMITS, null, "");
        assertThat(clocks.version()).isEqualTo(1);
        assertThat(clocks.of("jiangbei").calendar().last()).isEqualTo("2036-12-31");
    }

    @Test
    void appliesAndDiscardsOnce() {
        CalendarChange applied = apply("jiangbei", CalendarChange.Kind.HOURS, null, "09:00-17:00");
        CalendarChange discarded = draft("jiangbei", CalendarChange.Kind.HOURS, null, "09:00-16:00");
        changes.discard(discarded.getId(), new Actor("jb-owner", "钱进"));
        assertThat(changes.get(discarded.getId()).getDiscardedBy()).isEqualTo("钱进");
        assertThat(changes.get(discarded.getId()).getDiscardedAt()).isBetween(applied.getAppliedAt(), clock.instant());
        assertThat(changes.get(applied.getId()).getDiscardedAt()).isNull();
        assertThat(clocks.of("jiangbei").hours().closing()).hasToString("17:00");
        for (CalendarChange each : List.of(applied, discarded)) {
            assertThatExceptionOfType(BadFieldException.class)
                    .isThrownBy(() -> changes.apply(each.getId(), ADMIN))
                    .withMessageContaining("不是草稿");
            assertThatExceptionOfType(BadFieldException.class)
                    .isThrownBy(() -> changes.discard(each.getId(), ADMIN))
                    .withMessageContaining("不是草稿");
            assertThatIllegalStateException()
                    .isThrownBy(() -> changes.get(each.getId()).discard(clock.instant(), ADMIN));
        }
        assertThatExceptionOfType(BadFieldException.class)
                .isThrownBy(() -> changes.apply(-1, ADMIN))
                .withMessage("没有编号为-1的日历变更");
        assertThat(changes.all()).extracting(CalendarChange::getId).containsExactly(discarded.getId(), applied.getId());
    }

    /** Every notice that is loaded would pass as a draft. */
    @Test
    void takesEachNoticeOfTheReferenceTableAgain() {
        var years = HolidayNotices.read("reference/holidays.csv").stream()
                .collect(Collectors.groupingBy(day -> day.date().getYear()));
        assertThat(years).hasSizeGreaterThan(5);
        years.forEach((year, days) -> {
            List<SpecialDay> own =
                    days.stream().filter(day -> day.date().getYear() == year).toList();
            assertThat(draft("national", CalendarChange.Kind.NOTICE, year, CalendarText.write(own))
                            .getContent())
                    .isEqualTo(CalendarText.write(own));
        });
    }

    @Test
    void takesAYearOutOfAFeedAndSaysWhatItLeft() throws IOException {
        String feed = new ClassPathResource("holidays-2026.ics").getContentAsString(StandardCharsets.UTF_8);
        String two = feed.replace(
                "END:VCALENDAR", "BEGIN:VEVENT\nSUMMARY:元旦（休）\nDTSTART;VALUE=DATE:20270101\nEND:VEVENT\nEND:VCALENDAR");
        CalendarChanges.Draft draft = changes.draft(
                new CalendarChanges.Proposal("national", CalendarChange.Kind.NOTICE, 2026, two, "国办发明电〔2025〕7号", null),
                ADMIN);
        assertThat(draft.warnings()).containsExactly("文件中另有1天不在2026年内，没有采用：2027-01-01");
        assertThat(draft.change().getContent())
                .startsWith("date,kind,name\n2026-01-01,holiday,元旦\n")
                .doesNotContain("2027");
    }

    @Test
    void warnsOfWorkMadeUpForOnAWeekday() {
        CalendarChanges.Draft draft = changes.draft(
                new CalendarChanges.Proposal(
                        "national",
                        CalendarChange.Kind.NOTICE,
                        2020,
                        notice(2020, SPRING_OF_2020 + "2020-02-03,workday,春节\n"),
                        "国办发明电〔2020〕1号",
                        "疫情"),
                ADMIN);
        assertThat(draft.warnings()).containsExactly("2020-02-03是补班，但不在周末：本来就是工作日");
        assertThat(draft.change().getReason()).isEqualTo("疫情");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "beijing | AMENDMENT | null | 2026-11-02,holiday,迁址 | scope | 没有区县“beijing”",
                "null | AMENDMENT | null | 2026-11-02,holiday,迁址 | scope | 适用范围须为",
                "national/health | AMENDMENT | null | 2026-11-02,holiday,迁址 | scope | 没有区县“national”",
                "jiangbei/nobody | AMENDMENT | null | 2026-11-02,holiday,迁址 | scope | 没有编号为“nobody”的部门",
                "jiangbei/health/x | AMENDMENT | null | 2026-11-02,holiday,迁址 | scope | 适用范围须为",
                "jiangbei | null | null | 2026-11-02,holiday,迁址 | kind | 缺少变更种类",
                "jiangbei | AMENDMENT | null | null | content | 没有任何日期",
                "jiangbei | AMENDMENT | null | 2037-11-02,holiday,迁址 | content | 2037-11-02不在工作日历的范围内",
                "jiangbei | AMENDMENT | 2027 | 2026-11-02,holiday,迁址 | content | 2026-11-02不在2027年内",
                "jiangbei | AMENDMENT | null | 2026-11-02,holiday,迁址/2026-11-02,workday,迁址 | content | 第3行：日期2026-11-02重复",
                "jiangbei | LIMITS | null | 2026-11-02,holiday,迁址 | content | 时限表变更没有内容",
                "jiangbei | HOURS | null | 2026-11-02,holiday,迁址 | content | 办公时段须写作",
                "national | HOURS | null | 2026-11-02,holiday,迁址 | scope | 办公时间由区县或部门规定",
                "jiangbei | NOTICE | 2027 | 2027-10-01,holiday,国庆节 | scope | 年度放假通知适用于全国",
                "national | NOTICE | null | 2027-10-01,holiday,国庆节 | year | 缺少年份",
                "national | NOTICE | 2027 | 2027-10-01,holiday,国庆节 | content | 2027年的通知不完整：1月1日应为假日",
                "national | NOTICE | 2027 | 2026-12-31,holiday,元旦 | content | 2026-12-31不在2027年内",
            })
    void refusesADraftThatCannotBe(
            String scope, CalendarChange.Kind kind, Integer year, String rows, String field, String reason) {
        String content = "date,kind,name\n" + (rows == null ? "" : rows.replace("/", "\n") + "\n");
        assertRefused(new CalendarChanges.Proposal(scope, kind, year, content, "渝府办〔2026〕1号", null), field, reason);
    }

    @Test
    void refusesANoticeThatTakesTheNationalDayAwayOrLeavesAYearOut() {
        assertRefused(
                new CalendarChanges.Proposal(
                        "national",
                        CalendarChange.Kind.NOTICE,
                        2027,
                        notice(2027, "").replace("10-01,holiday", "10-01,workday"),
                        "x",
                        null),
                "content",
                "10月1日应为假日");
        assertRefused(
                new CalendarChanges.Proposal("national", CalendarChange.Kind.NOTICE, 2040, notice(2040, ""), "x", null),
                "year",
                "工作日历缺少2037年");
    }

    @Test
    void refusesADraftWithoutASourceOrTooLong() {
        String content = day("2026-11-02", "holiday");
        assertRefused(proposal(content, " ", null), "source", "缺少依据文件");
        assertRefused(proposal(content, "文".repeat(256), null), "source", "不能超过255字");
        assertRefused(proposal(content, "x", "因".repeat(1001)), "reason", "不能超过1000字");
        assertRefused(proposal(" ", "x", null), "content", "缺少内容");
        String long1 = LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2029, 1, 1))
                .map(date -> date + ",holiday,迁址\n")
                .collect(Collectors.joining("", "date,kind,name\n", ""));
        assertRefused(proposal(long1, "x", null), "content", "不能超过20000字");
    }

    private static CalendarChanges.Proposal proposal(String content, String source, String reason) {
        return new CalendarChanges.Proposal("jiangbei", CalendarChange.Kind.AMENDMENT, null, content, source, reason);
    }

    private void assertRefused(CalendarChanges.Proposal proposal, String field, String reason) {
        assertThatExceptionOfType(BadFieldException.class)
                .isThrownBy(() -> changes.draft(proposal, ADMIN))
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
        assertThat(changes.all()).isEmpty();
    }

    private boolean isWorked(String district, String date) {
        return clocks.of(district).calendar().isWorkingDay(LocalDate.parse(date));
    }
}
