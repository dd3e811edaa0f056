package org.onewindow.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** One application 办件. Its number is unique over all districts and is the business key of its processes. */
@Entity
public class CaseFile {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "case_file_seq")
    private Long id;

    @Version
    private int version;

    private String number;
    private String district;
    private String item;
    private String itemName;
    private String subject;
    private String applicantName;
    private String applicantIdNumber;
    private String applicantPhone;

    @Enumerated(EnumType.STRING)
    private CaseState state = CaseState.RECEIVED;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private Instant receivedAt;
    private Instant acceptedAt;

    @Enumerated(EnumType.STRING)
    private Acceptance acceptance;

    private Instant closedAt;

    @Enumerated(EnumType.STRING)
    private Channel channel = Channel.WINDOW;

    /** The application itself is the first. */
    private int visits = 1;

    protected CaseFile() {}

    CaseFile(Application application, Instant receivedAt) {
        this.district = application.district();
        this.item = application.item();
        this.itemName = application.itemName();
        this.subject = application.subject();
        this.applicantName = application.applicantName();
        this.applicantIdNumber = application.applicantIdNumber();
        this.applicantPhone = application.applicantPhone();
        this.receivedAt = receivedAt;
        this.number = "";
    }

    Long id() {
        return id;
    }

    void number(String given) {
        this.number = given;
    }

    void receive(Instant at) {
        receivedAt = at;
    }

    void waitForCorrection() {
        state = CaseState.IN_CORRECTION;
    }

    void accept(Acceptance how, Instant at) {
        state = CaseState.ACCEPTED;
        acceptance = how;
        acceptedAt = at;
    }

    void close(Outcome how, Instant at) {
        state = CaseState.CLOSED;
        outcome = how;
        closedAt = at;
    }

    void visit() {
        visits++;
    }

    /** 办件编号, for example {@code JB-2026-000012}. */
    public String getNumber() {
        return number;
    }

    public String getDistrict() {
        return district;
    }

    public String getItem() {
        return item;
    }

    public String getItemName() {
        return itemName;
    }

    public String getSubject() {
        return subject;
    }

    public String getApplicantName() {
        return applicantName;
    }

    public String getApplicantIdNumber() {
        return applicantIdNumber;
    }

    public String getApplicantPhone() {
        return applicantPhone;
    }

    public CaseState getState() {
        return state;
    }

    /** How it ended; null while it runs. */
    public Outcome getOutcome() {
        return outcome;
    }

    /** The moment that counts as the receipt (the next opening, if it came after closing or on a day off). */
    public Instant getReceivedAt() {
        return receivedAt;
    }

    /** The moment from which the case's clocks run; null before acceptance. */
    public Instant getAcceptedAt() {
        return acceptedAt;
    }

    public Acceptance getAcceptance() {
        return acceptance;
    }

    public Instant getClosedAt() {
        return closedAt;
    }

    /** How it came in. What is entered in Tasklist came in at the window. */
    public Channel getChannel() {
        return channel;
    }

    /** How often the applicant came to the window for it; 0 or more. */
    public int getVisits() {
        return visits;
    }
}
