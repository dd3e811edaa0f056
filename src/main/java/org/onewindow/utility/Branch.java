package org.onewindow.utility;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.onewindow.organisation.Actor;

/** How one of the parts ended that departments or companies handle side by side in a process of a case. */
@Entity
@Table(name = "case_branch")
public class Branch {

    /** How it ended. */
    public enum Ending {
        GRANTED("准予"),
        DENIED("不予许可"),
        DONE("已办结"),
        REFUSED("不能办理"),
        ARREARS("欠费未缴清，未办理"),
        WITHDRAWN("申请人撤回");

        private final String label;

        Ending(String label) {
            this.label = label;
        }

        /** What a user reads. */
        public String label() {
            return label;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "case_branch_seq")
    private Long id;

    private String caseNumber;
    private String processInstanceId;
    private String name;
    private String department;

    @Enumerated(EnumType.STRING)
    private Ending ending;

    private String reference;
    private String note;
    private Instant endedAt;
    private String endedBy;

    protected Branch() {}

    Branch(String caseNumber, String processInstanceId, Ended ended, Instant endedAt, Actor actor) {
        this.caseNumber = caseNumber;
        this.processInstanceId = processInstanceId;
        this.name = ended.name();
        this.department = ended.department();
        this.ending = ended.ending();
        this.reference = ended.reference();
        this.note = ended.note();
        this.endedAt = endedAt;
        this.endedBy = actor.name();
    }

    /**
     * What is known of it at its end.
     *
     * @param name what it is about, in Chinese; one of its name in a process
     * @param department id of the department or company that handled it
     * @param reference number of the permit or account; null if there is none
     * @param note reasons and conditions; null for none
     */
    public record Ended(String name, String department, Ending ending, String reference, String note) {}

    public String getName() {
        return name;
    }

    public String getDepartment() {
        return department;
    }

    public Ending getEnding() {
        return ending;
    }

    /** Number of the permit or account; null if there is none. */
    public String getReference() {
        return reference;
    }

    /** Reasons and conditions; null for none. */
    public String getNote() {
        return note;
    }
}
