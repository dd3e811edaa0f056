package org.onewindow.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * A change of the calendar by an administrator. What it says is fixed from the draft on; once it is applied nothing
 * about it changes any more, and only a later change can undo it.
 */
@Entity
public class CalendarChange {

    /** The scope of a change that holds in every district. */
    public static final String NATIONAL = "national";

    /** What a change changes. */
    public enum Kind {
        /** The State Council's notice of a whole year. */
        NOTICE("年度放假通知"),
        /** Single days, of any scope. */
        AMENDMENT("单日调整"),
        /** The office hours of a district or a department. */
        HOURS("办公时间"),
        /** The limits tables were changed: no days and no hours, but clocks are to be looked at again. */
        LIMITS("时限表变更");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Chinese name. */
        public String label() {
            return label;
        }
    }

    /** How far a change has come. */
    public enum State {
        DRAFT("草稿"),
        APPLIED("已生效"),
        DISCARDED("已作废");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** Chinese name. */
        public String label() {
            return label;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "calendar_change_seq")
    private Long id;

    @Version
    private int version;

    @Column(updatable = false)
    private String scope;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Kind kind;

    @Column(name = "calendar_year", updatable = false)
    private Integer year;

    @Column(updatable = false)
    private String content;

    @Column(updatable = false)
    private String source;

    @Column(updatable = false)
    private String reason;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private String createdBy;

    private Instant appliedAt;
    private String appliedBy;
    private Integer appliedNumber;
    private Instant discardedAt;
    private String discardedBy;

    protected CalendarChange() {}

    CalendarChange(
            String scope,
            Kind kind,
            Integer year,
            String content,
            String source,
            String reason,
            Instant createdAt,
            Actor actor) {
        this.scope = scope;
        this.kind = kind;
        this.year = year;
        this.content = content;
        this.source = source;
        this.reason = reason;
        this.state = State.DRAFT;
        this.createdAt = createdAt;
        this.createdBy = actor.name();
    }

    void apply(int number, Instant at, Actor actor) {
        requireDraft();
        state = State.APPLIED;
        appliedNumber = number;
        appliedAt = at;
        appliedBy = actor.name();
    }

    void discard(Instant at, Actor actor) {
        requireDraft();
        state = State.DISCARDED;
        discardedAt = at;
        discardedBy = actor.name();
    }

    private void requireDraft() {
        if (state != State.DRAFT) {
            throw new IllegalStateException("calendar change " + id + " is " + state);
        }
    }

    public Long getId() {
        return id;
    }

    /** {@link #NATIONAL}, a district's id, or both ids as district/department. */
    public String getScope() {
        return scope;
    }

    public boolean isNational() {
        return scope.equals(NATIONAL);
    }

    /** The district's id; null for a national change. */
    public String getDistrict() {
        return isNational() ? null : scope.split("/", 2)[0];
    }

    /** The department's id; null unless the change is one department's. */
    public String getDepartment() {
        return scope.contains("/") ? scope.split("/", 2)[1] : null;
    }

    public Kind getKind() {
        return kind;
    }

    /** The year of a notice; null for any other kind. */
    public Integer getYear() {
        return year;
    }

    /**
     * Days as CSV with the columns date, kind and name, in the order of the dates; or sessions such as
     * {@code 09:00-12:00,13:30-17:30}; or empty.
     */
    public String getContent() {
        return content;
    }

    /** The document that it follows, such as 国办发明电〔2025〕7号. */
    public String getSource() {
        return source;
    }

    /** Why; may be null. */
    public String getReason() {
        return reason;
    }

    public State getState() {
        return state;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public String getCreatedBy() {
        return createdBy;
    }

    /** Null unless it is applied. */
    public Instant getAppliedAt() {
        return appliedAt;
    }

    /** Null unless it is applied. */
    public String getAppliedBy() {
        return appliedBy;
    }

    /** Null unless it is discarded; also null if it was before this was recorded. */
    public Instant getDiscardedAt() {
        return discardedAt;
    }

    /** As {@link #getDiscardedAt()}. */
    public String getDiscardedBy() {
        return discardedBy;
    }
}
