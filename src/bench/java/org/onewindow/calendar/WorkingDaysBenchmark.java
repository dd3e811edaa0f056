package org.onewindow.calendar;

import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarId;
import com.opengamma.strata.basics.date.ImmutableHolidayCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Adds working days to dates of 2019 to 2025, by {@link WorkCalendar} and by OpenGamma Strata's calendar of the same
 * notices, in the same run. The dates come in no order, so that neither can guess the next one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WorkingDaysBenchmark {

    /** What ours may take of Strata's time. The bound is 1; the rest is noise of a machine that does other things. */
    private static final double MOST_OF_STRATA = 1.05;

    /** What 250 working days may take of the time of 5: the distance must not matter. */
    private static final double MOST_FOR_THE_LONG_WAY = 2;

    private static final int SHORT = 5;
    private static final int LONG = 250;

    private static final int DATES = 1 << 12;

    @Param({"" + SHORT, "" + LONG})
    public int days;

    private final LocalDate[] dates = new LocalDate[DATES];
    private WorkCalendar calendar;
    private HolidayCalendar strata;
    private int next;

    /**
     * Makes both calendars and the dates.
     *
     * @throws IllegalStateException if the calendars differ on a date, since then their times say nothing
     */
    @Setup
    public void prepare() {
        List<SpecialDay> firm = DayByDay.rows("/reference/holidays.csv");
        List<SpecialDay> provisional = DayByDay.rows("/reference/holidays-provisional.csv");
        calendar = WorkCalendar.of(firm, provisional);
        strata = ImmutableHolidayCalendar.of(
                HolidayCalendarId.of("China"),
                dates(false, firm, provisional),
                List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                dates(true, firm, provisional));
        LocalDate first = LocalDate.of(2019, 1, 1);
        int range = (int) (LocalDate.of(2026, 1, 1).toEpochDay() - first.toEpochDay());
        Random random = new Random(82);
        for (int i = 0; i < DATES; i++) {
            dates[i] = first.plusDays(random.nextInt(range));
            LocalDate ours = calendar.plusWorkingDays(dates[i], days);
            LocalDate theirs = strata.shift(dates[i], days);
            if (!ours.equals(theirs)) {
                throw new IllegalStateException(dates[i] + " + " + days + ": " + ours + ", Strata " + theirs);
            }
        }
    }

    @Benchmark
    public LocalDate oneWindow() {
        return calendar.plusWorkingDays(date(), days);
    }

    @Benchmark
    public LocalDate strata() {
        return strata.shift(date(), days);
    }

    /** Runs the benchmark and prints the ratios; ends with 1 if one of them is too large. */
    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(WorkingDaysBenchmark.class.getName())
                        .build())
                .run();
        double oursShort = nanoseconds(results, "oneWindow", SHORT);
        double oursLong = nanoseconds(results, "oneWindow", LONG);
        double strataShort = nanoseconds(results, "strata", SHORT);
        double strataLong = nanoseconds(results, "strata", LONG);

        System.out.printf("%n%-28s %12s %12s %12s%n", "working days", "OneWindow", "Strata", "ratio");
        boolean passed = row(SHORT + " (ns)", oursShort, strataShort, MOST_OF_STRATA)
                & row(LONG + " (ns)", oursLong, strataLong, MOST_OF_STRATA);
        double longWay = oursLong / oursShort;
        System.out.printf(
                "%-28s %12.2f %12.2f   OneWindow at most %.2f%n",
                LONG + " / " + SHORT, longWay, strataLong / strataShort, MOST_FOR_THE_LONG_WAY);
        if (!passed || longWay > MOST_FOR_THE_LONG_WAY) {
            System.out.println("FAILED: a ratio is larger than it may be");
            System.exit(1);
        }
    }

    private static boolean row(String name, double ours, double strata, double most) {
        double ratio = ours / strata;
        System.out.printf("%-28s %12.1f %12.1f %12.2f   at most %.2f%n", name, ours, strata, ratio, most);
        return ratio <= most;
    }

    /** The fastest of all iterations: what else the machine does can only make one slower. */
    private static double nanoseconds(Collection<RunResult> results, String method, int days) {
        return results.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals(method))
                .filter(result -> result.getParams().getParam("days").equals("" + days))
                .mapToDouble(result -> result.getPrimaryResult().getStatistics().getMin())
                .findFirst()
                .orElseThrow();
    }

    private static List<LocalDate> dates(boolean working, List<SpecialDay> firm, List<SpecialDay> provisional) {
        return Stream.concat(firm.stream(), provisional.stream())
                .filter(day -> day.working() == working)
                .map(SpecialDay::date)
                .toList();
    }

    private LocalDate date() {
        next = (next + 1) & (DATES - 1);
        return dates[next];
    }
}
