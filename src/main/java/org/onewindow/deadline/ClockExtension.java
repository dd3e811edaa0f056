package org.onewindow.deadline;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.onewindow.organisation.Actor;

/** One extension 延期 of a clock, asked for and decided on. */
@Entity
public class ClockExtension {

    /** How far it has come. */
    public enum State {
        REQUESTED("待批准"),
        GRANTED("已批准"),
        DENIED("不予批准");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** What a user reads. */
        public String label() {
            return label;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "clock_extension_seq")
    private Long id;

    @Version
    private int version;

    private String caseNumber;
    private Long deadlineId;
    private int amount;
    private String basis;
    private String reason;
    private String requestedBy;
    private Instant requestedAt;

    @Enumerated(EnumType.STRING)
    private State state = State.REQUESTED;

    private String decidedBy;
    private Instant decidedAt;
    private String opinion;

    protected ClockExtension() {}

    ClockExtension(Deadline deadline, int amount, String basis, String reason, Actor by, Instant at) {
        this.caseNumber = deadline.getCaseNumber();
        this.deadlineId = deadline.getId();
        this.amount = amount;
        this.basis = basis;
        this.reason = reason;
        this.requestedBy = by.name();
        this.requestedAt = at;
    }

    void decide(State decision, String text, Actor by, Instant at) {
        state = decision;
        opinion = text;
        decidedBy = by.name();
        decidedAt = at;
    }

    public Long getId() {
        return id;
    }

    public Long getDeadlineId() {
        return deadlineId;
    }

    /** In the clock's unit. */
    public int getAmount() {
        return amount;
    }

    public String getBasis() {
        return basis;
    }

    public String getReason() {
        return reason;
    }

    public String getRequestedBy() {
        return requestedBy;
    }

    public State getState() {
        return state;
    }

    public String getDecidedBy() {
        return decidedBy;
    }

    public Instant getDecidedAt() {
        return decidedAt;
    }
}
