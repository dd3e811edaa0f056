package org.onewindow.cockpit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.onewindow.OneWindow;
import org.onewindow.deadline.Light;
import org.onewindow.deadline.OpenCases;
import org.onewindow.organisation.Department;
import org.onewindow.organisation.Departments;
import org.onewindow.organisation.District;
import org.onewindow.organisation.Districts;
import org.onewindow.process.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Asks everything that the board 时限看板 asks, on PostgreSQL with 1,000,000 cases closed within a year and 100,000 open
 * ones, each with two clocks. Every answer must be there in {@link #MOST_MILLISECONDS}, for this month, which the board
 * shows first, and for the whole year.
 */
public final class BoardBenchmark {

    /** What an answer may take, the median of {@link #RUNS}. */
    private static final double MOST_MILLISECONDS = 300;

    private static final int CLOSED = 1_000_000;
    private static final int OPEN = 100_000;
    private static final int WARM_UP = 3;
    private static final int RUNS = 9;

    private final ConfigurableApplicationContext context;
    private final JdbcTemplate tables;
    private final Figures figures;
    private final CaseList cases;
    private boolean isGood = true;

    private BoardBenchmark(ConfigurableApplicationContext context) {
        this.context = context;
        this.tables = context.getBean(JdbcTemplate.class);
        this.figures = context.getBean(Figures.class);
        this.cases = context.getBean(CaseList.class);
    }

    /** Prints the figures; ends with 1 if an answer took longer than it may. */
    public static void main(String[] arguments) {
        System.setProperty("onewindow.test.database", "postgresql");
        boolean isGood;
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(OneWindow.class, TestDatabase.class)
                .properties(
                        "server.port=0",
                        "camunda.bpm.job-execution.enabled=false",
                        "onewindow.admin.password=benchmark-only",
                        "logging.level.root=WARN")
                .run(arguments)) {
            isGood = new BoardBenchmark(context).run();
        }
        System.exit(isGood ? 0 : 1);
    }

    private boolean run() {
        List<String> districts = context.getBean(Districts.class).all().stream()
                .map(District::id)
                .toList();
        generate(districts);
        System.out.printf(
                Locale.ROOT,
                "%n%,d closed and %,d open cases on PostgreSQL; milliseconds: median of %d and the worst%n",
                CLOSED,
                OPEN,
                RUNS);
        LocalDate today = LocalDate.now(context.getBean(Clock.class));
        ask("this month", districts, new Period(today.withDayOfMonth(1), today));
        ask("a year", districts, new Period(today.minusDays(364), today));
        ask("a year, one district", districts.subList(0, 1), new Period(today.minusDays(364), today));
        return isGood;
    }

    private void ask(String when, List<String> districts, Period period) {
        System.out.println(when);
        Filter all = new Filter(districts, null, null, null);
        for (Figures.Dimension by : Figures.Dimension.values()) {
            measure("groups " + by, () -> figures.groups(by, districts, period));
        }
        measure("weeks", () -> figures.weeks(districts, period));
        Demands demands = context.getBean(Demands.class);
        measure("demands", () -> demands.of(districts, period));
        Ledger ledger = context.getBean(Ledger.class);
        measure("ledger of the last month", () -> ledger.lines(districts, new Period(period.to().withDayOfMonth(1), period.to())));
        StepFigures steps = context.getBean(StepFigures.class);
        measure("steps of a process", () -> steps.of("process-3", districts, period));
        for (CaseList.Kind kind :
                List.of(CaseList.Kind.OPEN, CaseList.Kind.ENDED, CaseList.Kind.CLOSED)) {
            CaseList.Sort sort = kind == CaseList.Kind.OPEN ? CaseList.Sort.WORST : CaseList.Sort.ENDED;
            measure("list " + kind, () -> page(kind, all, period, null, null, sort, 0));
            measure(
                    "list " + kind + ", by number, page 50",
                    () -> page(kind, all, period, null, null, CaseList.Sort.NUMBER, 50));
            measure("list " + kind + ", searched", () -> page(kind, all, period, null, "0012345", CaseList.Sort.NUMBER, 0));
        }
        measure(
                "list OPEN, by applicant, page 50",
                () -> page(CaseList.Kind.OPEN, all, period, null, null, CaseList.Sort.APPLICANT, 50));
        Filter one = new Filter(districts, "fire-rescue", null, null);
        measure("list OPEN, red, filtered", () -> page(CaseList.Kind.OPEN, one, period, Light.RED, null, CaseList.Sort.DUE, 0));
        measure("list ENDED, filtered", () -> page(CaseList.Kind.ENDED, one, period, null, null, CaseList.Sort.ENDED, 0));
    }

    private CaseList.Page page(
            CaseList.Kind kind, Filter filter, Period period, Light light, String text, CaseList.Sort sort, int page) {
        return cases.page(
                new CaseList.Question(kind, filter, period, null, null, light, text, sort, false, page, 20));
    }

    private void measure(String what, Runnable question) {
        double[] times = new double[RUNS];
        for (int run = -WARM_UP; run < RUNS; run++) {
            long begun = System.nanoTime();
            question.run();
            if (run >= 0) {
                times[run] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(times);
        boolean tooLong = times[RUNS / 2] > MOST_MILLISECONDS;
        isGood &= !tooLong;
        System.out.printf(
                Locale.ROOT,
                "  %-40s %8.1f %8.1f%s%n",
                what,
                times[RUNS / 2],
                times[RUNS - 1],
                tooLong ? "  more than " + MOST_MILLISECONDS : "");
    }

    /** Cases of all districts, items, processes and departments, spread over a year as a multiplier spreads numbers. */
    private void generate(List<String> districts) {
        tables.execute("set synchronous_commit = off");
        List<String> departments = new ArrayList<>(context.getBean(Departments.class).all().stream()
                .map(Department::id)
                .toList());
        tables.update("""
                insert into case_file (id, version, number, district, item, item_name, subject, applicant_name,
                  applicant_id_number, applicant_phone, state, outcome, received_at, closed_at, channel, visits)
                select -n, 0, 'BM-2026-' || lpad(n::text, 7, '0'), (%1$s)[1 + n %% %2$d], 'item-' || (n / 7 %% 20),
                  '事项' || (n / 7 %% 20), '项目' || n, '重庆' || (n * 7919 %% 1100000) || '号有限公司', '91', '139',
                  case when n <= %3$d then 'CLOSED' else 'ACCEPTED' end, case when n <= %3$d then 'COMPLETED' end,
                  now() - make_interval(mins => (20000 + n * 48271 %% 525600)::int),
                  case when n <= %3$d then now() - make_interval(mins => (n * 48271 %% 525600)::int) end,
                  case when n %% 3 = 0 then 'ONLINE' else 'WINDOW' end, n %% 3
                from generate_series(1::bigint, %4$d) n""".formatted(array(districts), districts.size(), CLOSED, CLOSED + OPEN));
        tables.update("""
                insert into deadline (id, version, case_number, step, name, kind, activity_id, execution_id, department,
                  started_at, amount, extended, unit, average, warn, basis, warn_at, due_at, provisional, state,
                  supervised, district, process_instance_id, process, used, paused_at, ended_at)
                select c.id * 2 - k, 0, c.number, 'step-' || (-c.id %% 28 * 3 + k), '环节' || k,
                  case k when 0 then 'STATUTORY' else 'PROMISED' end, 'step', c.number,
                  (%1$s)[1 + -c.id %% 28 %% %2$d], c.received_at, 10 + k, 0, 'WORKING_DAY', -c.id %% 11 = 0, '0', '办法',
                  coalesce(c.closed_at, now()) + make_interval(mins => ((-c.id * 7919 + k) %% 40000 - 15000)::int),
                  coalesce(c.closed_at, now()) + make_interval(mins => ((-c.id * 7919 + k) %% 40000 - 5000)::int),
                  false, case when c.closed_at is null then 'RUNNING'
                    when (-c.id * 7919 + k) %% 40000 < 5000 and -c.id %% 11 > 0 then 'BREACHED' else 'MET' end,
                  false, c.district, c.number, 'process-' || (-c.id %% 28),
                  case when c.closed_at is not null then -c.id %% 12 end,
                  case when c.closed_at is null and -c.id %% 10 = 0 then now() end, c.closed_at
                from case_file c, generate_series(0, 1) k where c.id < 0""".formatted(array(departments), departments.size()));
        context.getBean(OpenCases.class).rebuild();
        tables.execute("vacuum analyze");
    }

    private static String array(List<String> of) {
        return of.stream().map(each -> "'" + each + "'").collect(Collectors.joining(",", "array[", "]"));
    }
}
