package org.onewindow.utility.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.casefile.process.CaseProcesses;
import org.onewindow.organisation.WorkClocks;
import org.onewindow.organisation.process.CompetentAuthority;
import org.onewindow.organisation.process.CurrentActor;
import org.onewindow.utility.Branch;
import org.onewindow.utility.Branches;
import org.onewindow.web.BadFieldException;
import org.springframework.stereotype.Component;

/** Excavation of roads and greens 占掘路、占绿, as diagrams name it: {@code excavation}. */
@Component("excavation")
public class ExcavationSteps {

    /** The service item whose limits count, also where another item's process calls for an excavation. */
    private static final String ITEM = "utility-excavation";

    private final Branches branches;
    private final CaseFiles cases;
    private final CaseProcesses processes;
    private final CompetentAuthority competence;
    private final WorkClocks clocks;
    private final CurrentActor actor;
    private final Clock clock;

    ExcavationSteps(
            Branches branches,
            CaseFiles cases,
            CaseProcesses processes,
            CompetentAuthority competence,
            WorkClocks clocks,
            CurrentActor actor,
            Clock clock) {
        this.branches = branches;
        this.cases = cases;
        this.processes = processes;
        this.competence = competence;
        this.clocks = clocks;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Checks the application. One about an emergency 紧急抢修 says when the digging began: {@code dugAt}, from which the
     * limit for the papers runs.
     *
     * @throws BadFieldException if the digging began after today, or nothing is to be dug or occupied
     */
    public void open(DelegateExecution execution) {
        if ("yes".equals(execution.getVariable("emergency"))) {
            LocalDate dugOn = date(execution, "dugOn");
            if (dugOn.isAfter(today())) {
                throw new BadFieldException("dugOn", "开始占掘日期不能晚于今日");
            }
            // The day of the event does not count, so its hour is of no matter.
            execution.setVariable(
                    "dugAt", Date.from(dugOn.atStartOfDay(clock.getZone()).toInstant()));
        } else {
            declare(execution);
        }
    }

    /**
     * Checks what is declared to be dug or occupied; nothing if the task is cancelled.
     *
     * @throws BadFieldException if it is nothing at all, or the works end before they begin
     */
    public void declare(DelegateExecution execution) {
        if (execution.isCanceled()) {
            return;
        }
        if (List.of("digsRoad", "occupiesRoad", "laysPipeline").stream()
                        .noneMatch(each -> "yes".equals(execution.getVariable(each)))
                && "none".equals(execution.getVariable("greenUse"))) {
            throw new BadFieldException("digsRoad", "挖掘道路、占用道路、占用绿地、新建管线至少涉及一项");
        }
        if (date(execution, "worksUntil").isBefore(date(execution, "worksFrom"))) {
            throw new BadFieldException("worksUntil", "计划完工并恢复日期不能早于计划开工日期");
        }
    }

    /**
     * Takes the limits of the excavation, whichever item's process calls for it. Belongs on the start event. The clock
     * begins at the acceptance of a case that is all about the excavation: {@code excavationFrom}; null for another's.
     */
    public void begin(DelegateExecution execution) {
        execution.setVariable(
                "excavationFrom",
                ITEM.equals(execution.getVariable("item")) ? execution.getVariable("acceptedAt") : null);
        execution.setVariable("item", ITEM);
        execution.setVariable("isDeclared", execution.getVariable("digsRoad") != null);
    }

    /**
     * Sets what the decisions read: the ages of the road {@code roadAge} and of its last repair {@code repairAge} in
     * full years, null if there is none. In another item's case the clock begins now.
     */
    public void assess(DelegateExecution execution) {
        if (execution.getVariable("excavationFrom") == null) {
            execution.setVariable("excavationFrom", Date.from(clock.instant()));
        }
        execution.setVariable("roadAge", age(execution, "roadOpenedOn"));
        execution.setVariable("repairAge", age(execution, "roadRepairedOn"));
        for (String optional : List.of("greenPublic", "greenArea")) {
            execution.setVariable(optional, execution.getVariable(optional));
        }
    }

    /** Within five years means up to and with the same day of the fifth year (民法典第二百零二条). */
    private Integer age(DelegateExecution execution, String name) {
        return execution.getVariable(name) == null
                ? null
                : (int) ChronoUnit.YEARS.between(date(execution, name), today().minusDays(1));
    }

    /** Says in {@code reviewNames} who takes part in the survey. */
    @SuppressWarnings("unchecked")
    public void invite(DelegateExecution execution) {
        execution.setVariable(
                "reviewNames",
                ((List<Map<String, Object>>) execution.getVariable("excavationReviews"))
                        .stream()
                                .map(each -> "%s（%s）"
                                        .formatted(
                                                each.get("name"),
                                                competence
                                                        .department((String) execution.getVariable("district"), (String)
                                                                each.get("duty"))
                                                        .name()))
                                .collect(Collectors.joining("、")));
    }

    /** Records the decision of the department that reviews {@code reviewName}; nothing if the task is cancelled. */
    public void record(DelegateExecution execution) {
        if (!execution.isCanceled()) {
            boolean isGranted = "grant".equals(text(execution, "reviewDecision"));
            branches.end(
                    execution.getProcessBusinessKey(),
                    execution.getProcessInstanceId(),
                    new Branch.Ended(
                            text(execution, "reviewName"),
                            competence.of(execution, text(execution, "reviewDuty")),
                            isGranted ? Branch.Ending.GRANTED : Branch.Ending.DENIED,
                            text(execution, "reviewNumber"),
                            text(execution, "reviewText")),
                    actor.get());
        }
    }

    /** Sets {@code excavationOutcome}: {@code permit} if no department denies it, else {@code denied}. */
    public void conclude(DelegateExecution execution) {
        String process = execution.getProcessInstanceId();
        boolean isDenied = branches.of(process).stream().anyMatch(each -> each.getEnding() == Branch.Ending.DENIED);
        execution.setVariable("excavationOutcome", isDenied ? "denied" : "permit");
        execution.setVariable("excavationSummary", branches.summary(process));
    }

    /** Follows up that what was dug is restored: a process beside the case, due when the works are to end. */
    public void followRestoration(DelegateExecution execution) {
        processes.start(
                cases.get(execution.getProcessBusinessKey()),
                "ExcavationGranted",
                Map.of(
                        "worksUntil", text(execution, "worksUntil"),
                        "worksDueAt", closing(execution, "worksUntil"),
                        "builder", text(execution, "builder")));
    }

    /**
     * Another day by which it must be restored: {@code rectifyBy}; nothing if the task is cancelled.
     *
     * @throws BadFieldException if it is not after today
     */
    public void rectify(DelegateExecution execution) {
        if (execution.isCanceled() || !"fail".equals(execution.getVariable("restorationResult"))) {
            return;
        }
        if (!date(execution, "rectifyBy").isAfter(today())) {
            throw new BadFieldException("rectifyBy", "整改完成日期须在今日之后");
        }
        execution.setVariable("worksUntil", text(execution, "rectifyBy"));
        execution.setVariable("worksDueAt", closing(execution, "rectifyBy"));
    }

    /** When the office closes on that day, or on the next working day if it is a day off. */
    private Date closing(DelegateExecution execution, String name) {
        return Date.from(clocks.of(text(execution, "district"))
                .due(date(execution, name).atStartOfDay(), 0, LimitUnit.CALENDAR_DAY)
                .at()
                .atZone(clock.getZone())
                .toInstant());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static LocalDate date(DelegateExecution execution, String name) {
        return LocalDate.parse(text(execution, name));
    }

    private static String text(DelegateExecution execution, String name) {
        return (String) execution.getVariable(name);
    }
}
