package org.onewindow.deadline;

/**
 * How a limit may be extended, as a row of the decision table {@code extension-rules} gives it.
 *
 * @param amount at most so many working days each time
 * @param times at most so many times
 * @param approver the duty whose head approves; empty for the head of the department that answers for the clock
 * @param basis statute and article, such as 《行政许可法》第四十二条第一款
 */
public record ExtensionRule(int amount, int times, String approver, String basis) {}
