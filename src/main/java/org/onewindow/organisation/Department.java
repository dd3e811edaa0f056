package org.onewindow.organisation;

/**
 * A department or unit 部门/单位; a group of the engine, the same in every district.
 *
 * @param id the group's id, such as {@code planning-natural-resources}
 * @param name Chinese name
 */
public record Department(String id, String name) {

    private static final String HEADS = ".head";

    /** The group of its heads 负责人. */
    public String headGroup() {
        return id + HEADS;
    }

    /**
     * The heads for a group that a task is for: of a department its heads, of heads themselves.
     *
     * @param group the id of a department, or of its heads' group
     */
    public static String headsFor(String group) {
        return group.endsWith(HEADS) ? group : group + HEADS;
    }
}
