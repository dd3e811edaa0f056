package org.onewindow.cockpit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.casefile.Channel;
import org.onewindow.casefile.Outcome;
import org.onewindow.deadline.Light;
import org.onewindow.organisation.Departments;
import org.onewindow.organisation.WorkClocks;
import org.onewindow.web.BadFieldException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cases behind a figure, filtered, sorted and cut into pages by the database: two queries for a page. */
@Service
class CaseList {

    /** How many rows a page may have. */
    static final int LARGEST_PAGE = 200;

    private final JdbcClient database;
    private final WorkClocks clocks;
    private final Departments departments;
    private final Clock clock;

    CaseList(JdbcClient database, WorkClocks clocks, Departments departments, Clock clock) {
        this.database = database;
        this.clocks = clocks;
        this.departments = departments;
        this.clock = clock;
    }

    /** What is listed. */
    enum Kind {
        /** Open cases, each with the worst of its clocks now. */
        OPEN,
        /** Clocks that ended in the period, each with its case. */
        ENDED,
        /** Cases closed in the period. */
        CLOSED
    }

    /** By what a list is sorted. */
    enum Sort {
        WORST("severity %1$s nulls last, due_at %1$s nulls last"),
        NUMBER("case_number %s"),
        ITEM("item_name %s"),
        APPLICANT("applicant_name %s"),
        STEP("step %s nulls last"),
        DEPARTMENT("department %s nulls last"),
        DUE("due_at %s nulls last"),
        ENDED("ended_at %s nulls last");

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
     * @param processInstance the engine's process that has an open clock; else null
     */
    record Row(
            String caseNumber,
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

    @Transactional(readOnly = true)
    public Page page(Question question) {
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
            wanted += " and (upper(case_number) like :text escape '!' or upper(applicant_name) like :text escape '!')";
            parameters.put(
                    "text", "%" + question.text().toUpperCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
        }
        String listed = "with listed as (%s) ".formatted(listed(question));
        long total = database.sql(listed + "select count(*) from listed where " + wanted)
                .params(parameters)
                .query(Long.class)
                .single();
        parameters.put("size", question.size());
        parameters.put("skip", (long) question.page() * question.size());
        List<Row> rows = database.sql(listed
                        + "select listed.*, %s as severity from listed where %s order by %s, id limit :size offset :skip"
                                .formatted(
                                        LightSql.rank("light"),
                                        wanted,
                                        question.sort().columns.formatted(question.descending() ? "desc" : "asc")))
                .params(parameters)
                .query((row, number) -> row(question.kind(), row))
                .list();
        return new Page(total, rows);
    }

    private static String listed(Question question) {
        Filter filter = question.filter();
        String demanded = question.demand() == null ? "" : Demands.condition(question.demand());
        if (question.kind() == Kind.CLOSED) {
            return """
                    select f.id, f.number as case_number, f.item_name, f.applicant_name, f.district, f.outcome, f.channel,
                      f.visits, f.received_at, f.closed_at as ended_at, 1 as place, cast(null as varchar(8)) as light,
                      cast(null as varchar(8)) as step, cast(null as varchar(8)) as department,
                      cast(null as timestamp with time zone) as due_at
                    from case_file f
                    where f.state = 'CLOSED' and f.closed_at >= :begin and f.closed_at < :end
                      and f.district in (:districts)%s%s""".formatted(filter.item() == null ? "" : " and f.item = :item", demanded);
        }
        boolean isOpen = question.kind() == Kind.OPEN;
        String light = isOpen ? LightSql.NOW : LightSql.AT_THE_END;
        String place = isOpen
                ? "row_number() over (partition by d.case_number order by %s, d.due_at, d.id)"
                        .formatted(LightSql.rank("(" + light + ")"))
                : "1";
        String condition = isOpen
                ? "d.state = 'RUNNING'"
                : "d.state in ('MET', 'BREACHED') and d.ended_at >= :begin and d.ended_at < :end";
        if (question.late() != null) {
            condition += question.late() ? " and d.state = 'BREACHED'" : " and d.state = 'MET' and not d.average";
        }
        return """
                select d.id, d.case_number, f.item_name, f.applicant_name, d.district, d.name as step, d.department,
                  d.due_at, d.started_at, d.paused_at, d.provisional, d.used, d.amount + d.extended as amount, d.unit, d.ended_at,
                  d.process_instance_id, %s as light, %s as place
                %s where %s and %s%s""".formatted(light, place, filter.from(false), condition, filter.condition(), demanded);
    }

    private Row row(Kind kind, ResultSet row) throws SQLException {
        LocalDateTime ended = local(row, "ended_at");
        if (kind == Kind.CLOSED) {
            LocalDateTime received = local(row, "received_at");
            String handling = Channel.valueOf(row.getString("channel")).label()
                    + "，跑动%d次".formatted(row.getInt("visits"))
                    + (ended.toLocalDate().isAfter(received.toLocalDate()) ? "" : "，当日办结");
            String outcome = row.getString("outcome");
            return new Row(
                    row.getString("case_number"),
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
        Light light = Light.valueOf(row.getString("light"));
        LocalDateTime due = local(row, "due_at");
        LocalDateTime at = ended != null
                ? ended
                : light == Light.BLUE
                        ? local(row, "paused_at")
                        : LocalDateTime.ofInstant(clock.instant(), clock.getZone());
        // as Deadlines.remainingDays: what came in on a day off has all of its limit until the office opens
        LocalDateTime started = local(row, "started_at");
        if (at.isBefore(started)) {
            at = started;
        }
        Object used = row.getObject("used");
        String department = row.getString("department");
        return new Row(
                row.getString("case_number"),
                row.getString("item_name"),
                row.getString("applicant_name"),
                row.getString("step"),
                department == null ? null : departmentName(department),
                light == Light.BLUE ? null : due,
                light,
                light.label(),
                clocks.of(row.getString("district")).remainingDays(at, due),
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
