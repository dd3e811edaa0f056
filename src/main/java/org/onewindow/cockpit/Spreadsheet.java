package org.onewindow.cockpit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A table as an Excel workbook with one sheet, written row by row. Text is always written as text: what an applicant
 * entered is never read as a formula.
 *
 * @param title the sheet's name and what the file is called; at most 31 characters, none of {@code []:*?/\}
 */
record Spreadsheet<T>(String title, List<Column<T>> columns) {

    /** How many rows of values a sheet of Excel can hold. */
    static final int MOST_ROWS = 1_048_575;

    private static final int FLUSHED_ROWS = 500;
    private static final MediaType EXCEL =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /**
     * A column.
     *
     * @param title what its head says
     * @param width in characters, as Excel counts them; a Chinese one takes two
     * @param value a {@code String}, {@code Number}, {@code LocalDate} or {@code LocalDateTime}; null leaves the cell
     *     empty
     */
    record Column<T>(String title, int width, Function<T, Object> value) {}

    /**
     * Answers with the workbook as a download, written while its rows are read.
     *
     * @param rows hands the rows over and returns when they are written
     */
    void download(HttpServletResponse response, Consumer<Consumer<Stream<T>>> rows) {
        response.setContentType(EXCEL.toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition());
        rows.accept(found -> {
            try {
                write(response.getOutputStream(), found);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private String disposition() {
        return ContentDisposition.attachment()
                .filename(title + ".xlsx", StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    /** Writes the workbook, and closes the rows. */
    void write(OutputStream out, Stream<T> rows) throws IOException {
        try (rows;
                Workbook workbook = new Workbook(out, "OneWindow", "1.0");
                Worksheet sheet = workbook.newWorksheet(title)) {
            for (int column = 0; column < columns.size(); column++) {
                sheet.width(column, columns.get(column).width());
                sheet.value(0, column, columns.get(column).title());
            }
            sheet.range(0, 0, 0, columns.size() - 1)
                    .style()
                    .bold()
                    .fillColor("E6EEF7")
                    .set();
            sheet.freezePane(0, 1);
            sheet.setAutoFilter(0, 0, 0, columns.size() - 1);
            int line = 0;
            for (T row : (Iterable<T>) rows::iterator) {
                line++;
                for (int column = 0; column < columns.size(); column++) {
                    put(sheet, line, column, columns.get(column).value().apply(row));
                }
                if (line % FLUSHED_ROWS == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private static void put(Worksheet sheet, int line, int column, Object value) {
        if (value instanceof LocalDate date) {
            sheet.value(line, column, date);
            sheet.style(line, column).format("yyyy-mm-dd").set();
        } else if (value instanceof LocalDateTime time) {
            sheet.value(line, column, time);
            sheet.style(line, column).format("yyyy-mm-dd hh:mm").set();
        } else if (value instanceof Number number) {
            sheet.value(line, column, number);
        } else if (value != null) {
            sheet.inlineString(line, column, value.toString());
        }
    }
}
