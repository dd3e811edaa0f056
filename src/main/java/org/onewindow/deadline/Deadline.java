package org.onewindow.deadline;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.onewindow.calendar.LimitUnit;

/** One clock 时钟 on one step of one case. */
@Entity
public class Deadline {

    /** Whether the clock runs, and how it ended. */
    public enum State {
        RUNNING("计时中"),
        MET("按时办结"),
        BREACHED("超期办结"),
        CANCELLED("终止");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** What a user reads. */
        public String label() {
            return label;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "deadline_seq")
    private Long id;

    @Version
    private int version;

    private String caseNumber;
    private String step;
    private String name;

    @Enumerated(EnumType.STRING)
    private ClockKind kind;

    private String activityId;
    private String executionId;
    private String department;
    private Instant startedAt;
    private int amount;

    @Enumerated(EnumType.STRING)
    private LimitUnit unit;

    private int warnDays;
    private String basis;
    private Instant warnAt;
    private Instant dueAt;
    private boolean provisional;

    @Enumerated(EnumType.STRING)
    private State state = State.RUNNING;

    private Instant endedAt;
    private boolean supervised;

    protected Deadline() {}

    Deadline(
            Step step,
            Limit limit,
            String department,
            Instant startedAt,
            Instant warnAt,
            Instant dueAt,
            boolean provisional) {
        this.caseNumber = step.caseNumber();
        this.step = step.name();
        this.activityId = step.activityId();
        this.executionId = step.executionId();
        this.name = limit.name();
        this.kind = limit.kind();
        this.amount = limit.amount();
        this.unit = limit.unit();
        this.warnDays = limit.warnDays();
        this.basis = limit.basis();
        this.department = department;
        this.startedAt = startedAt;
        this.warnAt = warnAt;
        this.dueAt = dueAt;
        this.provisional = provisional;
    }

    void end(Instant at, boolean cancelled) {
        endedAt = at;
        if (at.isAfter(dueAt)) {
            state = State.BREACHED;
        } else {
            state = cancelled ? State.CANCELLED : State.MET;
        }
    }

    void supervise() {
        supervised = true;
    }

    /** Whether somebody answers for its being late already. */
    boolean isSupervised() {
        return supervised;
    }

    /** The light at a moment; of an ended clock the one at its end. */
    public Light light(Instant now) {
        boolean late = endedAt == null ? !now.isBefore(dueAt) : endedAt.isAfter(dueAt);
        if (late) {
            return Light.RED;
        }
        return (endedAt == null ? now : endedAt).isBefore(warnAt) ? Light.GREEN : Light.YELLOW;
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    public Long getId() {
        return id;
    }

    public String getCaseNumber() {
        return caseNumber;
    }

    /** The step's name in the tables of limits. */
    public String getStep() {
        return step;
    }

    public String getName() {
        return name;
    }

    public ClockKind getKind() {
        return kind;
    }

    public String getExecutionId() {
        return executionId;
    }

    /** The department whose head answers for it. */
    public String getDepartment() {
        return department;
    }

    /** The event that started it; its day is not counted. */
    public Instant getStartedAt() {
        return startedAt;
    }

    public int getAmount() {
        return amount;
    }

    public LimitUnit getUnit() {
        return unit;
    }

    public String getBasis() {
        return basis;
    }

    /** The moment from which the light is yellow. */
    public Instant getWarnAt() {
        return warnAt;
    }

    /** The last moment that is in time. */
    public Instant getDueAt() {
        return dueAt;
    }

    /** True if the date reaches into a year without a notice of holidays. */
    public boolean isProvisional() {
        return provisional;
    }

    public State getState() {
        return state;
    }

    public Instant getEndedAt() {
        return endedAt;
    }
}
