package org.onewindow.calendar;

/** The unit in which a limit is counted. Every limit names its own; there is no default. */
public enum LimitUnit {

    /** 工作日: days on which the office works. Source: 行政许可法 第82条. */
    WORKING_DAY("个工作日"),

    /** 日/天: every day; a last day that is not a working day moves to the next one. Source: 民法典 第201–203条. */
    CALENDAR_DAY("日"),

    /** 分钟: minutes of office hours, across the lunch break and across the night. */
    WORKING_MINUTE("分钟");

    private final String label;

    LimitUnit(String label) {
        this.label = label;
    }

    /** What a user reads behind the figure. */
    public String label() {
        return label;
    }
}
