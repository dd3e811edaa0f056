package org.onewindow.procurement;

/**
 * What of a procurement is reserved for small and medium firms 预留份额, as the decision table says.
 *
 * @param kind all of it, a share, or nothing
 * @param share at least so many percent of the budget; 0 to 100
 * @param micro at least so many percent of what is reserved are for small and micro firms; 0 to 100
 * @param reason why, for the form and the record
 * @param basis document and measure, or statute and article
 */
public record SetAside(Kind kind, int share, int micro, String reason, String basis) {

    /** What is reserved. */
    public enum Kind {
        SME_ONLY("专门面向中小企业采购"),
        SHARE("预留份额"),
        NONE("不预留份额");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** What a user reads. */
        public String label() {
            return label;
        }
    }
}
