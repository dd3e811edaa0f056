package org.onewindow.deadline;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.onewindow.organisation.Actor;

/** One transfer 移送 of a task from one department to another of the same district. Never changed. */
@Entity
public class Transfer {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "transfer_seq")
    private Long id;

    private String caseNumber;
    private String taskId;
    private String taskName;
    private String fromDepartment;
    private String toDepartment;
    private String reason;
    private String transferredBy;
    private Instant transferredAt;

    protected Transfer() {}

    /**
     * A transfer as it is ordered.
     *
     * @param from id of the department that hands the task over
     * @param to id of the one that takes it
     * @param reason up to 2000 characters
     * @throws org.onewindow.web.BadFieldException if the reason is missing or too long
     */
    public Transfer(
            String caseNumber,
            String taskId,
            String taskName,
            String from,
            String to,
            String reason,
            Actor by,
            Instant at) {
        Texts.require("reason", "移送理由", reason, 2000);
        this.caseNumber = caseNumber;
        this.taskId = taskId;
        this.taskName = taskName;
        this.fromDepartment = from;
        this.toDepartment = to;
        this.reason = reason;
        this.transferredBy = by.name();
        this.transferredAt = at;
    }

    public String getTaskId() {
        return taskId;
    }

    public String getTaskName() {
        return taskName;
    }

    /** Id of the department that handed the task over. */
    public String getFromDepartment() {
        return fromDepartment;
    }

    /** Id of the department that took the task. */
    public String getToDepartment() {
        return toDepartment;
    }

    public String getReason() {
        return reason;
    }

    /** The name of who ordered it. */
    public String getTransferredBy() {
        return transferredBy;
    }

    public Instant getTransferredAt() {
        return transferredAt;
    }
}
