package org.onewindow.construction;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.onewindow.organisation.Actor;

/** What one department says in a round of the joint acceptance. */
@Entity
public class AcceptanceOpinion {

    /** The three answers. */
    public enum Answer {
        PASS("同意通过"),
        PROMISE("承诺限时完善"),
        FAIL("不同意通过");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        /** What a user reads. */
        public String label() {
            return label;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "acceptance_opinion_seq")
    private Long id;

    private String caseNumber;
    private int round;
    private String department;

    @Enumerated(EnumType.STRING)
    private Answer opinion;

    private String text;
    private String matter;
    private LocalDate promisedFor;
    private Instant givenAt;
    private String givenBy;

    protected AcceptanceOpinion() {}

    AcceptanceOpinion(String caseNumber, int round, Given given, Instant givenAt, Actor actor) {
        this.caseNumber = caseNumber;
        this.round = round;
        this.department = given.department();
        this.opinion = given.answer();
        this.text = given.text();
        this.matter = given.matter();
        this.promisedFor = given.promisedFor();
        this.givenAt = givenAt;
        this.givenBy = actor.name();
    }

    /**
     * What a department hands in.
     *
     * @param department the department's id
     * @param answer pass, promise or fail
     * @param text the reasons
     * @param matter what is promised; null unless promised
     * @param promisedFor by when; null unless promised
     */
    public record Given(String department, Answer answer, String text, String matter, LocalDate promisedFor) {}

    public String getDepartment() {
        return department;
    }

    public Answer getOpinion() {
        return opinion;
    }

    public String getText() {
        return text;
    }

    /** What is promised; null unless {@link Answer#PROMISE}. */
    public String getMatter() {
        return matter;
    }

    public LocalDate getPromisedFor() {
        return promisedFor;
    }
}
