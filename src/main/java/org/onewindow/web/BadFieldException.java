package org.onewindow.web;

import java.util.Objects;

/**
 * Something that was sent in cannot be used. {@link Problems} answers it with status 400 and names the field.
 */
public final class BadFieldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Refuses the value of a field.
     *
     * @param field the parameter's or the field's name, as the caller sent it
     * @param message what is wrong with it, in Chinese, for the user
     */
    public BadFieldException(String field, String message) {
        super(message);
        this.field = Objects.requireNonNull(field, "field");
    }

    /** As {@link #BadFieldException(String, String)}, with what made the value unusable. */
    public BadFieldException(String field, String message, Throwable cause) {
        super(message, cause);
        this.field = Objects.requireNonNull(field, "field");
    }

    /** The parameter's or the field's name. */
    public String field() {
        return field;
    }
}
