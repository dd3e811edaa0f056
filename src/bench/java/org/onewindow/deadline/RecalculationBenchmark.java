package org.onewindow.deadline;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.onewindow.OneWindow;
import org.onewindow.casefile.CaseFile;
import org.onewindow.deadline.process.Recalculations;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.CalendarChange;
import org.onewindow.organisation.CalendarChanges;
import org.onewindow.process.Office;
import org.onewindow.process.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Recomputes 100,000 running clocks with their timers and tasks on PostgreSQL after a day is taken off, and, in the same
 * run, lets the engine recalculate timers one by one with {@code recalculateJobDuedate}. That is less work, for it only
 * asks for a stored date; the engine does it for a sample, ours is done for all.
 *
 * <p>The cases are copies of one that was started properly: 合并办理 with a promised and a statutory clock, a timer for
 * the yellow and the red light of each, and a task.
 */
public final class RecalculationBenchmark {

    /** How many times faster than one by one it must be. */
    private static final double LEAST_TIMES_FASTER = 5;

    /** What the heap may hold after the last batches, of what it holds after the first ones; the rest is noise. */
    private static final double MOST_GROWTH = 1.25;

    private static final int CASES = 50_000;
    private static final int SAMPLE = 2_000;
    private static final int WARM_UP = 200;

    /** A table that holds a running case, with the columns that name its rows or those of another. */
    private record Table(String name, String... names) {}

    /** In an order in which each row finds those that it refers to. */
    private static final List<Table> TABLES = List.of(
            new Table(
                    "act_ru_execution", "id_", "root_proc_inst_id_", "proc_inst_id_", "parent_id_", "business_key_"),
            new Table("act_ru_task", "id_", "execution_id_", "proc_inst_id_"),
            new Table("act_hi_taskinst", "id_", "execution_id_", "proc_inst_id_", "root_proc_inst_id_"),
            new Table("act_ru_variable", "id_", "execution_id_", "proc_inst_id_", "task_id_", "var_scope_"),
            new Table("act_ru_job", "id_", "execution_id_", "process_instance_id_", "root_proc_inst_id_"),
            new Table("case_file", "number"),
            new Table("deadline", "case_number", "execution_id", "process_instance_id"));

    private final JdbcTemplate tables;
    private final ConfigurableApplicationContext context;

    private RecalculationBenchmark(ConfigurableApplicationContext context) {
        this.context = context;
        this.tables = context.getBean(JdbcTemplate.class);
    }

    /** Prints the figures; ends with 1 if they are worse than they may be, or a timer is not on its clock. */
    public static void main(String[] arguments) {
        System.setProperty("onewindow.test.database", "postgresql");
        boolean isGood;
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        OneWindow.class, TestDatabase.class, Office.class)
                .properties(
                        "server.port=0",
                        "spring.main.allow-bean-definition-overriding=true",
                        "camunda.bpm.job-execution.enabled=false",
                        "onewindow.admin.password=benchmark-only",
                        "logging.level.root=WARN")
                .run(arguments)) {
            isGood = new RecalculationBenchmark(context).run();
        }
        System.exit(isGood ? 0 : 1);
    }

    private boolean run() {
        prepare();
        double oneByOne = oneByOne();
        Recalculations recalculations = context.getBean(Recalculations.class);
        long clocks = count("deadline where state = 'RUNNING'");
        long timers = count("act_ru_job where type_ = 'timer'");
        long change = dayOff();
        long begun = System.nanoTime();
        Recalculation run = recalculations.apply(change, Actor.SYSTEM);
        long early = 0;
        for (int batch = 1; !recalculations.next(run.getId()); batch++) {
            if (batch == 10) {
                early = heap();
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        long late = heap();
        long moved = count("deadline where due_at = timestamptz '2026-03-31 17:30+08'");
        long agree = count("act_ru_job where type_ = 'timer' and duedate_ in ("
                + "select due_at::timestamp from deadline"
                + " union select warn_at::timestamp from deadline)");
        double batched = seconds / timers;
        System.out.printf(
                Locale.ROOT,
                "%n%,d clocks, %,d timers on PostgreSQL%n"
                        + "recalculateJobDuedate one by one  %8.1f µs a timer (%,d timers)%n"
                        + "recomputed in batches             %8.1f µs a timer, %.1f s in all%n"
                        + "times faster                      %8.1f (at least %.0f)%n"
                        + "heap after the last / the 10th batch %5.2f (%d / %d MB, at most %.2f)%n"
                        + "clocks moved %,d, timers on their clocks %,d%n",
                clocks,
                timers,
                oneByOne * 1e6,
                SAMPLE,
                batched * 1e6,
                seconds,
                oneByOne / batched,
                LEAST_TIMES_FASTER,
                (double) late / early,
                late >> 20,
                early >> 20,
                MOST_GROWTH,
                moved,
                agree);
        return oneByOne / batched >= LEAST_TIMES_FASTER
                && late <= early * MOST_GROWTH
                && moved == CASES
                && agree == timers;
    }

    private void prepare() {
        Office office = context.getBean(Office.class);
        office.open("jiangbei", "2026-03-02T10:00");
        CaseFile file = office.receive();
        office.startPermit(file);
        TABLES.forEach(this::copy);
        tables.execute("analyze");
    }

    /** Copies what a table has of the case; what names a row gets the copy's number behind it. */
    private void copy(Table table) {
        Set<String> names = Set.of(table.names());
        String columns = String.join(
                ", ",
                tables.queryForList(
                        "select column_name from information_schema.columns where table_name = ?"
                                + " order by ordinal_position",
                        String.class,
                        table.name()));
        String values = List.of(columns.split(", ")).stream()
                .map(column -> {
                    if (names.contains(column)) {
                        return column + " || '-' || lpad(copy::text, 6, '0')";
                    }
                    return column.equals("id") ? "nextval('" + table.name() + "_seq')" : column;
                })
                .collect(Collectors.joining(", "));
        tables.update("insert into " + table.name() + " (" + columns + ") select " + values + " from " + table.name()
                + ", generate_series(1, " + (CASES - 1) + ") copy");
    }

    /** @return seconds a timer */
    private double oneByOne() {
        ManagementService management = context.getBean(ManagementService.class);
        List<String> jobs = tables.queryForList(
                "select id_ from act_ru_job where type_ = 'timer' order by md5(id_) limit " + (WARM_UP + SAMPLE),
                String.class);
        jobs.subList(0, WARM_UP).forEach(id -> management.recalculateJobDuedate(id, true));
        long begun = System.nanoTime();
        jobs.subList(WARM_UP, WARM_UP + SAMPLE).forEach(id -> management.recalculateJobDuedate(id, true));
        return (System.nanoTime() - begun) / 1e9 / SAMPLE;
    }

    private long dayOff() {
        return context.getBean(CalendarChanges.class)
                .draft(
                        new CalendarChanges.Proposal(
                                "jiangbei",
                                CalendarChange.Kind.AMENDMENT,
                                null,
                                "date,kind,name\n2026-03-03,holiday,迁址\n",
                                "基准测试",
                                null),
                        Actor.SYSTEM)
                .change()
                .getId();
    }

    private long count(String what) {
        return tables.queryForObject("select count(*) from " + what, Long.class);
    }

    /** What is reachable, in bytes. */
    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
