package org.onewindow.casefile;

/** Where a case stands, in the order it passes. */
public enum CaseState {
    RECEIVED("已收件"),
    IN_CORRECTION("待补正"),
    ACCEPTED("办理中"),
    CLOSED("已办结");

    private final String label;

    CaseState(String label) {
        this.label = label;
    }

    /** What a user reads. */
    public String label() {
        return label;
    }
}
