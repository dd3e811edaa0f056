package org.onewindow.deadline;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import org.onewindow.organisation.Actor;

/** One pause 停表 of clocks of a case, ordered by a written notice. */
@Entity
public class ClockPause {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "clock_pause_seq")
    private Long id;

    @Version
    private int version;

    private String caseNumber;
    private String reason;
    private String reasonName;
    private String basis;
    private String noticeNumber;
    private int announcedDays;
    private String explanation;
    private String evidence;
    private String orderedBy;
    private Instant begunAt;
    private Instant endedAt;
    private String endedBy;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "clock_pause_deadline", joinColumns = @JoinColumn(name = "clock_pause_id"))
    @Column(name = "deadline_id")
    private Set<Long> deadlines;

    protected ClockPause() {}

    ClockPause(
            String caseNumber,
            PauseOrder order,
            String noticeNumber,
            Actor orderedBy,
            Instant begunAt,
            Set<Long> deadlines) {
        this.caseNumber = caseNumber;
        this.reason = order.reason().code();
        this.reasonName = order.reason().name();
        this.basis = order.reason().basis();
        this.announcedDays = order.days();
        this.explanation = order.explanation();
        this.evidence = order.evidence();
        this.noticeNumber = noticeNumber;
        this.orderedBy = orderedBy.name();
        this.begunAt = begunAt;
        this.deadlines = deadlines;
    }

    void end(Instant at, Actor actor) {
        endedAt = at;
        endedBy = actor.name();
    }

    public Long getId() {
        return id;
    }

    public String getCaseNumber() {
        return caseNumber;
    }

    public String getReasonName() {
        return reasonName;
    }

    public String getBasis() {
        return basis;
    }

    /** The number of the notice 停止计时告知书 by which the applicant was told. */
    public String getNoticeNumber() {
        return noticeNumber;
    }

    /** How many working days the notice says that it takes. */
    public int getAnnouncedDays() {
        return announcedDays;
    }

    public String getExplanation() {
        return explanation;
    }

    public String getEvidence() {
        return evidence;
    }

    public String getOrderedBy() {
        return orderedBy;
    }

    public Instant getBegunAt() {
        return begunAt;
    }

    /** When the clocks went on; null while they stand. */
    public Instant getEndedAt() {
        return endedAt;
    }

    /** The clocks that it holds. */
    public Set<Long> getDeadlines() {
        return Set.copyOf(deadlines);
    }
}
