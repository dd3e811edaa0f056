package org.onewindow.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.cockpit.CaseList.Kind;
import org.onewindow.cockpit.CaseList.Question;
import org.onewindow.cockpit.CaseList.Sort;
import org.onewindow.cockpit.Figures.Lights;
import org.onewindow.cockpit.RandomOffice.Clock;
import org.onewindow.cockpit.StepFigures.Step;
import org.onewindow.cockpit.StepFigures.Use;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Light;
import org.onewindow.deadline.OpenCases;
import org.onewindow.process.EngineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What a diagram shows of its steps, compared with what plain Java counts over the same rows. */
@EngineTest
@Transactional
class StepFiguresTest {

    private static final LocalDateTime NOW = LocalDateTime.parse("2026-05-20T10:00");
    private static final OffsetDateTime MOMENT = NOW.atOffset(RandomOffice.ZONE);
    private static final List<Light> WORST = List.of(Light.RED, Light.YELLOW, Light.GREEN, Light.BLUE);

    @Autowired
    private StepFigures figures;

    @Autowired
    private CaseList list;

    @Autowired
    private OpenCases openCases;

    @Autowired
    private JdbcClient database;

    private RandomOffice office;

    private void open(long seed) {
        ClockUtil.setCurrentTime(Date.from(MOMENT.toInstant()));
        office = new RandomOffice(database, openCases, seed, NOW);
    }

    @AfterEach
    void close() {
        ClockUtil.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "21,small-low-risk-construction,2026-03-01,",
        "22,small-low-risk-construction,2026-05-01,jiangbei",
        "23,joint-permit,2026-02-01,",
        "24,utility-connection,2026-02-01,yuzhong"
    })
    void countsAsOneWouldByHand(long seed, String process, LocalDate from, String district) {
        open(seed);
        Period period = new Period(from, NOW.toLocalDate());
        List<String> districts = district == null ? RandomOffice.DISTRICTS : List.of(district);
        Map<String, List<Clock>> byElement = office.clocks.stream()
                .filter(each -> districts.contains(each.of().district()))
                .filter(each -> !each.kind().equals("TARGET"))
                .filter(each -> element(process, each) != null)
                .filter(each -> each.state().equals("RUNNING") || isEnded(each, period))
                .collect(Collectors.groupingBy(each -> element(process, each), TreeMap::new, Collectors.toList()));
        List<Step> found = figures.of(process, districts, period);
        assertThat(found).extracting(Step::id).containsExactlyElementsOf(byElement.keySet());
        found.forEach(step -> {
            List<Clock> clocks = byElement.get(step.id());
            assertThat(step.open()).as(step.id()).isEqualTo(open(clocks));
            List<Use> uses = uses(clocks.stream().filter(each -> isEnded(each, period)));
            assertThat(step.limits()).as(step.id()).hasSameSizeAs(uses);
            for (int i = 0; i < uses.size(); i++) {
                Use use = step.limits().get(i);
                assertThat(use)
                        .usingRecursiveComparison()
                        .withComparatorForType(
                                (one, other) -> Math.abs(one - other) < 1e-9 ? 0 : Double.compare(one, other),
                                Double.class)
                        .isEqualTo(uses.get(i));
            }
            assertThat(step.ended())
                    .isEqualTo(uses.stream().mapToLong(Use::ended).sum());
            assertThat(step.colour())
                    .isEqualTo(uses.stream()
                            .map(Use::colour)
                            .filter(Objects::nonNull)
                            .min(Comparator.comparingInt(WORST::indexOf))
                            .orElse(null));
            everyNumberLeadsToItsCases(process, step, districts, period);
        });
        if (process.equals(RandomOffice.MAIN)) {
            assertThat(found).extracting(Step::id).containsExactly("accept", "decide", "decidePermits");
        }
    }

    private void everyNumberLeadsToItsCases(String process, Step step, List<String> districts, Period period) {
        Filter filter = new Filter(districts, null, process, step.id(), null);
        Map<Light, Long> counts = Map.of(
                Light.GREEN, step.open().green(),
                Light.YELLOW, step.open().yellow(),
                Light.RED, step.open().red(),
                Light.BLUE, step.open().paused());
        counts.forEach((light, count) -> assertThat(total(Kind.OPEN, filter, period, light))
                .as(step.id() + light)
                .isEqualTo(count));
        assertThat(total(Kind.ENDED, filter, period, null)).as(step.id()).isEqualTo(step.ended());
    }

    private long total(Kind kind, Filter filter, Period period, Light light) {
        return list.page(new Question(kind, filter, period, null, null, light, null, Sort.WORST, false, 0, 1))
                .total();
    }

    @Test
    void coloursByWhatNineInTenUse() {
        assertThat(use(false, 0.1, 0.8, 0.3).colour()).isEqualTo(Light.GREEN);
        assertThat(use(false, 0.1, 0.81, 0.3).colour()).isEqualTo(Light.YELLOW);
        assertThat(use(false, 1.0, 1.0, 1.0).colour()).isEqualTo(Light.YELLOW);
        assertThat(use(false, 0.1, 1.01, 0.3).colour()).isEqualTo(Light.RED);
        // a single case cannot break a limit on average
        assertThat(use(true, 0.1, 2.0, 0.8).colour()).isEqualTo(Light.GREEN);
        assertThat(use(true, 0.1, 2.0, 1.0).colour()).isEqualTo(Light.YELLOW);
        assertThat(use(true, 0.1, 2.0, 1.1).colour()).isEqualTo(Light.RED);
        assertThat(new Use("环节", "法定", false, 1, 0, null, null, null).colour()).isNull();
    }

    private static Use use(boolean average, double median, double ninth, double mean) {
        return new Use("环节", "法定", average, 10, 0, median, ninth, mean);
    }

    // what follows counts by hand

    /** Null if the clock is of no element of the process. */
    private static String element(String process, Clock clock) {
        if (process.equals(clock.process())) {
            return clock.activity().split("#")[0];
        }
        return process.equals(RandomOffice.MAIN) ? clock.call() : null;
    }

    private static boolean isEnded(Clock clock, Period period) {
        if (clock.ended() == null || clock.state().equals("CANCELLED")) {
            return false;
        }
        LocalDate day = clock.ended().withOffsetSameInstant(RandomOffice.ZONE).toLocalDate();
        return !day.isBefore(period.from()) && !day.isAfter(period.to());
    }

    private static Lights open(List<Clock> clocks) {
        Map<String, Light> ofCase = new HashMap<>();
        clocks.stream()
                .filter(each -> each.state().equals("RUNNING"))
                .forEach(each -> ofCase.merge(
                        each.of().number(),
                        light(each),
                        (one, other) -> WORST.indexOf(one) < WORST.indexOf(other) ? one : other));
        Map<Light, Long> counts =
                ofCase.values().stream().collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        return new Lights(
                counts.getOrDefault(Light.GREEN, 0L),
                counts.getOrDefault(Light.YELLOW, 0L),
                counts.getOrDefault(Light.RED, 0L),
                counts.getOrDefault(Light.BLUE, 0L));
    }

    private static Light light(Clock clock) {
        if (clock.paused() != null) {
            return Light.BLUE;
        }
        if (!clock.average() && !MOMENT.isBefore(clock.due())) {
            return Light.RED;
        }
        return MOMENT.isBefore(clock.warn()) ? Light.GREEN : Light.YELLOW;
    }

    private static List<Use> uses(Stream<Clock> ended) {
        Map<String, List<Clock>> byLimit = ended.collect(
                Collectors.groupingBy(each -> each.kind() + each.average(), TreeMap::new, Collectors.toList()));
        return byLimit.values().stream()
                .map(clocks -> {
                    List<Double> shares = clocks.stream()
                            .filter(each -> each.used() != null)
                            .map(each -> each.used() / (double) (each.amount() + each.extended()))
                            .sorted()
                            .toList();
                    Clock one = clocks.get(0);
                    return new Use(
                            "环节",
                            ClockKind.valueOf(one.kind()).label(),
                            one.average(),
                            clocks.size(),
                            clocks.stream()
                                    .filter(each -> each.state().equals("BREACHED"))
                                    .count(),
                            ranked(shares, 50),
                            ranked(shares, 90),
                            shares.isEmpty()
                                    ? null
                                    : shares.stream()
                                            .mapToDouble(each -> each)
                                            .average()
                                            .orElseThrow());
                })
                .toList();
    }

    /** The smallest that so many percent do not exceed. */
    private static Double ranked(List<Double> sorted, int percent) {
        return sorted.stream()
                .filter(each ->
                        100 * sorted.stream().filter(other -> other <= each).count() >= (long) percent * sorted.size())
                .findFirst()
                .orElse(null);
    }
}
