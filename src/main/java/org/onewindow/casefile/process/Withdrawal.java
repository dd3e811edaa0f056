package org.onewindow.casefile.process;

import org.onewindow.web.BadFieldException;

/**
 * What an applicant hands in to take an application back.
 *
 * @param reason why, up to 2000 characters
 * @param fileName of the signed request, as the user's computer names it
 * @param content the signed request, PDF, JPEG or PNG
 */
public record Withdrawal(String reason, String fileName, byte[] content) {

    /** @throws BadFieldException if something is missing or too long */
    public Withdrawal {
        if (reason == null || reason.isBlank()) {
            throw new BadFieldException("reason", "撤回理由不能为空");
        }
        if (reason.length() > 2000) {
            throw new BadFieldException("reason", "撤回理由不能超过2000字");
        }
        if (content == null || content.length == 0) {
            throw new BadFieldException("file", "请上传申请人签名或者盖章的撤回申请书");
        }
    }
}
