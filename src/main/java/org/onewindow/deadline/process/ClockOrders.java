package org.onewindow.deadline.process;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.casefile.Documents;
import org.onewindow.casefile.process.CaseProcesses;
import org.onewindow.deadline.Basis;
import org.onewindow.deadline.ClockExtension;
import org.onewindow.deadline.ClockPause;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.ExtensionRule;
import org.onewindow.deadline.PauseOrder;
import org.onewindow.deadline.PauseReason;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.Department;
import org.onewindow.organisation.Departments;
import org.onewindow.organisation.process.CompetentAuthority;
import org.onewindow.organisation.process.CurrentActor;
import org.onewindow.web.BadFieldException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What whoever works on a task may order about its clocks: a pause, an extension. Each has a process of its own beside
 * the case, which ends the pause or decides on the extension.
 */
@Service
@Transactional
public class ClockOrders {

    private final Deadlines deadlines;
    private final ClockRules rules;
    private final Timers timers;
    private final CaseFiles cases;
    private final Documents documents;
    private final CaseProcesses processes;
    private final CompetentAuthority competence;
    private final Departments departments;
    private final CurrentActor actor;
    private final Clock clock;

    ClockOrders(
            Deadlines deadlines,
            ClockRules rules,
            Timers timers,
            CaseFiles cases,
            Documents documents,
            CaseProcesses processes,
            CompetentAuthority competence,
            Departments departments,
            CurrentActor actor,
            Clock clock) {
        this.deadlines = deadlines;
        this.rules = rules;
        this.timers = timers;
        this.cases = cases;
        this.documents = documents;
        this.processes = processes;
        this.competence = competence;
        this.departments = departments;
        this.actor = actor;
        this.clock = clock;
    }

    /** The reasons for which somebody may pause clocks of a process now. */
    // Not read-only: the engine logs who evaluates a decision table.
    public List<PauseReason> reasons(String caseNumber, String processInstanceId) {
        return allReasons(caseNumber, processInstanceId)
                .filter(PauseReason::byHand)
                .toList();
    }

    private Stream<PauseReason> allReasons(String caseNumber, String processInstanceId) {
        return inTime(caseNumber, processInstanceId)
                .map(Deadline::getPauses)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(set -> rules.reasons(set).stream())
                .distinct();
    }

    /** The running clocks of a process that are not overdue. */
    private Stream<Deadline> inTime(String caseNumber, String processInstanceId) {
        return deadlines.running(List.of(caseNumber)).stream()
                .filter(each ->
                        each.getProcessInstanceId().equals(processInstanceId) && each.isPausable(clock.instant()));
    }

    /** How a clock may be extended; empty if its limit knows no extension. */
    public Stream<ExtensionRule> extension(Deadline deadline) {
        return Stream.ofNullable(deadline.getExtension()).map(rules::extension);
    }

    /**
     * Pauses the clocks of a task's process that may be paused for this reason. The applicant is told by a notice, and
     * the clocks stand still until the task 恢复计时 of the process {@code pause} is done.
     *
     * @param reason code of a reason, such as {@code APPRAISAL}
     * @throws BadFieldException if no clock may be paused for this reason, with the field that is wrong
     */
    public ClockPause pause(
            String caseNumber, Task task, String group, String reason, int days, String explanation, String evidence) {
        PauseReason why = reasons(caseNumber, task.getProcessInstanceId()).stream()
                .filter(each -> each.code().equals(reason))
                .findFirst()
                .orElseThrow(() -> new BadFieldException("reason", "这不是正在计算的时限可以停止计时的事由；现场踏勘、等待补正也不是"));
        PauseOrder order = new PauseOrder(why, days, explanation, evidence);
        List<Deadline> held = pausable(task.getProcessInstanceId(), why);
        String names = names(held);
        Map<String, Object> about = new HashMap<>(Map.of(
                "pauseReasonName", why.name(),
                "pauseBasis", Basis.inWords(why.basis()),
                "pauseStepName", names,
                "announcedDays", days,
                "pauseExplanation", explanation,
                "pauseEvidence", evidence,
                "pauseGroup", group));
        Actor by = actor.get();
        String notice = documents.issue(caseNumber, "pause-notice", about, by).getNumber();
        ClockPause pause = hold(caseNumber, held, order, notice, by);
        about.put("pauseId", pause.getId());
        about.put("pauseNumber", notice);
        processes.start(cases.get(caseNumber), "ClockPaused", about);
        return pause;
    }

    /**
     * Pauses clocks of a process by order of its diagram, which has told whom it concerns and ends the pause itself.
     *
     * @param reason code of a reason that the limits of the clocks name, such as {@code COMPLAINT}
     * @param days working days that it is expected to take
     * @param notice number of the notice
     * @return empty if all clocks that it could hold are overdue or over
     */
    public Optional<ClockPause> hold(
            String caseNumber,
            String processInstanceId,
            String reason,
            int days,
            String explanation,
            String evidence,
            String notice) {
        return allReasons(caseNumber, processInstanceId)
                .filter(each -> each.code().equals(reason))
                .findFirst()
                .map(why -> hold(
                        caseNumber,
                        pausable(processInstanceId, why),
                        new PauseOrder(why, days, explanation, evidence),
                        notice,
                        actor.get()));
    }

    private List<Deadline> pausable(String processInstanceId, PauseReason why) {
        return deadlines.pausable(processInstanceId, set -> rules.reasons(set).contains(why));
    }

    private ClockPause hold(String caseNumber, List<Deadline> held, PauseOrder order, String notice, Actor by) {
        ClockPause pause = deadlines.pause(held, order, notice, by);
        cases.record(
                caseNumber,
                by,
                "停止计时：%s（%s，预计%d个工作日，%s）".formatted(names(held), order.reason().name(), order.days(), notice));
        timers.align(deadlines.running(List.of(caseNumber)));
        return pause;
    }

    private static String names(List<Deadline> held) {
        return held.stream()
                .map(each -> each.getName() + each.getKind().label() + "时限")
                .distinct()
                .collect(Collectors.joining("、"));
    }

    /** Asks for an extension of a clock; the process {@code extension} has the head decide on it. */
    public ClockExtension extend(String caseNumber, long deadlineId, int days, String reason) {
        Deadline deadline = deadlines.running(List.of(caseNumber)).stream()
                .filter(each -> each.getId() == deadlineId)
                .findFirst()
                .orElseThrow(() -> new BadFieldException("clock", "该时限不属于这个办件，或者已经结束"));
        ExtensionRule rule = extension(deadline)
                .findFirst()
                .orElseThrow(() -> new BadFieldException("clock", "“%s”没有可以延期的依据".formatted(deadline.getName())));
        Actor by = actor.get();
        ClockExtension extension = deadlines.requestExtension(deadlineId, rule, days, reason, by);
        CaseFile file = cases.get(caseNumber);
        Department approver = rule.approver().isEmpty()
                ? departments.get(deadline.getDepartment())
                : competence.department(file.getDistrict(), rule.approver());
        cases.record(caseNumber, by, "申请延期：%s，%d个工作日，理由：%s".formatted(deadline.getName(), days, reason));
        processes.start(
                file,
                "ExtensionRequested",
                Map.of(
                        "extensionId", extension.getId(),
                        "extensionStepName", deadline.getName(),
                        "extensionDays", days,
                        "extensionBasis", Basis.inWords(rule.basis()),
                        "extensionReason", reason,
                        "extensionRequester", by.name(),
                        "extensionGroup", approver.headGroup()));
        return extension;
    }
}
