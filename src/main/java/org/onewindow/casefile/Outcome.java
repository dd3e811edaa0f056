package org.onewindow.casefile;

/** How a case ended. */
public enum Outcome {
    COMPLETED("办结"),
    REFUSED("不予受理"),
    RETURNED("退件"),
    WITHDRAWN("申请人撤回"),
    NOT_ADMITTED("转一般程序"),
    DENIED("不予许可"),
    REVOKED("许可已撤销"),
    TERMINATED("终止");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** What a user reads. */
    public String label() {
        return label;
    }
}
