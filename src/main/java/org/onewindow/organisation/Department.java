package org.onewindow.organisation;

/**
 * A department or unit 部门/单位; a group of the engine, the same in every district.
 *
 * @param id the group's id, such as {@code planning-natural-resources}
 * @param name Chinese name
 */
public record Department(String id, String name) {

    /** The group of its heads 负责人. */
    public String headGroup() {
        return id + ".head";
    }
}
