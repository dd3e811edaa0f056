package org.onewindow.deadline;

/** The light of a clock 灯. */
public enum Light {
    GREEN("正常"),
    YELLOW("即将到期"),
    RED("已超期"),
    BLUE("停表");

    private final String label;

    Light(String label) {
        this.label = label;
    }

    /** What a user reads. */
    public String label() {
        return label;
    }
}
