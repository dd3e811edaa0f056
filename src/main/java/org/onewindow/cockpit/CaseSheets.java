package org.onewindow.cockpit;

import java.util.List;
import org.onewindow.cockpit.CaseList.Row;
import org.onewindow.cockpit.Spreadsheet.Column;

/** How lists of cases look in Excel: the columns that the page has, with dates and numbers as such. */
final class CaseSheets {

    private static final Column<Row> NUMBER = new Column<>("办件编号", 17, Row::caseNumber);
    private static final Column<Row> DISTRICT = new Column<>("区县", 10, Row::district);
    private static final Column<Row> ITEM = new Column<>("事项", 34, Row::item);
    private static final Column<Row> APPLICANT = new Column<>("申请人", 34, Row::applicant);
    private static final Column<Row> STEP = new Column<>("环节", 30, Row::step);
    private static final Column<Row> DEPARTMENT = new Column<>("责任部门", 24, Row::department);
    private static final Column<Row> DUE = new Column<>("届满", 17, Row::dueAt);
    private static final Column<Row> PROVISIONAL =
            new Column<>("届满是否暂定", 13, row -> row.dueAt() == null ? null : row.provisional() ? "暂定" : "否");
    private static final Column<Row> LIGHT = new Column<>("灯", 10, Row::lightName);
    private static final Column<Row> LEFT = new Column<>("剩余工作日", 12, Row::daysLeft);

    private static final Spreadsheet<Row> OPEN = new Spreadsheet<>(
            "在办件", List.of(NUMBER, DISTRICT, ITEM, APPLICANT, STEP, DEPARTMENT, DUE, PROVISIONAL, LIGHT, LEFT));

    private static final Spreadsheet<Row> ENDED = new Spreadsheet<>(
            "结束的时限",
            List.of(
                    NUMBER,
                    DISTRICT,
                    ITEM,
                    APPLICANT,
                    STEP,
                    DEPARTMENT,
                    DUE,
                    new Column<>("结束", 17, Row::endedAt),
                    LIGHT,
                    LEFT,
                    new Column<>("用时 / 时限", 16, Row::used)));

    private static final Spreadsheet<Row> CLOSED = new Spreadsheet<>(
            "办结件",
            List.of(
                    NUMBER,
                    DISTRICT,
                    ITEM,
                    APPLICANT,
                    new Column<>("办结", 17, Row::endedAt),
                    new Column<>("结果", 12, Row::outcome),
                    new Column<>("办理方式", 26, Row::handling)));

    private CaseSheets() {}

    static Spreadsheet<Row> of(CaseList.Kind kind) {
        return switch (kind) {
            case OPEN, IN_PROCESS -> OPEN;
            case ENDED -> ENDED;
            case CLOSED -> CLOSED;
        };
    }
}
