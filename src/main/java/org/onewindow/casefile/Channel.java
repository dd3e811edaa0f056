package org.onewindow.casefile;

/** The way by which an application comes in. */
public enum Channel {
    ONLINE("网上"),
    WINDOW("窗口");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    /** What a user reads. */
    public String label() {
        return label;
    }
}
