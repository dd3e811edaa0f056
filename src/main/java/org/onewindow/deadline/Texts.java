package org.onewindow.deadline;

import org.onewindow.web.BadFieldException;

/** What people write about clocks. */
final class Texts {

    private Texts() {}

    /** @throws BadFieldException if there is no text, or one longer than {@code max} characters */
    static void require(String field, String label, String text, int max) {
        if (text == null || text.isBlank()) {
            throw new BadFieldException(field, label + "不能为空");
        }
        if (text.length() > max) {
            throw new BadFieldException(field, "%s不能超过%d字".formatted(label, max));
        }
    }
}
