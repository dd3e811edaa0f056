package org.onewindow.deadline;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.onewindow.organisation.Actor;

/**
 * One recomputation of running clocks after a change of the calendar or of the limits, with how far it has come. When all
 * are done they are looked at once more, because a clock may have been started meanwhile in a transaction that did not
 * see the change yet.
 */
@Entity
public class Recalculation {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "recalculation_seq")
    private Long id;

    @Version
    private int version;

    private Long calendarChangeId;
    private long total;
    private long done;
    private long moved;
    private String afterCase = "";
    private String startedBy;
    private Instant startedAt;
    private Instant endedAt;
    private Instant checkedAt;

    protected Recalculation() {}

    /** @param total how many clocks run when it starts, for the progress */
    public Recalculation(Long calendarChangeId, long total, Actor by, Instant at) {
        this.calendarChangeId = calendarChangeId;
        this.total = total;
        this.startedBy = by.name();
        this.startedAt = at;
    }

    /** A batch is done. */
    public void advance(String lastCase, int clocks, int movedClocks) {
        afterCase = lastCase;
        done = endedAt == null ? done + clocks : done;
        moved += movedClocks;
    }

    /** All clocks are done, for the first or the second time. */
    public void end(Instant at) {
        if (endedAt == null) {
            endedAt = at;
            afterCase = "";
        } else {
            checkedAt = at;
        }
    }

    public Long getId() {
        return id;
    }

    public Long getCalendarChangeId() {
        return calendarChangeId;
    }

    /** How many clocks ran when it started. */
    public long getTotal() {
        return total;
    }

    /** How many clocks have been looked at. */
    public long getDone() {
        return done;
    }

    /** How many of them got another date. */
    public long getMoved() {
        return moved;
    }

    /** The last case of the last batch; empty before the first. */
    public String getAfterCase() {
        return afterCase;
    }

    public String getStartedBy() {
        return startedBy;
    }

    public Instant getStartedAt() {
        return startedAt;
    }

    /** When all clocks were done; null before. */
    public Instant getEndedAt() {
        return endedAt;
    }

    /** Whether they were looked at the second time. */
    public boolean isChecked() {
        return checkedAt != null;
    }
}
