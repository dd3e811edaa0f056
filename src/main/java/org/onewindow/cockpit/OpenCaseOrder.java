package org.onewindow.cockpit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onewindow.cockpit.CaseList.Question;
import org.onewindow.cockpit.CaseList.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which open cases are on a page, found in the table {@code open_case} without looking at the clocks of all. */
final class OpenCaseOrder {

    /** What the table, or the case file beside it, can be sorted by. */
    private static final Map<Sort, String> COLUMNS = Map.of(
            Sort.WORST,
                    LightSql.rank("(" + LightSql.OF_OPEN_CASE + ")")
                            + " %1$s, coalesce(o.red_at, o.yellow_at) %1$s nulls last",
            Sort.NUMBER, "o.case_number %s",
            Sort.DISTRICT, "o.district %s",
            Sort.ITEM, "f.item_name %s",
            Sort.APPLICANT, "f.applicant_name %s");

    private static final Set<Sort> OF_FILE = Set.of(Sort.ITEM, Sort.APPLICANT);

    private OpenCaseOrder() {}

    /** Whether the table can answer: it knows a department or a process of a case, not both, and no single element. */
    static boolean knows(Question question) {
        Filter filter = question.filter();
        return question.kind() == CaseList.Kind.OPEN
                && COLUMNS.containsKey(question.sort())
                && filter.element() == null
                && (filter.department() == null || filter.process() == null)
                && question.demand() == null
                && question.late() == null;
    }

    static long count(JdbcClient database, Question question, Map<String, Object> parameters) {
        return database.sql("select count(*) " + from(question, question.text() != null))
                .params(with(question, parameters))
                .query(Long.class)
                .single();
    }

    /** The numbers of the cases on the page, in its order. */
    static List<String> numbers(JdbcClient database, Question question, Map<String, Object> parameters) {
        return database.sql("select o.case_number %s order by %s, o.case_number limit :size offset :skip"
                        .formatted(
                                from(question, question.text() != null || OF_FILE.contains(question.sort())),
                                COLUMNS.get(question.sort()).formatted(question.descending() ? "desc" : "asc")))
                .params(with(question, parameters))
                .query(String.class)
                .list();
    }

    private static Map<String, Object> with(Question question, Map<String, Object> parameters) {
        Filter filter = question.filter();
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("face", filter.department() != null ? "DEPARTMENT" : filter.process() != null ? "PROCESS" : "CASE");
        all.put(
                "part",
                filter.department() != null
                        ? filter.department()
                        : filter.process() != null ? filter.process() : Filter.NONE);
        return all;
    }

    private static String from(Question question, boolean withFile) {
        return "from open_case o "
                + (withFile ? "join case_file f on f.number = o.case_number " : "")
                + "where o.face = :face and o.part = :part and o.district in (:districts)"
                + (question.filter().item() == null ? "" : " and o.item = :item")
                + (question.light() == null ? "" : " and (" + LightSql.OF_OPEN_CASE + ") = :light")
                + (question.text() == null ? "" : " and " + CaseList.NAMED);
    }
}
