package org.onewindow.deadline;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
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
@EntityListeners(OpenCases.class)
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

    private String district;
    private String activityId;
    private String executionId;
    private String processInstanceId;
    // by which the board counts; see V13
    private String process;
    private String callingProcess;
    private String callingActivity;
    private String department;
    private Instant startedAt;
    private Instant recordedAt;
    private int amount;

    @Enumerated(EnumType.STRING)
    private LimitUnit unit;

    private boolean average;
    private int extended;
    private String warn;
    private String pauses;
    private String extension;
    private Instant pausedAt;
    private Integer used;
    private String basis;
    private Instant warnAt;
    private Instant dueAt;
    private boolean provisional;

    @Enumerated(EnumType.STRING)
    private State state = State.RUNNING;

    private Instant endedAt;
    private boolean warned;
    private boolean supervised;

    protected Deadline() {}

    /**
     * A clock of which {@link #schedule} has yet to say when it ends.
     *
     * @param startedAt the event that starts it
     * @param recordedAt now: when the department gets it, which may be before or after it starts
     */
    Deadline(Step step, Limit limit, String district, String department, Instant startedAt, Instant recordedAt) {
        this.caseNumber = step.caseNumber();
        this.step = step.name();
        this.activityId = step.activityId();
        this.executionId = step.executionId();
        this.processInstanceId = step.processInstanceId();
        this.process = step.process();
        if (step.calledBy() != null) {
            this.callingProcess = step.calledBy().process();
            this.callingActivity = step.calledBy().activityId();
        }
        this.district = district;
        this.department = department;
        this.startedAt = startedAt;
        this.recordedAt = recordedAt;
        take(limit);
    }

    /** The clock follows this limit from now on; who answers for it stays. */
    final void take(Limit limit) {
        this.name = limit.name();
        this.kind = limit.kind();
        this.amount = limit.amount();
        this.unit = limit.unit();
        this.average = limit.average();
        this.warn = limit.warn();
        this.basis = limit.basis();
        this.pauses = limit.pauses();
        this.extension = limit.extension();
    }

    void schedule(Instant warn, Instant due, boolean isProvisional) {
        this.warnAt = warn;
        this.dueAt = due;
        this.provisional = isProvisional;
    }

    void pause(Instant at) {
        pausedAt = at;
    }

    void resume() {
        pausedAt = null;
    }

    void handOver(String to) {
        department = to;
    }

    void extend(int by) {
        extended += by;
    }

    /** @param usedUp how much of the limit is used up by then, in its unit, without pauses */
    void end(Instant at, int usedUp, boolean cancelled) {
        endedAt = at;
        used = usedUp;
        boolean isOver = at.isAfter(dueAt);
        if (isOver && pausedAt == null && !average) {
            state = State.BREACHED;
            return;
        }
        state = cancelled ? State.CANCELLED : State.MET;
        if (!isOver || !average) {
            // Days over which the last day moved are nobody's delay. A single case cannot break an average, but what it
            // used counts in full.
            used = Math.min(usedUp, total());
        }
    }

    void warn() {
        warned = true;
    }

    /** Whether its yellow light is in the case's record already. */
    boolean isWarned() {
        return warned;
    }

    void supervise() {
        supervised = true;
    }

    /** Whether somebody answers for its being late already. */
    boolean isSupervised() {
        return supervised;
    }

    /** The light at a moment; of an ended clock the one at its end. That of an average stays yellow. */
    public Light light(Instant now) {
        if (endedAt == null && pausedAt != null) {
            return Light.BLUE;
        }
        if (endedAt != null && state == State.BREACHED || endedAt == null && !average && !now.isBefore(dueAt)) {
            return Light.RED;
        }
        return (endedAt == null ? now : endedAt).isBefore(warnAt) ? Light.GREEN : Light.YELLOW;
    }

    /** Since when it stands; null while it runs. */
    public Instant getPausedAt() {
        return pausedAt;
    }

    public boolean isPaused() {
        return pausedAt != null && isRunning();
    }

    /** Whether a pause can still save time: it runs and is not late. */
    public boolean isPausable(Instant now) {
        return isRunning() && (pausedAt != null || average || now.isBefore(dueAt));
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

    /** By how much it was extended, in {@link #getUnit}; 0 or more. */
    public int getExtended() {
        return extended;
    }

    /** The limit with all extensions. */
    public int total() {
        return amount + extended;
    }

    Warning warning() {
        return Warning.of(warn);
    }

    /** For which set of reasons it may be paused; null for none. */
    public String getPauses() {
        return pauses;
    }

    /** By which rule it may be extended; null if it may not. */
    public String getExtension() {
        return extension;
    }

    /** How much was used up when it ended, in {@link #getUnit}, without pauses; null while it runs. */
    public Integer getUsed() {
        return used;
    }

    public String getDistrict() {
        return district;
    }

    public String getProcessInstanceId() {
        return processInstanceId;
    }

    public LimitUnit getUnit() {
        return unit;
    }

    /** True if the limit is what cases may take on average; a single one that takes longer is not late. */
    public boolean isAverage() {
        return average;
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
