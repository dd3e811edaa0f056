package org.onewindow.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.onewindow.calendar.CountedDay;
import org.onewindow.calendar.DueDate;
import org.onewindow.calendar.Pause;
import org.onewindow.calendar.WorkClock;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.WorkClocks;
import org.onewindow.web.BadFieldException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts, ends and reads the clocks of cases. */
@Service
@Transactional
public class Deadlines {

    /** The order in which a step's clocks come: one that runs before one that stands still, then as they are due. */
    public static final Comparator<Deadline> FIRST =
            Comparator.comparing(Deadline::isPaused).thenComparing(Deadline::getDueAt);

    private final DeadlineRepository deadlines;
    private final ClockPauseRepository pauses;
    private final ClockExtensionRepository extensions;
    private final ClockHandoverRepository handovers;
    private final WorkClocks clocks;
    private final Clock clock;

    Deadlines(
            DeadlineRepository deadlines,
            ClockPauseRepository pauses,
            ClockExtensionRepository extensions,
            ClockHandoverRepository handovers,
            WorkClocks clocks,
            Clock clock) {
        this.deadlines = deadlines;
        this.pauses = pauses;
        this.extensions = extensions;
        this.handovers = handovers;
        this.clocks = clocks;
        this.clock = clock;
    }

    /**
     * Starts a clock for each limit, unless the step's clocks run already.
     *
     * @param from the event that starts them
     * @param limits at most one for each kind of clock
     * @param department finds the department that answers for a limit
     * @return the running clocks of the step, the one that is due first in front
     */
    public List<Deadline> start(
            Step step, String district, Instant from, List<Limit> limits, Function<Limit, String> department) {
        List<Deadline> running = running(step);
        if (running.isEmpty()) {
            Instant now = clock.instant();
            running = limits.stream()
                    .map(limit -> begin(new Deadline(step, limit, district, department.apply(limit), from, now)))
                    .sorted(FIRST)
                    .toList();
        }
        return running;
    }

    private Deadline begin(Deadline deadline) {
        schedule(deadline, List.of(), workOf(deadline));
        return deadlines.save(deadline);
    }

    /** Says anew when a clock ends and when it turns yellow. */
    private void schedule(Deadline deadline, List<Pause> pauses, WorkClock work) {
        Dates dates = dates(deadline, pauses, work);
        deadline.schedule(dates.warn(), dates.due(), dates.provisional());
    }

    private Dates dates(Deadline deadline, List<Pause> pauses, WorkClock work) {
        LocalDateTime from = local(deadline.getStartedAt());
        DueDate due = work.due(from, deadline.total(), deadline.getUnit(), pauses);
        LocalDateTime warn = deadline.warning().at(work, from, due.at(), deadline.total(), deadline.getUnit());
        return new Dates(instant(warn), instant(due.at()), due.provisional());
    }

    /**
     * What a calendar says of a clock.
     *
     * @param provisional whether the date reaches into a year without a notice of holidays
     */
    public record Dates(Instant warn, Instant due, boolean provisional) {}

    /** The dates that clocks would have on another calendar, by their ids; changes nothing. */
    @Transactional(readOnly = true)
    public Map<Long, Dates> dates(Collection<Deadline> some, WorkClocks calendar) {
        Map<Long, List<Pause>> of = pausesOf(some);
        Map<List<String>, WorkClock> work = new HashMap<>();
        Map<Long, Dates> dates = new HashMap<>();
        some.forEach(each -> dates.put(
                each.getId(),
                dates(
                        each,
                        of.getOrDefault(each.getId(), List.of()),
                        work.computeIfAbsent(
                                List.of(each.getDistrict(), each.getDepartment()),
                                place -> calendar.of(place.get(0), place.get(1))))));
        return dates;
    }

    /** How many clocks run. */
    @Transactional(readOnly = true)
    public long countRunning() {
        return deadlines.countByState(Deadline.State.RUNNING);
    }

    /**
     * The clocks of a process that a pause for some reason would hold; those whose limits do not allow it go on.
     *
     * @param allows whether a set of reasons, as a limit names it, has the reason
     * @throws BadFieldException if there is none, or the only ones are overdue
     */
    public List<Deadline> pausable(String processInstanceId, Predicate<String> allows) {
        List<Deadline> allowed =
                deadlines.findByProcessInstanceIdAndState(processInstanceId, Deadline.State.RUNNING).stream()
                        .filter(each -> each.getPauses() != null && allows.test(each.getPauses()))
                        .toList();
        if (allowed.isEmpty()) {
            throw new BadFieldException("reason", "这不是正在计算的时限可以停止计时的事由");
        }
        List<Deadline> inTime = allowed.stream()
                .filter(each -> each.isPausable(clock.instant()))
                .toList();
        if (inTime.isEmpty()) {
            throw new BadFieldException("reason", "时限已经届满，不能停止计时");
        }
        return inTime;
    }

    /**
     * Pauses clocks. One that stands still already is then held by both pauses, and goes on when the last one ends.
     *
     * @param held as {@link #pausable} gives them
     * @param noticeNumber the notice by which the applicant is told (许可法第四十五条)
     */
    public ClockPause pause(List<Deadline> held, PauseOrder order, String noticeNumber, Actor actor) {
        Instant now = clock.instant();
        held.stream().filter(each -> !each.isPaused()).forEach(each -> each.pause(now));
        deadlines.saveAll(held);
        return pauses.save(new ClockPause(
                held.get(0).getCaseNumber(),
                order,
                noticeNumber,
                actor,
                now,
                held.stream().map(Deadline::getId).collect(Collectors.toSet())));
    }

    /**
     * Ends a pause. Clocks that no other pause holds go on and have exactly as much left as when it began.
     *
     * @return the clocks that go on; none if the pause is over already
     */
    public List<Deadline> resume(long pauseId, Actor actor) {
        ClockPause pause = pauses.findById(pauseId).orElseThrow();
        if (pause.getEndedAt() != null) {
            return List.of();
        }
        pause.end(clock.instant(), actor);
        Set<Long> held = pauses.findByCaseNumberAndEndedAtIsNull(pause.getCaseNumber()).stream()
                .filter(each -> !each.getId().equals(pauseId))
                .flatMap(each -> each.getDeadlines().stream())
                .collect(Collectors.toSet());
        List<Deadline> resumed = deadlines.findAllById(pause.getDeadlines()).stream()
                .filter(each -> each.isPaused() && !held.contains(each.getId()))
                .toList();
        resumed.forEach(Deadline::resume);
        reschedule(resumed);
        return resumed;
    }

    /**
     * Asks for an extension.
     *
     * @param days how much longer, in the clock's unit
     * @throws BadFieldException if the clock is over or overdue, the rule's amount or count is exceeded, one is being
     *     decided on, or there is no reason
     */
    public ClockExtension requestExtension(long deadlineId, ExtensionRule rule, int days, String reason, Actor actor) {
        Texts.require("reason", "延期理由", reason, 2000);
        Deadline deadline = deadlines.findById(deadlineId).orElseThrow();
        requireInTime(deadline, "延期");
        if (days < 1 || days > rule.amount()) {
            throw new BadFieldException(
                    "days", "按%s，延期须为1到%d个工作日".formatted(Basis.inWords(rule.basis()), rule.amount()));
        }
        List<ClockExtension> before = extensions.findByDeadlineIdOrderById(deadlineId);
        if (before.stream().anyMatch(each -> each.getState() == ClockExtension.State.REQUESTED)) {
            throw new BadFieldException("clock", "已有延期申请正在审批");
        }
        long granted = before.stream()
                .filter(each -> each.getState() == ClockExtension.State.GRANTED)
                .count();
        if (granted >= rule.times()) {
            throw new BadFieldException(
                    "clock", "按%s，最多延期%d次，已延期%d次".formatted(Basis.inWords(rule.basis()), rule.times(), granted));
        }
        return extensions.save(new ClockExtension(deadline, days, rule.basis(), reason, actor, clock.instant()));
    }

    /**
     * Grants an extension that was asked for.
     *
     * @return the clock with its new date, which is never earlier than the old one
     * @throws BadFieldException if the clock is over or has run out in the meantime
     */
    public Deadline grant(long extensionId, String opinion, Actor actor) {
        ClockExtension extension = extensions.findById(extensionId).orElseThrow();
        Deadline deadline = deadlines.findById(extension.getDeadlineId()).orElseThrow();
        requireInTime(deadline, "批准延期");
        extension.decide(ClockExtension.State.GRANTED, opinion, actor, clock.instant());
        deadline.extend(extension.getAmount());
        reschedule(List.of(deadline));
        return deadline;
    }

    /** Denies an extension that was asked for. */
    public void deny(long extensionId, String opinion, Actor actor) {
        extensions
                .findById(extensionId)
                .orElseThrow()
                .decide(ClockExtension.State.DENIED, opinion, actor, clock.instant());
    }

    private void requireInTime(Deadline deadline, String what) {
        if (!deadline.isRunning()) {
            throw new BadFieldException("clock", "该时限已经结束，不能" + what);
        }
        if (!deadline.isPaused() && !clock.instant().isBefore(deadline.getDueAt())) {
            throw new BadFieldException("clock", "该时限已经届满，不能" + what);
        }
    }

    /**
     * Puts clocks under other limits. Their start, pauses and extensions stay, and so does the department that answers;
     * their dates are for {@link #reschedule}.
     *
     * @param limits by the ids of the clocks; clocks without one keep theirs
     */
    public void take(Collection<Deadline> some, Map<Long, Limit> limits) {
        some.stream()
                .filter(each -> limits.containsKey(each.getId()))
                .forEach(each -> each.take(limits.get(each.getId())));
    }

    /**
     * Computes clocks anew after a change of the calendar or of their limits.
     *
     * @return those that got another date
     */
    public List<Deadline> reschedule(Collection<Deadline> changed) {
        Map<Long, Dates> dates = dates(changed, clocks);
        return changed.stream()
                .filter(each -> {
                    Dates date = dates.get(each.getId());
                    boolean moved = !date.due().equals(each.getDueAt());
                    each.schedule(date.warn(), date.due(), date.provisional());
                    return moved;
                })
                .toList();
    }

    /**
     * Lets another department answer for running clocks. They do not start anew; their dates follow the office days and
     * hours of that department from the beginning.
     *
     * @return those that got another date
     */
    public List<Deadline> handOver(Collection<Deadline> some, String department) {
        Instant now = clock.instant();
        some.forEach(each -> {
            handovers.save(new ClockHandover(each, department, now));
            each.handOver(department);
        });
        return reschedule(some);
    }

    /** The running clocks of cases; one query. */
    @Transactional(readOnly = true)
    public List<Deadline> running(Collection<String> caseNumbers) {
        return caseNumbers.isEmpty()
                ? List.of()
                : deadlines.findByCaseNumberInAndState(caseNumbers, Deadline.State.RUNNING);
    }

    /** The first cases with running clocks after a case number, in the order of the numbers. */
    @Transactional(readOnly = true)
    public List<String> casesAfter(String caseNumber, int count) {
        return deadlines.findCaseNumbers(
                Deadline.State.RUNNING, caseNumber, org.springframework.data.domain.Limit.of(count));
    }

    /** The pauses of each clock that has some; one query. */
    private Map<Long, List<Pause>> pausesOf(Collection<Deadline> some) {
        if (some.isEmpty()) {
            return Map.of();
        }
        return pauses.findOf(some.stream().map(Deadline::getId).toList()).stream()
                .collect(Collectors.groupingBy(
                        row -> (Long) row[0],
                        Collectors.mapping(row -> pause((ClockPause) row[1]), Collectors.toList())));
    }

    private Pause pause(ClockPause pause) {
        return new Pause(
                local(pause.getBegunAt()),
                pause.getEndedAt() == null ? null : local(pause.getEndedAt()),
                "%s，%s".formatted(pause.getReasonName(), pause.getNoticeNumber()));
    }

    /** The pauses of a case, in the order in which they began. */
    @Transactional(readOnly = true)
    public List<ClockPause> pausesOf(String caseNumber) {
        return pauses.findByCaseNumberOrderByBegunAtAscIdAsc(caseNumber);
    }

    /** The extensions of a case, asked for, granted or denied, in the order in which they were asked for. */
    @Transactional(readOnly = true)
    public List<ClockExtension> extensionsOf(String caseNumber) {
        return extensions.findByCaseNumberOrderById(caseNumber);
    }

    /** The running clocks of a step, the one that is due first in front. */
    @Transactional(readOnly = true)
    public List<Deadline> running(Step step) {
        return deadlines
                .findByExecutionIdAndStepAndState(step.executionId(), step.name(), Deadline.State.RUNNING)
                .stream()
                .sorted(FIRST)
                .toList();
    }

    /**
     * Ends the clocks of an activity, now.
     *
     * @param cancelled true if the activity was left without being finished
     * @return the clocks that ended
     */
    public List<Deadline> end(String executionId, String activityId, boolean cancelled) {
        return end(
                deadlines.findByExecutionIdAndActivityIdAndState(executionId, activityId, Deadline.State.RUNNING),
                cancelled);
    }

    private List<Deadline> end(List<Deadline> ending, boolean cancelled) {
        Instant now = clock.instant();
        Map<Long, List<Pause>> of = pausesOf(ending);
        ending.forEach(each -> {
            // What was deemed accepted, or came in on a day off, may end before the moment that counts as its start.
            LocalDateTime from = local(each.getStartedAt());
            int used = now.isBefore(each.getStartedAt())
                    ? 0
                    : workOf(each).used(from, local(now), each.getUnit(), of.getOrDefault(each.getId(), List.of()));
            each.end(now, used, cancelled);
        });
        return ending;
    }

    /** The pauses, extensions asked for that hold or concern clocks which have ended: nothing is left to decide on. */
    public Orphans orphans(List<Deadline> ended) {
        List<Long> ids = ended.stream().map(Deadline::getId).toList();
        return new Orphans(
                ended.stream().allMatch(each -> each.getPausedAt() == null)
                        ? List.of()
                        : pauses.findOpenWithoutRunning(ids),
                ended.stream().allMatch(each -> each.getExtension() == null)
                        ? List.of()
                        : extensions.findRequested(ids));
    }

    /**
     * What ended with its clocks.
     *
     * @param pauses ids of open pauses none of whose clocks runs any more
     * @param extensions ids of extensions that nobody has decided on
     */
    public record Orphans(List<Long> pauses, List<Long> extensions) {}

    /**
     * Ends the clocks of a whole process, whose own scope they are in.
     *
     * @return the clocks that ended
     */
    public List<Deadline> endOfProcess(String processInstanceId, boolean cancelled) {
        return end(deadlines.findByExecutionIdAndState(processInstanceId, Deadline.State.RUNNING), cancelled);
    }

    /** The running clocks of a step of a case. */
    @Transactional(readOnly = true)
    public List<Deadline> running(String caseNumber, String step) {
        return deadlines.findByCaseNumberAndStepAndState(caseNumber, step, Deadline.State.RUNNING);
    }

    /** The running clocks of a step of a case whose light has become yellow or red; each is given once. */
    public List<Deadline> warn(String caseNumber, String step) {
        List<Deadline> warned = running(caseNumber, step).stream()
                .filter(deadline -> {
                    Light light = deadline.light(clock.instant());
                    return !deadline.isWarned() && (light == Light.YELLOW || light == Light.RED);
                })
                .toList();
        warned.forEach(Deadline::warn);
        return warned;
    }

    /**
     * The running clocks of a step of a case that are red and for which nobody answers yet, one for each execution;
     * from now on somebody does.
     */
    public List<Deadline> supervise(String caseNumber, String step) {
        Map<String, Deadline> first = new LinkedHashMap<>();
        running(caseNumber, step).stream()
                .filter(deadline -> deadline.light(clock.instant()) == Light.RED && !deadline.isSupervised())
                .sorted(Comparator.comparing(Deadline::getDueAt))
                .forEach(deadline -> {
                    deadline.supervise();
                    first.putIfAbsent(deadline.getExecutionId(), deadline);
                });
        return List.copyOf(first.values());
    }

    @Transactional(readOnly = true)
    public boolean isRunning(long id) {
        return deadlines.findById(id).map(Deadline::isRunning).orElse(false);
    }

    /** All clocks of a case, in the order in which they started. */
    @Transactional(readOnly = true)
    public List<Deadline> of(String caseNumber) {
        return deadlines.findByCaseNumberOrderByStartedAtAscIdAsc(caseNumber);
    }

    /** Every day of a clock with the reason why it is counted or not; while it stands still until today. */
    @Transactional(readOnly = true)
    public List<CountedDay> explain(Deadline deadline) {
        return explain(List.of(deadline)).get(deadline.getId());
    }

    /** As {@link #explain(Deadline)}, of several clocks by their ids. */
    @Transactional(readOnly = true)
    public Map<Long, List<CountedDay>> explain(Collection<Deadline> some) {
        Map<Long, List<Pause>> of = pausesOf(some);
        return some.stream()
                .collect(Collectors.toMap(
                        Deadline::getId, each -> explain(each, of.getOrDefault(each.getId(), List.of()))));
    }

    private List<CountedDay> explain(Deadline deadline, List<Pause> of) {
        return workOf(deadline)
                .explain(
                        local(deadline.getStartedAt()),
                        deadline.total(),
                        deadline.getUnit(),
                        of,
                        local(deadline.getEndedAt() == null ? clock.instant() : deadline.getEndedAt()));
    }

    /**
     * Working days left, the due day included; 0 on the due day, negative when overdue by so many working days. Of a
     * clock that stands still those that are left when it goes on.
     */
    public int remainingDays(Deadline deadline) {
        return remainingDays(deadline, clocks.of(deadline.getDistrict()));
    }

    /** As {@link #remainingDays(Deadline)}, for who asks about many: {@code work} is the clock of its district. */
    public int remainingDays(Deadline deadline, WorkClock work) {
        Instant at = clock.instant();
        if (deadline.getEndedAt() != null) {
            at = deadline.getEndedAt();
        } else if (deadline.isPaused()) {
            at = deadline.getPausedAt();
        }
        // What came in on a day off has all of its limit left until the office opens, and not more.
        if (at.isBefore(deadline.getStartedAt())) {
            at = deadline.getStartedAt();
        }
        return work.remainingDays(local(at), local(deadline.getDueAt()));
    }

    private Instant instant(LocalDateTime at) {
        return at.atZone(clock.getZone()).toInstant();
    }

    private WorkClock workOf(Deadline deadline) {
        return clocks.of(deadline.getDistrict(), deadline.getDepartment());
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, clock.getZone());
    }
}
