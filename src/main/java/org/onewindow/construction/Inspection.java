package org.onewindow.construction;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

/** A quality and safety inspection 质量安全监督检查 of a case. */
@Entity
public class Inspection {

    /** Why it takes place. */
    public enum Kind {
        PLANNED("计划检查"),
        REPORT("举报触发的检查"),
        ACCIDENT("事故触发的检查");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** What a user reads. */
        public String label() {
            return label;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "inspection_seq")
    private Long id;

    @Version
    private int version;

    private String caseNumber;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String plannedFor;
    private String reason;
    private Instant orderedAt;
    private LocalDate inspectedOn;
    private String inspectors;
    private String result;
    private String defects;

    protected Inspection() {}

    Inspection(String caseNumber, Kind kind, String reason, Instant orderedAt) {
        this.caseNumber = caseNumber;
        this.kind = kind;
        this.plannedFor = kind == Kind.PLANNED ? caseNumber : null;
        this.reason = reason;
        this.orderedAt = orderedAt;
    }

    void carriedOut(LocalDate on, String by, String how, String found) {
        inspectedOn = on;
        inspectors = by;
        result = how;
        defects = found;
    }

    public Long getId() {
        return id;
    }

    public String getCaseNumber() {
        return caseNumber;
    }

    public Kind getKind() {
        return kind;
    }

    /** Why a report or an accident triggered it; null for a planned one. */
    public String getReason() {
        return reason;
    }

    /** Null before it is carried out. */
    public LocalDate getInspectedOn() {
        return inspectedOn;
    }

    /** Names and certificate numbers. */
    public String getInspectors() {
        return inspectors;
    }
}
