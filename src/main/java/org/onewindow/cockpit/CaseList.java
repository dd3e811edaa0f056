package org.onewindow.cockpit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.calendar.WorkClock;
import org.onewindow.casefile.Channel;
import org.onewindow.casefile.Outcome;
import org.onewindow.deadline.Light;
import org.onewindow.organisation.Departments;
import org.onewindow.organisation.Districts;
import org.onewindow.organisation.WorkClocks;
import org.onewindow.web.BadFieldException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The cases behind a figure, filtered, sorted and cut into pages by the database: two queries for a page, and one for
 * the calendar of each district.
 */
@Service
class CaseList {

    /** How many rows a page may have. */
    static final int LARGEST_PAGE = 200;

    /** How many rows of a list of what has ended are sorted by what no index is sorted by. */
    static final int MOST_SORTED = 20_000;

    /** Whether a part of a case's number or of the applicant's name is what was searched for, in SQL. */
    static final String NAMED =
            "(upper(f.number) like :text escape '!' or upper(f.applicant_name) like :text escape '!')";

    private static final int FETCHED_ROWS = 500;

    /** 1 for the worst of a case's running clocks, in SQL. */
    private static final String PLACE_OF_CLOCK =
            "row_number() over (partition by d.case_number order by %s, d.due_at, d.id)"
                    .formatted(LightSql.rank("(" + LightSql.NOW + ")"));

    /**
     * When what does not stand still of a case will be late next, in SQL; without such a limit, when it will be yellow.
     */
    private static final String NEXT_OF_CASE = """
            coalesce(
              min(case when d.paused_at is null and not d.average then d.due_at end) over (partition by d.case_number),
              min(case when d.paused_at is null then d.warn_at end) over (partition by d.case_number))""";

    private final JdbcClient database;
    private final NamedParameterJdbcTemplate streaming;
    private final EndedCount days;
    private final WorkClocks clocks;
    private final Districts districts;
    private final Departments departments;
    private final Clock clock;

    CaseList(
            JdbcClient database,
            DataSource source,
            EndedCount days,
            WorkClocks clocks,
            Districts districts,
            Departments departments,
            Clock clock) {
        this.database = database;
        this.days = days;
        this.clocks = clocks;
        this.districts = districts;
        this.departments = departments;
        this.clock = clock;
        // PostgreSQL's driver reads all rows at once unless it is told otherwise.
        JdbcTemplate template = new JdbcTemplate(source);
        template.setFetchSize(FETCHED_ROWS);
        this.streaming = new NamedParameterJdbcTemplate(template);
    }

    /** What is listed. */
    enum Kind {
        /** Open cases, each with the worst of its clocks now. */
        OPEN,
        /**
         * Open cases in which the filter's process is under way, each with the worst of the clocks of this process and of
         * those that it calls; without one while none of them runs.
         */
        IN_PROCESS,
        /** Clocks that ended in the period, each with its case. */
        ENDED,
        /** Cases closed in the period. */
        CLOSED
    }

    /** By what a list is sorted. */
    enum Sort {
        WORST("severity %1$s nulls last, next_at %1$s nulls last"),
        NUMBER("case_number %s"),
        DISTRICT("district %s"),
        ITEM("item_name %s"),
        APPLICANT("applicant_name %s"),
        STEP("step %s nulls last"),
        DEPARTMENT("department %s nulls last"),
        DUE("due_at %s nulls last"),
        ENDED("ended_at %s");

        private final String columns;

        Sort(String columns) {
            this.columns = columns;
        }
    }

    /**
     * Which cases, and which of them first.
     *
     * @param period when clocks ended or cases were closed; open cases are those of now
     * @param demand the demand whose figure is counted over them; null for none
     * @param late whether clocks ended late or in time; null for both and those that can be neither
     * @param light only cases with this light; null for all
     * @param text a part of the number or of the applicant's name; null for all
     * @param page from 0
     * @param size rows on a page, 1 to {@link #LARGEST_PAGE}
     */
    record Question(
            Kind kind,
            Filter filter,
            Period period,
            Demand demand,
            Boolean late,
            Light light,
            String text,
            Sort sort,
            boolean descending,
            int page,
            int size) {

        Question {
            if (page < 0) {
                throw new BadFieldException("page", "页码须从0起");
            }
            if (size < 1 || size > LARGEST_PAGE) {
                throw new BadFieldException("size", "每页1到%d行".formatted(LARGEST_PAGE));
            }
            if (kind == Kind.IN_PROCESS && filter.process() == null) {
                throw new BadFieldException("process", "请指明是哪个流程的在办件");
            }
        }

        /** Whether a page can be had without sorting all rows: there may be millions of what has ended. */
        boolean isSortedByIndex() {
            return switch (kind) {
                case OPEN, IN_PROCESS -> true;
                case ENDED, CLOSED -> sort == Sort.ENDED || sort == Sort.NUMBER;
            };
        }
    }

    /**
     * A page of a list.
     *
     * @param total how many rows there are on all pages
     */
    record Page(long total, List<Row> rows) {}

    /**
     * A case, with one of its clocks but in a list of closed cases.
     *
     * @param district Chinese name
     * @param step the clock's Chinese name; null without a clock
     * @param department Chinese name; null without one
     * @param dueAt the last moment that is in time, local; null without a clock and while it stands still
     * @param light null without a clock
     * @param lightName what a user reads of the light; null without a clock
     * @param daysLeft working days left, the due day included, negative when overdue; of an ended clock those left then;
     *     null without a clock
     * @param used what an ended clock used of its limit, such as 3 / 5个工作日; null if it is unknown
     * @param endedAt when the clock ended or the case was closed, local; null while it is open
     * @param outcome how a case of a list of closed ones ended; else null
     * @param handling how it was handled; else null
     * @param processInstance the engine's process that has an open clock, or is under way; else null
     */
    record Row(
            String caseNumber,
            String district,
            String item,
            String applicant,
            String step,
            String department,
            LocalDateTime dueAt,
            Light light,
            String lightName,
            Integer daysLeft,
            boolean provisional,
            String used,
            LocalDateTime endedAt,
            String outcome,
            String handling,
            String processInstance) {}

    /**
     * What a question asks the database.
     *
     * @param with the common table expression {@code listed}
     * @param wanted which of its rows
     */
    private record Asked(String with, String wanted, Map<String, Object> parameters) {

        String count() {
            return with + "select count(*) from listed where " + wanted;
        }

        String rows(Question question) {
            return with
                    + "select listed.*, %s as severity from listed where %s order by %s, case_number, id"
                            .formatted(
                                    LightSql.rank("light"),
                                    wanted,
                                    question.sort().columns.formatted(question.descending() ? "desc" : "asc"));
        }
    }

    @Transactional
    public Page page(Question question) {
        Asked asked = asked(question);
        asked.parameters().put("size", question.size());
        asked.parameters().put("skip", (long) question.page() * question.size());
        if (OpenCaseOrder.knows(question)) {
            return new Page(
                    OpenCaseOrder.count(database, question, asked.parameters()),
                    openCases(question, asked.parameters()));
        }
        long total = count(question, asked);
        if (total > MOST_SORTED && !question.isSortedByIndex()) {
            throw new BadFieldException("sort", "共%d行；超过%d行时只能按结束时间或编号排序，请先缩小范围".formatted(total, MOST_SORTED));
        }
        Reader reader = new Reader(question.kind());
        List<Row> rows = database.sql(asked.rows(question) + " limit :size offset :skip")
                .params(asked.parameters())
                .query((row, number) -> reader.row(row))
                .list();
        return new Page(total, rows);
    }

    private List<Row> openCases(Question question, Map<String, Object> parameters) {
        List<String> numbers = OpenCaseOrder.numbers(database, question, parameters);
        if (numbers.isEmpty()) {
            return List.of();
        }
        Reader reader = new Reader(question.kind());
        return database
                .sql("select * from (%s and d.case_number in (:numbers)) c where place = 1".formatted(listed(question)))
                .params(parameters)
                .param("numbers", numbers)
                .query((row, number) -> reader.row(row))
                .list()
                .stream()
                .sorted(Comparator.comparingInt(row -> numbers.indexOf(row.caseNumber())))
                .toList();
    }

    /** How many rows there are on all pages. */
    @Transactional
    public long count(Question question) {
        return count(question, asked(question));
    }

    private long count(Question question, Asked asked) {
        Filter filter = question.filter();
        boolean isCounted = question.light() == null && question.text() == null && filter.element() == null;
        if (isCounted && question.kind() == Kind.ENDED) {
            return days.ended(question);
        }
        if (isCounted && question.kind() == Kind.CLOSED) {
            return days.closed(question);
        }
        return database.sql(asked.count())
                .params(asked.parameters())
                .query(Long.class)
                .single();
    }

    /**
     * Hands over the rows of all pages, read from the database while they are used: one query, whatever their number.
     *
     * @param use has the rows until it returns
     */
    @Transactional(readOnly = true)
    public void read(Question question, Consumer<Stream<Row>> use) {
        Asked asked = asked(question);
        Reader reader = new Reader(question.kind());
        try (Stream<Row> rows =
                streaming.queryForStream(asked.rows(question), asked.parameters(), (row, number) -> reader.row(row))) {
            use.accept(rows);
        }
    }

    private Asked asked(Question question) {
        Map<String, Object> parameters = question.filter().parameters();
        parameters.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        parameters.put("begin", question.period().begin(clock.getZone()));
        parameters.put("end", question.period().end(clock.getZone()));
        parameters.put(
                "items",
                question.demand() == null ? List.of() : question.demand().items());
        String wanted = "place = 1";
        if (question.light() != null) {
            wanted += " and light = :light";
            parameters.put("light", question.light().name());
        }
        if (question.text() != null) {
            parameters.put(
                    "text", "%" + question.text().toUpperCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
        }
        return new Asked("with listed as (%s) ".formatted(listed(question)), wanted, parameters);
    }

    private static String listed(Question question) {
        Filter filter = question.filter();
        Demand demand = question.demand();
        String further = demand == null ? "" : Demands.condition(demand, "f.item", "d.");
        if (demand != null && demand.figure().isOfClocks()) {
            further += " and d.used is not null";
        }
        if (question.text() != null) {
            further += " and " + NAMED;
        }
        if (question.kind() == Kind.CLOSED) {
            return """
                    select f.id, f.number as case_number, f.item_name, f.applicant_name, f.district, f.outcome, f.channel,
                      f.visits, f.received_at, f.closed_at as ended_at, 1 as place, cast(null as varchar(8)) as light,
                      cast(null as varchar(8)) as step, cast(null as varchar(8)) as department,
                      cast(null as timestamp with time zone) as due_at, cast(null as timestamp with time zone) as next_at
                    from case_file f
                    where f.state = 'CLOSED' and f.closed_at >= :begin and f.closed_at < :end
                      and f.district in (:districts)%s%s""".formatted(filter.item() == null ? "" : " and f.item = :item", further);
        }
        if (question.kind() == Kind.IN_PROCESS) {
            return inProcess(filter, further);
        }
        boolean isOpen = question.kind() == Kind.OPEN;
        String light = isOpen ? LightSql.NOW : LightSql.AT_THE_END;
        String place = isOpen ? PLACE_OF_CLOCK : "1";
        String condition = isOpen
                ? "d.state = 'RUNNING'"
                : "d.state in ('MET', 'BREACHED') and d.ended_at >= :begin and d.ended_at < :end";
        if (question.late() != null) {
            condition += question.late() ? " and d.state = 'BREACHED'" : " and d.state = 'MET' and not d.average";
        }
        return """
                select d.id, f.number as case_number, f.item_name, f.applicant_name, d.district, d.name as step, d.department,
                  d.due_at, d.started_at, d.paused_at, d.provisional, d.used, d.amount + d.extended as amount, d.unit, d.ended_at,
                  d.process_instance_id, %s as light, %s as place, %s as next_at
                %s where %s and %s%s""".formatted(
                light, place, isOpen ? NEXT_OF_CASE : "d.due_at", Filter.FROM, condition, filter.condition(), further);
    }

    private static String inProcess(Filter filter, String further) {
        return """
                select f.id, f.number as case_number, f.item_name, f.applicant_name, f.district, c.step, c.department,
                  c.due_at, c.started_at, c.paused_at, coalesce(c.provisional, false) as provisional,
                  cast(null as integer) as used, c.amount, c.unit, cast(null as timestamp with time zone) as ended_at,
                  o.instance as process_instance_id, c.light, 1 as place, c.due_at as next_at
                from (
                  select e.business_key_ as number, min(e.proc_inst_id_) as instance
                  from act_ru_execution e join act_re_procdef r on r.id_ = e.proc_def_id_
                  where e.parent_id_ is null and r.key_ = :process group by e.business_key_) o
                join case_file f on f.number = o.number
                left join (
                  select d.case_number, d.name as step, d.department, d.due_at, d.started_at, d.paused_at, d.provisional,
                    d.amount + d.extended as amount, d.unit, %s as light, %s as place
                  %s where d.state = 'RUNNING' and %s and %s) c on c.case_number = f.number and c.place = 1
                where f.district in (:districts)%s%s""".formatted(
                        LightSql.NOW,
                        PLACE_OF_CLOCK,
                        Filter.FROM,
                        Filter.OF_PROCESS,
                        filter.ofEveryProcess(),
                        filter.item() == null ? "" : " and f.item = :item",
                        (filter.department() == null ? "" : " and c.case_number is not null") + further);
    }

    /** Reads the rows of one question; asks for the calendar of a district once. */
    private final class Reader {

        private final Kind kind;
        private final LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), clock.getZone());
        private final Map<String, WorkClock> clockOfDistrict = new HashMap<>();

        private Reader(Kind kind) {
            this.kind = kind;
        }

        Row row(ResultSet row) throws SQLException {
            return kind == Kind.CLOSED
                    ? closed(row)
                    : row.getString("light") == null ? withoutClock(row) : withClock(row);
        }

        private Row closed(ResultSet row) throws SQLException {
            LocalDateTime ended = local(row, "ended_at");
            LocalDateTime received = local(row, "received_at");
            String handling = Channel.valueOf(row.getString("channel")).label()
                    + "，跑动%d次".formatted(row.getInt("visits"))
                    + (ended.toLocalDate().isAfter(received.toLocalDate()) ? "" : "，当日办结");
            String outcome = row.getString("outcome");
            return new Row(
                    row.getString("case_number"),
                    district(row),
                    row.getString("item_name"),
                    row.getString("applicant_name"),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    null,
                    ended,
                    outcome == null ? null : Outcome.valueOf(outcome).label(),
                    handling,
                    null);
        }

        private Row withoutClock(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("case_number"),
                    district(row),
                    row.getString("item_name"),
                    row.getString("applicant_name"),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    null,
                    null,
                    null,
                    null,
                    row.getString("process_instance_id"));
        }

        private Row withClock(ResultSet row) throws SQLException {
            LocalDateTime ended = local(row, "ended_at");
            Light light = Light.valueOf(row.getString("light"));
            LocalDateTime due = local(row, "due_at");
            LocalDateTime at = ended != null ? ended : light == Light.BLUE ? local(row, "paused_at") : now;
            // as Deadlines.remainingDays: what came in on a day off has all of its limit until the office opens
            LocalDateTime started = local(row, "started_at");
            if (at.isBefore(started)) {
                at = started;
            }
            Object used = row.getObject("used");
            String department = row.getString("department");
            return new Row(
                    row.getString("case_number"),
                    district(row),
                    row.getString("item_name"),
                    row.getString("applicant_name"),
                    row.getString("step"),
                    department == null ? null : departmentName(department),
                    light == Light.BLUE ? null : due,
                    light,
                    light.label(),
                    clockOfDistrict
                            .computeIfAbsent(row.getString("district"), clocks::of)
                            .remainingDays(at, due),
                    row.getBoolean("provisional"),
                    used == null || ended == null
                            ? null
                            : used + " / " + row.getInt("amount")
                                    + LimitUnit.valueOf(row.getString("unit")).label(),
                    ended,
                    null,
                    null,
                    ended == null ? row.getString("process_instance_id") : null);
        }

        private String district(ResultSet row) throws SQLException {
            return districts.get(row.getString("district")).name();
        }
    }

    private String departmentName(String id) {
        return departments.all().stream()
                .filter(each -> each.id().equals(id))
                .map(each -> each.name())
                .findAny()
                .orElse(id);
    }

    private LocalDateTime local(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : LocalDateTime.ofInstant(at.toInstant(), clock.getZone());
    }
}
