package org.onewindow.deadline;

/** How the tables' bases are shown. */
public final class Basis {

    private static final String OURS = "[配]";

    private Basis() {}

    /**
     * A basis as a reader understands it: the mark {@code [配]} of what no document lays down is put into words.
     *
     * @param basis as a decision table gives it
     */
    public static String inWords(String basis) {
        if (basis.strip().equals(OURS)) {
            return "系统配置";
        }
        return basis.startsWith(OURS) ? "系统配置：" + basis.substring(OURS.length()) : basis;
    }
}
