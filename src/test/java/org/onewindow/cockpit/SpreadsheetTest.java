package org.onewindow.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class SpreadsheetTest {

    private static final Spreadsheet<List<Object>> SHEET = new Spreadsheet<>(
            "清单",
            List.of(
                    new Spreadsheet.Column<>("甲", 10, row -> row.get(0)),
                    new Spreadsheet.Column<>("乙", 20, row -> row.get(1))));

    @Test
    void writesEachKindOfValue() throws IOException {
        List<Row> rows = read(Stream.of(
                Arrays.asList("渝中区", 12.5),
                Arrays.asList(LocalDate.of(2026, 2, 28), LocalDateTime.of(2026, 3, 1, 9, 30)),
                Arrays.asList(null, 0)));
        assertThat(rows.get(0).getCellText(0)).isEqualTo("甲");
        assertThat(rows.get(1).getCellText(0)).isEqualTo("渝中区");
        assertThat(rows.get(1).getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("12.5");
        assertThat(rows.get(2).getCellAsDate(0).orElseThrow()).isEqualTo(LocalDateTime.of(2026, 2, 28, 0, 0));
        assertThat(rows.get(2).getCellAsDate(1).orElseThrow()).isEqualTo(LocalDateTime.of(2026, 3, 1, 9, 30));
        assertThat(rows.get(3).getCellText(0)).isEmpty();
    }

    @Test
    void writesWhatLooksLikeAFormulaAsText() throws IOException {
        List<Row> rows = read(Stream.of(
                List.of("=HYPERLINK(\"http://evil\")", "@SUM(1)"),
                List.of("+1+cmd|' /C calc'!A0", "a\u0000b\u0007<&>")));
        assertThat(rows.get(1).getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(rows.get(1).getCell(0).getFormula()).isNull();
        assertThat(rows.get(1).getCellText(0)).isEqualTo("=HYPERLINK(\"http://evil\")");
        assertThat(rows.get(1).getCellText(1)).isEqualTo("@SUM(1)");
        assertThat(rows.get(2).getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(rows.get(2).getCellText(1)).contains("<&>");
    }

    @Test
    void writesMoreRowsThanItKeeps() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        List<Row> rows = read(IntStream.rangeClosed(1, 1201)
                .<List<Object>>mapToObj(each -> List.of("第" + each + "件", each))
                .onClose(() -> closed.set(true)));
        assertThat(rows).hasSize(1202);
        assertThat(rows.get(1201).getCellText(0)).isEqualTo("第1201件");
        assertThat(closed).isTrue();
    }

    private static List<Row> read(Stream<List<Object>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SHEET.write(out, rows);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            return workbook.getFirstSheet().read();
        }
    }
}
