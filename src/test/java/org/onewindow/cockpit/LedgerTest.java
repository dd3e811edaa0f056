package org.onewindow.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onewindow.cockpit.Ledger.Line;
import org.onewindow.cockpit.RandomLedger.Count;
import org.onewindow.organisation.Departments;
import org.onewindow.organisation.Districts;
import org.onewindow.process.EngineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The monthly ledger, compared with what plain Java counts from what happened. */
@EngineTest
@Transactional
class LedgerTest {

    private static final List<String> DISTRICTS = List.of("jiangbei", "dianjiang");

    @Autowired
    private Ledger ledger;

    @Autowired
    private Departments departments;

    @Autowired
    private Districts districts;

    @Autowired
    private JdbcClient database;

    private static Period period(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    private static OffsetDateTime begin(YearMonth month) {
        return month.atDay(1).atStartOfDay().atOffset(RandomLedger.ZONE);
    }

    private static List<YearMonth> year() {
        return YearMonth.of(2024, 12)
                .atDay(1)
                .datesUntil(YearMonth.of(2026, 3).atDay(1), java.time.Period.ofMonths(1))
                .map(YearMonth::from)
                .toList();
    }

    private static Count count(Line line) {
        return new Count(
                line.carriedOver(),
                line.received(),
                line.done(),
                line.late(),
                line.returned(),
                line.open(),
                new TreeMap<>(line.times().stream()
                        .collect(Collectors.toMap(
                                each -> each.unit().name(),
                                each -> List.of(each.clocks(), each.used(), each.amount())))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void countsWhatHappened(long seed) {
        RandomLedger office = new RandomLedger(database, seed);
        long received = 0;
        for (YearMonth month : year()) {
            for (String district : DISTRICTS) {
                Map<String, Count> expected = office.count(district, begin(month), begin(month.plusMonths(1)));
                List<Line> lines = ledger.lines(List.of(district), period(month));
                assertThat(lines.stream().collect(Collectors.toMap(Line::department, LedgerTest::count)))
                        .as(district + month)
                        .isEqualTo(expected.entrySet().stream()
                                .collect(Collectors.toMap(
                                        each -> departments.get(each.getKey()).name(), Map.Entry::getValue)));
                assertThat(lines)
                        .allMatch(each ->
                                each.district().equals(districts.get(district).name()));
                received += lines.stream().mapToLong(Line::received).sum();
            }
            addsUp(ledger.lines(DISTRICTS, period(month)));
        }
        assertThat(received)
                .isEqualTo(office.events.stream()
                        .filter(each -> each.what() == RandomLedger.What.RECEIVED)
                        .count());
    }

    private void addsUp(List<Line> lines) {
        List<Line> all = new ArrayList<>(lines);
        all.add(ledger.total(lines));
        assertThat(all).allSatisfy(line -> {
            assertThat(line.carriedOver() + line.received() - line.done() - line.returned())
                    .isEqualTo(line.open());
            assertThat(line.late()).isBetween(0L, line.done());
            assertThat(List.of(line.carriedOver(), line.received(), line.returned(), line.open()))
                    .allMatch(each -> each >= 0);
        });
        assertThat(ledger.total(lines).open())
                .isEqualTo(lines.stream().mapToLong(Line::open).sum());
    }

    /** What is open at the end of a month is carried over to the next one, department by department. */
    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void carriesOverWhatWasOpen(long seed) {
        new RandomLedger(database, seed);
        for (YearMonth month : year()) {
            Map<List<String>, Long> open = sum(ledger.lines(DISTRICTS, period(month)), true);
            Map<List<String>, Long> carried = sum(ledger.lines(DISTRICTS, period(month.plusMonths(1))), false);
            assertThat(carried).as(month.toString()).isEqualTo(open);
        }
    }

    private static Map<List<String>, Long> sum(List<Line> lines, boolean isOpen) {
        return lines.stream()
                .filter(each -> (isOpen ? each.open() : each.carriedOver()) > 0)
                .collect(Collectors.toMap(
                        each -> List.of(each.district(), each.department()),
                        each -> isOpen ? each.open() : each.carriedOver()));
    }

    /** A month that is over has the figures that it had when it ended, whatever has happened since. */
    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void neverChangesAMonthThatIsOver(long seed) {
        RandomLedger office = new RandomLedger(database, seed);
        Map<YearMonth, List<Line>> now = new TreeMap<>();
        year().forEach(month -> now.put(month, ledger.lines(DISTRICTS, period(month))));
        List<YearMonth> backwards = new ArrayList<>(year());
        java.util.Collections.reverse(backwards);
        for (YearMonth month : backwards) {
            office.goBackTo(begin(month.plusMonths(1)));
            assertThat(ledger.lines(DISTRICTS, period(month)))
                    .as(month.toString())
                    .isEqualTo(now.get(month));
        }
        assertThat(now.values().stream().flatMap(List::stream)).hasSizeGreaterThan(50);
    }
}
