package org.onewindow.cockpit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onewindow.deadline.Averages;
import org.onewindow.deadline.ClockKind;
import org.onewindow.web.BadFieldException;

/**
 * Which clocks count. Those of a target 目标时限 never do: it is a wish, not a limit.
 *
 * @param districts ids of districts, at least one
 * @param department a department's id, {@link #NONE} for clocks that nobody answers for; null for all
 * @param process the key of a process, {@link #NONE} where it is not known; null for all
 * @param element the id of an element of that process's diagram: the clocks of this step, or of the process that it
 *     calls; null for all
 * @param item an item's id; null for all
 */
record Filter(List<String> districts, String department, String process, String element, String item) {

    /** Stands for what a clock does not name. */
    static final String NONE = "-";

    /** Whether a clock is of the process or of one that it calls, in SQL. */
    static final String OF_PROCESS = "(d.process = :process or d.calling_process = :process)";

    /** The element of the process's diagram that such a clock is of, in SQL; without what tells the body of many. */
    static final String ELEMENT =
            "replace(case when d.process = :process then d.activity_id else d.calling_activity end,"
                    + " '#multiInstanceBody', '')";

    /** The tables: clocks {@code d} and their cases {@code f}. */
    static final String FROM = "from deadline d join case_file f on f.number = d.case_number";

    Filter {
        if (element != null && process == null) {
            throw new BadFieldException("process", "环节须与流程一起指明");
        }
    }

    Filter(List<String> districts, String department, String process, String item) {
        this(districts, department, process, null, item);
    }

    /** What a clock must be, to stand behind {@code where}. */
    String condition() {
        if (element != null) {
            return ofEveryProcess() + " and " + OF_PROCESS + " and " + ELEMENT + " = :element";
        }
        return ofEveryProcess() + is("d.process", process, ":process");
    }

    /** The {@link #condition} of a clock of any process. */
    String ofEveryProcess() {
        return "d.kind in (:kinds) and d.district in (:districts)"
                + is("d.department", department, ":department")
                + (item == null ? "" : " and f.item = :item");
    }

    /** Not {@code coalesce}, which no index helps with. */
    private static String is(String column, String wanted, String parameter) {
        if (wanted == null) {
            return "";
        }
        return " and " + column + (wanted.equals(NONE) ? " is null" : " = " + parameter);
    }

    /** The parameters of the conditions; the caller may add its own. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("kinds", Averages.LIMITS.stream().map(ClockKind::name).toList());
        parameters.put("districts", districts);
        parameters.put("department", department);
        parameters.put("process", process);
        parameters.put("element", element);
        parameters.put("item", item);
        return parameters;
    }
}
