package org.onewindow.casefile.process;

import java.util.List;

/** The variables that every process about a case carries. */
public final class CaseVariables {

    /** Number, district and item, which Java reads, and what task cards and forms show of the case. */
    public static final List<String> NAMES =
            List.of("caseNumber", "district", "item", "itemName", "applicantName", "projectName");

    private CaseVariables() {}
}
