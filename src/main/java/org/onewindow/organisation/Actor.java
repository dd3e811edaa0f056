package org.onewindow.organisation;

/**
 * Who does something to a case.
 *
 * @param id the user's id, null for the system itself (a timer)
 * @param name what the record shows
 */
public record Actor(String id, String name) {

    /** A timer or another part of the system. */
    public static final Actor SYSTEM = new Actor(null, "系统");
}
