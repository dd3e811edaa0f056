package org.onewindow.deadline;

/** The clocks that a step may have side by side. Only the statutory one has legal consequences. */
public enum ClockKind {
    /** 法定时限: what a statute grants. */
    STATUTORY("法定"),
    /** 承诺时限: what the office has promised. */
    PROMISED("承诺"),
    /** 目标时限: what a policy document aims at. */
    TARGET("目标");

    private final String label;

    ClockKind(String label) {
        this.label = label;
    }

    /** What a user reads. */
    public String label() {
        return label;
    }
}
