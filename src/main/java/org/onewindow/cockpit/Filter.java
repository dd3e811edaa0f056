package org.onewindow.cockpit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onewindow.deadline.Averages;
import org.onewindow.deadline.ClockKind;

/**
 * Which clocks count. Those of a target 目标时限 never do: it is a wish, not a limit.
 *
 * @param districts ids of districts, at least one
 * @param department a department's id, {@link #NONE} for clocks that nobody answers for; null for all
 * @param process the key of a process, {@link #NONE} where it is no longer known; null for all
 * @param item an item's id; null for all
 */
record Filter(List<String> districts, String department, String process, String item) {

    /** Stands for what a clock does not name. */
    static final String NONE = "-";

    /** The department of a clock, in SQL. */
    static final String DEPARTMENT = "coalesce(d.department, '-')";

    /** The process that has a clock, in SQL; needs {@link #from} with {@code withProcess}. */
    static final String PROCESS = "coalesce(p.proc_def_key_, '-')";

    /**
     * The tables: clocks {@code d}, their cases {@code f}, and their processes {@code p} only where they are needed.
     */
    String from(boolean withProcess) {
        String clocks = "from deadline d join case_file f on f.number = d.case_number";
        return withProcess || process != null
                ? clocks + " left join act_hi_procinst p on p.proc_inst_id_ = d.process_instance_id"
                : clocks;
    }

    /** What a clock must be, to stand behind {@code where}. */
    String condition() {
        return "d.kind in (:kinds) and d.district in (:districts)"
                + (department == null ? "" : " and " + DEPARTMENT + " = :department")
                + (process == null ? "" : " and " + PROCESS + " = :process")
                + (item == null ? "" : " and f.item = :item");
    }

    /** The parameters of {@link #condition}; the caller may add its own. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("kinds", Averages.LIMITS.stream().map(ClockKind::name).toList());
        parameters.put("districts", districts);
        parameters.put("department", department);
        parameters.put("process", process);
        parameters.put("item", item);
        return parameters;
    }
}
