package org.onewindow.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.onewindow.organisation.Actor;

/** One line of a case's record 办理记录: what happened, when, by whom. Never changed. */
@Entity
public class CaseEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "case_event_seq")
    private Long id;

    private String caseNumber;
    private Instant at;
    private String actorId;
    private String actorName;
    private String text;

    protected CaseEvent() {}

    CaseEvent(String caseNumber, Instant at, Actor actor, String text) {
        this.caseNumber = caseNumber;
        this.at = at;
        this.actorId = actor.id();
        this.actorName = actor.name();
        this.text = text;
    }

    public String getCaseNumber() {
        return caseNumber;
    }

    public Instant getAt() {
        return at;
    }

    public String getActorName() {
        return actorName;
    }

    public String getText() {
        return text;
    }
}
