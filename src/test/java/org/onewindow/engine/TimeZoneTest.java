package org.onewindow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.calendar.WorkClock;
import org.onewindow.organisation.CalendarProperties;
import org.onewindow.organisation.Districts;
import org.onewindow.organisation.WorkClocks;

/**
 * Dates are the office's, whatever the JVM takes for its zone. A JVM's zone cannot be changed honestly while it runs, so
 * each zone gets a JVM of its own. The engine's timers and the database are tried in other zones by the process tests,
 * which the build runs in New York's and in UTC.
 */
class TimeZoneTest {

    private static final String MARK = "ZONE ";

    @Test
    void datesAreTheSameInEveryZone() throws Exception {
        List<String> zones = List.of("UTC", "America/New_York", "Asia/Shanghai");
        List<Process> jvms = zones.stream().map(TimeZoneTest::start).toList();
        List<List<String>> said = new ArrayList<>();
        for (Process jvm : jvms) {
            said.add(said(jvm));
        }
        List<String> expected = expected();
        for (int i = 0; i < zones.size(); i++) {
            assertThat(said.get(i).get(0)).isEqualTo("in " + zones.get(i));
            assertThat(said.get(i).subList(1, said.get(i).size()))
                    .as(zones.get(i))
                    .containsExactlyElementsOf(expected);
        }
    }

    private static Process start(String zone) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Duser.timezone=" + zone,
                            "-XX:TieredStopAtLevel=1", // they live for seconds
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            InAZone.class.getName())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> said(Process jvm) throws Exception {
        String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor()).as(output).isZero();
        return output.lines()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()))
                .toList();
    }

    private static List<String> expected() {
        return Stream.concat(
                        vectors().stream()
                                .map(vector -> vector.get("start_event_date") + " " + vector.get("n")
                                        + vector.get("unit") + " "
                                        + Instant.parse(vector.get("deadline") + "T09:30:00Z")), // 17:30 in Shanghai
                        Stream.of("now 2026-03-02T07:30", "due 2026-03-09T09:30:00Z"))
                .toList();
    }

    private static List<CSVRecord> vectors() {
        try (Reader reader = new InputStreamReader(
                TimeZoneTest.class.getResourceAsStream("/deadline-vectors.csv"), StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What runs in a JVM of its own. */
    static final class InAZone {

        private InAZone() {}

        public static void main(String[] arguments) {
            say("in " + TimeZone.getDefault().getID());
            WorkClock work = new WorkClocks(new CalendarProperties(Map.of()), new Districts()).of("jiangbei");
            Clock clock = new EngineClock();
            vectors()
                    .forEach(vector -> say(vector.get("start_event_date") + " " + vector.get("n") + vector.get("unit")
                            + " "
                            + due(
                                    work,
                                    clock.getZone(),
                                    LocalDate.parse(vector.get("start_event_date"))
                                            .atTime(10, 0),
                                    Integer.parseInt(vector.get("n")),
                                    vector.get("unit").equals("WD") ? LimitUnit.WORKING_DAY : LimitUnit.CALENDAR_DAY)));
            // Monday in Shanghai, still Sunday in UTC and in New York
            ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-01T23:30:00Z")));
            LocalDateTime now = LocalDateTime.now(clock);
            say("now " + now);
            Instant due = due(work, clock.getZone(), work.receivedAt(now), 5, LimitUnit.WORKING_DAY);
            say("due " + due);
        }

        private static Instant due(WorkClock work, ZoneId zone, LocalDateTime from, int amount, LimitUnit unit) {
            return work.due(from, amount, unit).at().atZone(zone).toInstant();
        }

        private static void say(String line) {
            System.out.println(MARK + line);
        }
    }
}
