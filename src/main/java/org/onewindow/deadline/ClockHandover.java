package org.onewindow.deadline;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** From a moment on another department answers for a clock. Never changed. */
@Entity
class ClockHandover {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "clock_handover_seq")
    private Long id;

    private Long deadlineId;
    private String fromDepartment;
    private String toDepartment;
    private Instant at;

    protected ClockHandover() {}

    ClockHandover(Deadline deadline, String to, Instant at) {
        this.deadlineId = deadline.getId();
        this.fromDepartment = deadline.getDepartment();
        this.toDepartment = to;
        this.at = at;
    }
}
