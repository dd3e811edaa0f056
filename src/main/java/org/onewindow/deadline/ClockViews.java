package org.onewindow.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.onewindow.calendar.CountedDay;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.organisation.Departments;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The clocks of a case as people are shown them, with each day explained; in Tasklist and in Cockpit. */
@Service
@Transactional(readOnly = true)
public class ClockViews {

    private final Deadlines deadlines;
    private final Departments departments;
    private final Clock clock;

    ClockViews(Deadlines deadlines, Departments departments, Clock clock) {
        this.deadlines = deadlines;
        this.departments = departments;
        this.clock = clock;
    }

    /** The clocks of a case, running ones in front, with their pauses and extensions. */
    public record CaseClocks(List<ClockView> clocks, List<PauseView> pauses, List<ExtensionView> extensions) {}

    /** A pause as it is shown. Moments are local; {@code endedAt} is null while the clocks stand still. */
    public record PauseView(
            String reasonName,
            String basis,
            String noticeNumber,
            int announcedDays,
            String explanation,
            String evidence,
            String orderedBy,
            LocalDateTime begunAt,
            LocalDateTime endedAt,
            List<Long> clocks) {}

    /** An extension as it is shown; {@code decidedAt} is local, and null until somebody has decided. */
    public record ExtensionView(
            long clock,
            String name,
            int days,
            String basis,
            String reason,
            String requestedBy,
            String state,
            String decidedBy,
            LocalDateTime decidedAt) {}

    /**
     * One clock as it is shown. Moments are local; {@code endedAt} is null while it runs.
     *
     * @param process the engine's process instance that has it
     * @param extended by how much it was extended, in {@code unit}
     * @param used what was used of the limit when it ended, in {@code unit}; null while it runs
     * @param pausedSince null unless it stands still
     */
    public record ClockView(
            long id,
            String process,
            String name,
            String kind,
            String department,
            int amount,
            int extended,
            LimitUnit unit,
            boolean average,
            String basis,
            LocalDateTime startedAt,
            LocalDateTime warnAt,
            LocalDateTime dueAt,
            LocalDateTime endedAt,
            Integer used,
            boolean provisional,
            boolean running,
            boolean paused,
            LocalDateTime pausedSince,
            String state,
            Light light,
            int remainingDays,
            List<DayView> days) {}

    /** A day of a clock, counted or not, and why. */
    public record DayView(LocalDate date, boolean counted, int number, String why, boolean provisional) {}

    /** All clocks that a case has or had; a fixed number of queries. */
    public CaseClocks of(String caseNumber) {
        List<Deadline> all = deadlines.of(caseNumber);
        Map<Long, List<CountedDay>> days = deadlines.explain(all);
        Map<Long, String> names = all.stream()
                .collect(Collectors.toMap(
                        Deadline::getId, each -> each.getName() + each.getKind().label() + "时限"));
        return new CaseClocks(
                all.stream()
                        .sorted(Comparator.comparing((Deadline each) -> !each.isRunning()))
                        .map(each -> view(each, days.get(each.getId())))
                        .toList(),
                deadlines.pausesOf(caseNumber).stream().map(this::view).toList(),
                deadlines.extensionsOf(caseNumber).stream()
                        .map(each -> view(each, names.get(each.getDeadlineId())))
                        .toList());
    }

    private PauseView view(ClockPause pause) {
        return new PauseView(
                pause.getReasonName(),
                Basis.inWords(pause.getBasis()),
                pause.getNoticeNumber(),
                pause.getAnnouncedDays(),
                pause.getExplanation(),
                pause.getEvidence(),
                pause.getOrderedBy(),
                local(pause.getBegunAt()),
                local(pause.getEndedAt()),
                pause.getDeadlines().stream().sorted().toList());
    }

    private ExtensionView view(ClockExtension extension, String name) {
        return new ExtensionView(
                extension.getDeadlineId(),
                name,
                extension.getAmount(),
                Basis.inWords(extension.getBasis()),
                extension.getReason(),
                extension.getRequestedBy(),
                extension.getState().label(),
                extension.getDecidedBy(),
                local(extension.getDecidedAt()));
    }

    private ClockView view(Deadline deadline, List<CountedDay> days) {
        return new ClockView(
                deadline.getId(),
                deadline.getProcessInstanceId(),
                deadline.getName(),
                deadline.getKind().label(),
                deadline.getDepartment() == null
                        ? null
                        : departments.get(deadline.getDepartment()).name(),
                deadline.getAmount(),
                deadline.getExtended(),
                deadline.getUnit(),
                deadline.isAverage(),
                Basis.inWords(deadline.getBasis()),
                local(deadline.getStartedAt()),
                local(deadline.getWarnAt()),
                local(deadline.getDueAt()),
                local(deadline.getEndedAt()),
                deadline.getUsed(),
                deadline.isProvisional(),
                deadline.isRunning(),
                deadline.isPaused(),
                deadline.isPaused() ? local(deadline.getPausedAt()) : null,
                deadline.getState().label(),
                deadline.light(clock.instant()),
                deadlines.remainingDays(deadline),
                days.stream()
                        .map(day -> new DayView(day.date(), day.counted(), day.number(), day.why(), day.provisional()))
                        .toList());
    }

    private LocalDateTime local(Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, clock.getZone());
    }
}
