package org.onewindow.deadline;

import org.onewindow.web.BadFieldException;

/**
 * What whoever orders a pause has to say. 许可法 第四十五条: the applicant is told in writing how long it takes.
 *
 * @param days working days that it is expected to take, 1 to 250
 * @param explanation why it is needed, up to 2000 characters
 * @param evidence what shows it, such as the number of the commission of an appraisal; up to 500 characters
 */
public record PauseOrder(PauseReason reason, int days, String explanation, String evidence) {

    /** @throws BadFieldException if something is missing or out of bounds */
    public PauseOrder {
        if (days < 1 || days > 250) {
            throw new BadFieldException("days", "所需时间须为1到250个工作日");
        }
        Texts.require("explanation", "停止计时的说明", explanation, 2000);
        Texts.require("evidence", "停止计时的凭据", evidence, 500);
    }
}
