package org.onewindow.casefile;

/** How a case came to be accepted 受理 (许可法第三十二条; 重庆市优化营商环境条例第四十七条 for gaps). */
public enum Acceptance {
    /** All materials were there. */
    COMPLETE("受理"),
    /** A secondary material was missing and promised 容缺受理. */
    WITH_GAPS("容缺受理"),
    /** Nothing was asked for within five working days: accepted as of the receipt 逾期视为受理. */
    DEEMED("逾期未告知，自收到申请材料之日起视为受理");

    private final String label;

    Acceptance(String label) {
        this.label = label;
    }

    /** What a user reads. */
    public String label() {
        return label;
    }
}
