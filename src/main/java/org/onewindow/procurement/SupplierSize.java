package org.onewindow.procurement;

/** How large a supplier is (中小企业划型标准, as the supplier declares it). */
public enum SupplierSize {
    LARGE("大型企业"),
    MEDIUM("中型企业"),
    SMALL("小型企业"),
    MICRO("微型企业");

    private final String label;

    SupplierSize(String label) {
        this.label = label;
    }

    /** What a user reads. */
    public String label() {
        return label;
    }

    /** Whether it is one of the 中小企业: medium, small or micro. */
    public boolean isSmallOrMedium() {
        return this != LARGE;
    }
}
