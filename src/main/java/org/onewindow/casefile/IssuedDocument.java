package org.onewindow.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.onewindow.organisation.Actor;

/** A document 文书 that the office issued: notice, decision, permit, opinion. Never changed. */
@Entity
public class IssuedDocument {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "issued_document_seq")
    private Long id;

    private String caseNumber;
    private String number;
    private String type;
    private String title;
    private String body;
    private Instant issuedAt;
    private String issuedBy;

    protected IssuedDocument() {}

    IssuedDocument(
            String caseNumber, String number, String type, String title, String body, Instant issuedAt, Actor actor) {
        this.caseNumber = caseNumber;
        this.number = number;
        this.type = type;
        this.title = title;
        this.body = body;
        this.issuedAt = issuedAt;
        this.issuedBy = actor.name();
    }

    public String getCaseNumber() {
        return caseNumber;
    }

    /** Unique: the case number and a running number. */
    public String getNumber() {
        return number;
    }

    /** The template's name, for example {@code receipt}. */
    public String getType() {
        return type;
    }

    public String getTitle() {
        return title;
    }

    public String getBody() {
        return body;
    }

    public Instant getIssuedAt() {
        return issuedAt;
    }

    public String getIssuedBy() {
        return issuedBy;
    }
}
