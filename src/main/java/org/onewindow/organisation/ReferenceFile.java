package org.onewindow.organisation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.springframework.core.io.ClassPathResource;

/**
 * Reads a table of reference data from {@code reference/}: CSV in UTF-8 with a header line; lines that begin with
 * {@code #} are comments.
 */
public final class ReferenceFile {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .get();

    private ReferenceFile() {}

    /**
     * Reads all rows, in the file's order.
     *
     * @param file the file's path on the class path, such as {@code reference/districts.csv}
     * @param reading makes a value of a row; what it throws as an IllegalArgumentException or DateTimeException is
     *     reported with the file and the line
     * @throws IllegalStateException if anything is wrong, naming the file and the line
     */
    public static <T> List<T> read(String file, Function<CSVRecord, T> reading) {
        // A decoder of its own, because the reader's default would silently replace what is not UTF-8.
        try (Reader reader = new InputStreamReader(
                new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8.newDecoder())) {
            return read(file, reader, reading);
        } catch (IOException e) {
            throw new UncheckedIOException(file + "无法读取", e);
        }
    }

    /** As {@link #read(String, Function)}, from a reader; {@code file} is for messages only. */
    public static <T> List<T> read(String file, Reader reader, Function<CSVRecord, T> reading) {
        List<T> rows = new ArrayList<>();
        // Only the parser knows the line of a record, and only until it reads the next one.
        try (CSVParser parser = FORMAT.parse(reader)) {
            try {
                for (CSVRecord row : parser) {
                    if (!row.isConsistent()) {
                        throw new IllegalArgumentException("列数与表头不符");
                    }
                    rows.add(reading.apply(row));
                }
            } catch (IllegalArgumentException | DateTimeException | UncheckedIOException e) {
                throw new IllegalStateException(file + "第" + parser.getCurrentLineNumber() + "行：" + e.getMessage(), e);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(file + "无法读取：" + e.getMessage(), e);
        }
        return rows;
    }
}
