package org.onewindow.teamwork;

import org.onewindow.web.BadFieldException;

/** Why somebody urges, hands over or stands in; what they comment. */
public final class Reason {

    private Reason() {}

    /**
     * A text as it is kept, without blanks at its ends.
     *
     * @param label what the field is called, for the user
     * @throws BadFieldException if there is no text, or one longer than 500 characters
     */
    public static String of(String field, String label, String text) {
        if (text == null || text.isBlank()) {
            throw new BadFieldException(field, label + "不能为空");
        }
        String stripped = text.strip();
        if (stripped.length() > 500) {
            throw new BadFieldException(field, label + "不能超过500字");
        }
        return stripped;
    }
}
