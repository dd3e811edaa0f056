package org.onewindow.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onewindow.calendar.SpecialDay;
import org.onewindow.web.BadFieldException;
import org.springframework.core.io.ClassPathResource;

class CalendarTextTest {

    private static final List<SpecialDay> NOTICE_OF_2026 = HolidayNotices.read("reference/holidays.csv").stream()
            .filter(day -> day.date().getYear() == 2026)
            .toList();

    private static String resource(String name) throws IOException {
        return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
    }

    private static String calendar(String... events) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\n" + String.join("", events) + "END:VCALENDAR\n";
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\n" + String.join("\n", lines) + "\nEND:VEVENT\n";
    }

    private static String basic(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static void assertRefused(String text, String reason) {
        assertThatExceptionOfType(BadFieldException.class)
                .isThrownBy(() -> CalendarText.days(text))
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.field()).isEqualTo("content"));
    }

    @Test
    void readsTheReferenceTable() throws IOException {
        String table = resource("reference/holidays.csv");
        assertThat(CalendarText.days(table)).containsAll(NOTICE_OF_2026);
        assertThat(CalendarText.days("\uFEFF" + table.replace("\n", "\r\n"))).containsAll(NOTICE_OF_2026);
    }

    @Test
    void readsWhatItWrites() {
        List<SpecialDay> days = List.of(
                new SpecialDay(LocalDate.of(2026, 1, 4), true, "元旦"),
                new SpecialDay(LocalDate.of(2026, 10, 1), false, "国庆节、\"中秋节\", 一天"));
        assertThat(CalendarText.days(CalendarText.write(days))).isEqualTo(days);
        assertThat(CalendarText.write(days.subList(0, 1))).isEqualTo("date,kind,name\n2026-01-04,workday,元旦\n");
    }

    @Test
    void readsAFeedThatHasEachDayAndWorkAtItsHours() throws IOException {
        String feed = resource("holidays-2026.ics");
        assertThat(CalendarText.days(feed)).isEqualTo(NOTICE_OF_2026);
        assertThat(CalendarText.days(feed.replace("\n", "\r\n"))).isEqualTo(NOTICE_OF_2026);
        assertThat(CalendarText.days("\uFEFF" + feed)).isEqualTo(NOTICE_OF_2026);
    }

    @Test
    void readsAFeedWithMarks() {
        String feed = calendar(NOTICE_OF_2026.stream()
                .map(day -> event(
                        "DTSTART;VALUE=DATE:" + basic(day.date()),
                        "SUMMARY;LANGUAGE=zh_CN:" + day.name() + (day.working() ? "（班）" : "（休）"),
                        "X-APPLE-SPECIAL-DAY:" + (day.working() ? "ALTERNATE-WORKDAY" : "WORK-HOLIDAY")))
                .collect(Collectors.joining()));
        assertThat(CalendarText.days(feed)).isEqualTo(NOTICE_OF_2026);
    }

    /** As NateScarlet/holiday-cn writes it: several days in one event, and a DTSTAMP that the RFC does not allow. */
    @Test
    void readsAFeedWithSpans() {
        String feed = calendar(
                event(
                        "SUMMARY:上班(补春节假期)",
                        "DTSTART;VALUE=DATE:20260214",
                        "DTEND;VALUE=DATE:20260215",
                        "DTSTAMP;VALUE=DATE:20260214"),
                event("SUMMARY:春节假期", "DTSTART;VALUE=DATE:20260215", "DTEND;VALUE=DATE:20260224"),
                event("SUMMARY:上班(补春节假期)", "DTSTART;VALUE=DATE:20260228", "DTEND;VALUE=DATE:20260228"));
        assertThat(CalendarText.days(feed))
                .isEqualTo(NOTICE_OF_2026.stream()
                        .filter(day -> day.name().equals("春节"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"国庆节", "国庆节 调休", "国庆节（调休）", "霜降", "假期", "国庆节 假期 第1天/共7天 会议", "国庆节（休）（班）", "上班", ""})
    void refusesAnEventWhoseKindIsNotClear(String summary) {
        assertRefused(
                calendar(event("SUMMARY:" + summary, "DTSTART;VALUE=DATE:20261001")), "2026-10-01的事件“" + summary + "”");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART:20261001T160000Z | 北京时间",
                "DTSTART;TZID=America/New_York:20261001T120000 | 北京时间",
                "DTSTART:2026-10-01 | 第5行不合日历文件",
                "DTSTART;VALUE=DATE:20261001/DTEND;VALUE=DATE:20260930 | 结束早于开始",
                "DTSTART;VALUE=DATE:20261001/DTEND;VALUE=DATE:20361001 | 长于31天",
                "DTSTART;VALUE=DATE:20261001/RRULE:FREQ=YEARLY | 含RRULE",
                "DTSTART;VALUE=DATE:20261001/DURATION:P7D | 含DURATION",
                "LOCATION:重庆 | 事件“国庆节（休）”没有日期",
            })
    void refusesAnEventWhoseDatesAreNotClear(String lines, String reason) {
        String[] split = lines.split("/(?=[DR])");
        assertRefused(calendar(event("SUMMARY:国庆节（休）", String.join("\n", split))), reason);
    }

    @Test
    void takesAMomentOfBeijing() {
        assertThat(CalendarText.days(calendar(event(
                        "SUMMARY:国庆节（班）",
                        "DTSTART;TZID=Asia/Shanghai:20261010T000000",
                        "DTEND;TZID=Asia/Shanghai:20261011T000000"))))
                .containsExactly(new SpecialDay(LocalDate.of(2026, 10, 10), true, "国庆节"));
    }

    @Test
    void refusesAFileThatIsCutOffOrTwo() throws IOException {
        String feed = resource("holidays-2026.ics");
        assertRefused(feed.substring(0, feed.length() / 2), "ICS");
        assertRefused(feed + feed, "多个日历");
        assertRefused(calendar(), "没有任何日期");
    }

    /** The feed has long lines that are folded; what comes behind them still has the number that an editor shows. */
    @Test
    void namesTheLineOfTheFile() throws IOException {
        String feed = resource("holidays-2026.ics");
        String typo = feed.replace("DTSTART;VALUE=DATE:20261001", "DTSTART;VALUE=DATE:2026-10-01");
        String before = typo.substring(0, typo.indexOf("2026-10-01"));
        assertThat(before).contains("\n ");
        assertRefused(typo, "第" + before.split("\n", -1).length + "行不合日历文件（ICS）的格式：DTSTART;VALUE=DATE:2026-10-01");
    }

    @Test
    void refusesADayThatIsGivenTwice() {
        String once = event("SUMMARY:国庆节（休）", "DTSTART;VALUE=DATE:20261001");
        assertRefused(calendar(once, event("SUMMARY:国庆节（班）", "DTSTART;VALUE=DATE:20261001")), "日期2026-10-01重复");
        assertRefused("date,kind,name\n2026-10-01,holiday,国庆节\n2026-10-01,workday,国庆节\n", "第3行：日期2026-10-01重复");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-01,holiday,国庆节 | 第1行须为表头date,kind,name",
                "date,kind | 第1行须为表头date,kind,name",
                "date,kind,name | 没有任何日期",
                "date,kind,name/2026-02-29,holiday,春节 | 第2行：日期须写作2026-10-01：2026-02-29",
                "date,kind,name/2026/10/1,holiday,春节 | 第2行：日期须写作2026-10-01",
                "date,kind,name/2026-02-17,off,春节 | 第2行：kind须为holiday或workday：off",
                "date,kind,name/2026-02-17,holiday, | 第2行：2026-02-17缺少节假日名称",
                "date,kind,name/2026-02-17,holiday | 第2行：列数与表头不符",
            })
    void namesTheLineOfATable(String text, String reason) {
        assertRefused(text.replaceFirst("/", "\n"), reason);
    }

    @Test
    void refusesANameThatIsTooLongOrBroken() {
        assertRefused("date,kind,name\n2026-02-17,holiday," + "春".repeat(51) + "\n", "不能超过50字");
        assertRefused("date,kind,name\n2026-02-17,holiday,\"春\n节\"\n", "不能换行");
    }

    @Test
    void readsOfficeHours() {
        assertThat(CalendarText.write(CalendarText.hours(" 09:00-12:00， 13:30-17:30 ")))
                .isEqualTo("09:00-12:00,13:30-17:30");
        assertThat(CalendarText.write(CalendarText.hours("08:00-16:00\n"))).isEqualTo("08:00-16:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "9-12", "09:00-12:00,11:00-17:30", "13:30-17:30,09:00-12:00", "12:00-09:00", "09:00-24:30"})
    void refusesAbsurdHours(String text) {
        assertThatExceptionOfType(BadFieldException.class)
                .isThrownBy(() -> CalendarText.hours(text))
                .withMessageContaining("办公时段");
    }
}
