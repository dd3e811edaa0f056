package org.onewindow.deadline.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.onewindow.deadline.Recalculation;
import org.onewindow.organisation.CalendarChanges;
import org.onewindow.organisation.process.CalendarAccess;
import org.onewindow.organisation.process.CurrentActor;
import org.onewindow.web.BadFieldException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What a change of the calendar does to running clocks: the trial, the application, its progress. */
@RestController
@RequestMapping("/camunda/api/onewindow/calendar/changes/{id}")
class RecalculationController {

    private final Recalculations recalculations;
    private final CalendarChanges changes;
    private final CalendarAccess access;
    private final CurrentActor actor;
    private final Clock clock;

    RecalculationController(
            Recalculations recalculations,
            CalendarChanges changes,
            CalendarAccess access,
            CurrentActor actor,
            Clock clock) {
        this.recalculations = recalculations;
        this.changes = changes;
        this.access = access;
        this.actor = actor;
        this.clock = clock;
    }

    /** {@link Recalculations.Trial} as it is sent. */
    record TrialView(long running, long moved, long overdue, long firm, List<MoveView> rows) {}

    /** {@link Recalculations.Move} as it is sent; moments are local. */
    record MoveView(
            String caseNumber, String step, String kind, LocalDateTime oldDue, LocalDateTime newDue, boolean overdue) {}

    /** How far it has come; {@code endedAt} is null while it runs. */
    record Progress(long total, long done, long moved, LocalDateTime startedAt, LocalDateTime endedAt) {}

    /** @param most how many clocks that would move to list, 1 to 10000 */
    @GetMapping("/trial")
    TrialView trial(@PathVariable long id, @RequestParam(defaultValue = "200") int most) {
        requireAccess(id);
        if (most < 1 || most > 10_000) {
            throw new BadFieldException("most", "一次可列出1到10000条");
        }
        Recalculations.Trial trial = recalculations.trial(id, most);
        return new TrialView(
                trial.running(),
                trial.moved(),
                trial.overdue(),
                trial.firm(),
                trial.rows().stream()
                        .map(each -> new MoveView(
                                each.caseNumber(),
                                each.step(),
                                each.kind(),
                                local(each.oldDue()),
                                local(each.newDue()),
                                each.overdue()))
                        .toList());
    }

    @PostMapping("/application")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Progress apply(@PathVariable long id) {
        requireAccess(id);
        return progress(recalculations.apply(id, actor.get()));
    }

    @GetMapping("/application")
    Progress progress(@PathVariable long id) {
        requireAccess(id);
        return recalculations
                .of(id)
                .map(this::progress)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "这项日历调整尚未启用"));
    }

    /** First whether they may change anything: to others it is not told which changes there are. */
    private void requireAccess(long id) {
        access.require();
        access.require(changes.get(id).getScope());
    }

    private Progress progress(Recalculation run) {
        return new Progress(
                run.getTotal(), run.getDone(), run.getMoved(), local(run.getStartedAt()), local(run.getEndedAt()));
    }

    private LocalDateTime local(Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, clock.getZone());
    }
}
