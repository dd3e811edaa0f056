package org.onewindow.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.calendar.SpecialDay;

class HolidayNoticesTest {

    @Test
    void readsTheRowsOfANotice() {
        String text = "# how it was made\ndate,kind,name,note\n\n2026-10-01,holiday,国庆节,x\n2026-10-10,workday,\"国庆节\",";
        assertThat(HolidayNotices.read("h.csv", new StringReader(text)))
                .containsExactly(
                        new SpecialDay(LocalDate.of(2026, 10, 1), false, "国庆节"),
                        new SpecialDay(LocalDate.of(2026, 10, 10), true, "国庆节"));
    }

    /** The bad row is line 4 of the file, after a comment, the header and a good row. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-13-01,holiday,元旦 | 2026-13-01",
                "2026/10/02,holiday,国庆节 | 2026/10/02",
                "2026-10-02,Holiday,国庆节 | kind须为holiday或workday：Holiday",
                "2026-10-02,,国庆节 | kind须为holiday或workday",
                "2026-10-02,holiday, | 缺少节假日名称",
                "2026-10-02,holiday | 列数与表头不符",
                "2026-10-02,holiday,国庆节,x | 列数与表头不符",
                "2026-10-01,workday,国庆节 | 日期2026-10-01重复",
                "\"2026-10-02,holiday,国庆节 | h.csv第",
            })
    void namesFileAndLineOfABadRow(String row, String reason) {
        for (String end : new String[] {"", "\n"}) {
            String text = "# comment\ndate,kind,name\n2026-10-01,holiday,国庆节\n" + row + end;
            assertThatIllegalStateException()
                    .isThrownBy(() -> HolidayNotices.read("h.csv", new StringReader(text)))
                    .withMessageStartingWith("h.csv第4行：")
                    .withMessageContaining(reason);
        }
        String followed = "# comment\ndate,kind,name\n2026-10-01,holiday,国庆节\n" + row + "\n2026-10-03,holiday,国庆节\n";
        assertThatIllegalStateException()
                .isThrownBy(() -> HolidayNotices.read("h.csv", new StringReader(followed)))
                .withMessageStartingWith("h.csv第");
    }

    @Test
    void refusesAFileWithoutItsColumns() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> HolidayNotices.read("h.csv", new StringReader("day,kind,name\n2026-10-01,holiday,国庆节")))
                .withMessageStartingWith("h.csv第2行：")
                .withMessageContaining("date");
        assertThatIllegalStateException()
                .isThrownBy(() -> HolidayNotices.read("h.csv", new StringReader("date,date,name\n")))
                .withMessageStartingWith("h.csv无法读取：");
    }

    @Test
    void refusesHalfANotice() {
        assertThatIllegalStateException()
                .isThrownBy(() -> HolidayNotices.read(
                        "h.csv", new StringReader("date,kind,name\n2026-10-01,holiday,国庆节\n2027-01-01,holiday,元旦\n")))
                .withMessage("h.csv：2027年缺少10月1日，不是完整的一年");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] text = "date,kind,name\n2026-10-01,holiday,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatIllegalStateException()
                .isThrownBy(() -> HolidayNotices.read(
                        "h.csv",
                        new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8.newDecoder())))
                .withMessageStartingWith("h.csv");
    }
}
