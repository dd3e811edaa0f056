package org.onewindow.deadline;

/**
 * A reason for which a clock may be paused, as a row of the decision table {@code pause-reasons} gives it.
 *
 * @param code such as {@code APPRAISAL}
 * @param name in Chinese, such as 鉴定
 * @param basis statute and article, such as 《行政许可法》第四十五条
 * @param byHand whether whoever works on a task may pause for it; else only a diagram does
 */
public record PauseReason(String code, String name, String basis, boolean byHand) {}
