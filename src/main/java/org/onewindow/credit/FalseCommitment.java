package org.onewindow.credit;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** A commitment that turned out false or was not kept. */
@Entity
public class FalseCommitment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "false_commitment_seq")
    private Long id;

    @Version
    private int version;

    private String applicantIdNumber;
    private String applicantName;
    private String caseNumber;
    private String finding;
    private Instant recordedAt;
    private Instant repairedAt;
    private String repair;

    protected FalseCommitment() {}

    FalseCommitment(
            String applicantIdNumber, String applicantName, String caseNumber, String finding, Instant recordedAt) {
        this.applicantIdNumber = applicantIdNumber;
        this.applicantName = applicantName;
        this.caseNumber = caseNumber;
        this.finding = finding;
        this.recordedAt = recordedAt;
    }

    void repair(String how, Instant at) {
        repair = how;
        repairedAt = at;
    }

    public String getCaseNumber() {
        return caseNumber;
    }

    public String getFinding() {
        return finding;
    }

    public Instant getRecordedAt() {
        return recordedAt;
    }

    /** Null while it is not repaired. */
    public Instant getRepairedAt() {
        return repairedAt;
    }
}
