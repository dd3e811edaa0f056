package org.onewindow.deadline.process;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.Recalculation;
import org.onewindow.deadline.RecalculationRepository;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.CalendarChange;
import org.onewindow.organisation.CalendarChanges;
import org.onewindow.organisation.WorkClocks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recomputes running clocks when the calendar changes, or the limits and their owner wants it: first a trial that changes nothing, then in batches of cases, each
 * in a transaction of its own, driven by the process {@code recalculation}. In diagrams: {@code recalculation}.
 */
@Component("recalculation")
public class Recalculations {

    /** Cases to a batch; a batch is what a crash costs, and what is in memory at a time. */
    private static final int BATCH = 500;

    private final Deadlines deadlines;
    private final RecalculationRepository recalculations;
    private final CalendarChanges changes;
    private final WorkClocks clocks;
    private final LimitsInForce limits;
    private final Timers timers;
    private final CaseFiles cases;
    private final EntityManager entities;
    private final ObjectProvider<ProcessEngine> engine;
    private final Clock clock;

    Recalculations(
            Deadlines deadlines,
            RecalculationRepository recalculations,
            CalendarChanges changes,
            WorkClocks clocks,
            LimitsInForce limits,
            Timers timers,
            CaseFiles cases,
            EntityManager entities,
            ObjectProvider<ProcessEngine> engine,
            Clock clock) {
        this.deadlines = deadlines;
        this.recalculations = recalculations;
        this.changes = changes;
        this.clocks = clocks;
        this.limits = limits;
        this.timers = timers;
        this.cases = cases;
        this.entities = entities;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * What a draft would change.
     *
     * @param running how many clocks run
     * @param moved how many of them would get another date
     * @param overdue how many of these would be overdue with it
     * @param firm how many provisional dates would become firm
     * @param rows the first clocks that would move, in the order of the case numbers
     */
    public record Trial(long running, long moved, long overdue, long firm, List<Move> rows) {}

    /** A clock with its old and its new date; {@code overdue} if the new one has passed already. */
    public record Move(String caseNumber, String step, String kind, Instant oldDue, Instant newDue, boolean overdue) {}

    /**
     * Computes all running clocks with a draft of the calendar, or with the limits as they are now, and changes nothing.
     *
     * @param most how many moved clocks to list
     */
    @Transactional // not read-only, because the engine logs which decisions were asked
    public Trial trial(long changeId, int most) {
        CalendarChange change = changes.get(changeId);
        WorkClocks preview = clocks.preview(change);
        long running = 0;
        long moved = 0;
        long overdue = 0;
        long firm = 0;
        List<Move> rows = new ArrayList<>();
        String after = "";
        for (List<String> batch = deadlines.casesAfter(after, BATCH);
                !batch.isEmpty();
                batch = deadlines.casesAfter(after, BATCH)) {
            List<Deadline> ofBatch = deadlines.running(batch);
            ofBatch.forEach(entities::detach);
            takeLimits(change, ofBatch, clock.instant());
            Map<Long, Deadlines.Dates> dates = deadlines.dates(ofBatch, preview);
            running += ofBatch.size();
            for (Deadline each : ofBatch) {
                Deadlines.Dates date = dates.get(each.getId());
                if (each.isProvisional() && !date.provisional()) {
                    firm++;
                }
                if (!date.due().equals(each.getDueAt())) {
                    moved++;
                    boolean late = !each.isPaused() && !clock.instant().isBefore(date.due());
                    overdue += late ? 1 : 0;
                    if (rows.size() < most) {
                        rows.add(new Move(
                                each.getCaseNumber(),
                                each.getName(),
                                each.getKind().label(),
                                each.getDueAt(),
                                date.due(),
                                late));
                    }
                }
            }
            after = batch.get(batch.size() - 1);
        }
        return new Trial(running, moved, overdue, firm, rows);
    }

    /** What the tables say on the day of the application takes the place of what clocks in the change's scope follow. */
    private void takeLimits(CalendarChange change, List<Deadline> running, Instant at) {
        if (change.getKind() == CalendarChange.Kind.LIMITS) {
            List<Deadline> inScope = running.stream()
                    .filter(each -> change.isNational()
                            || each.getDistrict().equals(change.getDistrict())
                                    && (change.getDepartment() == null
                                            || change.getDepartment().equals(each.getDepartment())))
                    .toList();
            deadlines.take(inScope, limits.of(inScope, LocalDate.ofInstant(at, clock.getZone())));
        }
    }

    /**
     * Applies a draft: new clocks follow it at once, running ones batch by batch.
     *
     * @throws org.onewindow.web.BadFieldException if it is applied or discarded already
     */
    @Transactional
    public Recalculation apply(long changeId, Actor actor) {
        CalendarChange change = changes.apply(changeId, actor);
        Recalculation started = recalculations.save(
                new Recalculation(change.getId(), deadlines.countRunning(), actor, clock.instant()));
        start(started.getId());
        return started;
    }

    private void start(Long recalculationId) {
        IdentityService identity = engine.getObject().getIdentityService();
        Authentication user = identity.getCurrentAuthentication();
        // It is of no district: it runs in the system's name.
        identity.clearAuthentication();
        try {
            engine.getObject()
                    .getRuntimeService()
                    .createMessageCorrelation("RecalculationOrdered")
                    .setVariable("recalculationId", recalculationId)
                    .correlateStartMessage();
        } finally {
            if (user != null) {
                identity.setAuthentication(user.getUserId(), user.getGroupIds(), user.getTenantIds());
            }
        }
    }

    /** How far the recomputation after a change has come; empty before it is applied. */
    @Transactional(readOnly = true)
    public Optional<Recalculation> of(long changeId) {
        return recalculations.findByCalendarChangeId(changeId);
    }

    /**
     * Does one batch of {@code recalculationId}; sets {@code recalculated} when nothing is left, and {@code rechecked}
     * when nothing was left for the second time.
     */
    public void next(DelegateExecution execution) {
        Long id = (Long) execution.getVariable("recalculationId");
        execution.setVariable("recalculated", next(id));
        execution.setVariable(
                "rechecked", recalculations.findById(id).orElseThrow().isChecked());
    }

    /**
     * Does one batch; may be called by several nodes at once.
     *
     * @return whether nothing is left, of the first or of the second look
     */
    @Transactional
    public boolean next(long recalculationId) {
        Recalculation run = recalculations.findAndLockById(recalculationId).orElseThrow();
        if (run.isChecked()) {
            return true;
        }
        List<String> batch = deadlines.casesAfter(run.getAfterCase(), BATCH);
        if (batch.isEmpty()) {
            run.end(clock.instant());
            return true;
        }
        CalendarChange change = changes.get(run.getCalendarChangeId());
        List<Deadline> running = deadlines.running(batch);
        takeLimits(change, running, run.getStartedAt());
        List<Deadline> moved = deadlines.reschedule(running);
        moved.stream()
                .collect(Collectors.groupingBy(Deadline::getCaseNumber))
                .forEach((number, ofCase) -> cases.record(
                        number,
                        Actor.SYSTEM,
                        "%s（%s），重算时限：%s"
                                .formatted(
                                        change.getKind() == CalendarChange.Kind.LIMITS ? "时限表变更" : "工作日历调整",
                                        change.getSource(),
                                        dates(ofCase))));
        timers.align(running);
        run.advance(batch.get(batch.size() - 1), running.size(), moved.size());
        return false;
    }

    private String dates(List<Deadline> moved) {
        return moved.stream()
                .map(each -> "%s%s时限改为%s届满"
                        .formatted(
                                each.getName(),
                                each.getKind().label(),
                                PauseSteps.TIME.format(each.getDueAt().atZone(clock.getZone()))))
                .collect(Collectors.joining("；"));
    }
}
