package org.onewindow.cockpit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.Documents;
import org.onewindow.cockpit.ProcessesOfCase.Instance;
import org.onewindow.deadline.ClockViews;
import org.onewindow.deadline.ClockViews.CaseClocks;
import org.onewindow.organisation.Districts;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What has become of a case: its processes with the path that each has taken, its clocks, and who did what when. Of the
 * applicant it shows what the lists of the board show, the name.
 */
@RestController
@RequestMapping("/camunda/api/onewindow")
class CaseHistoryController {

    private final HistoryAccess access;
    private final ProcessesOfCase processes;
    private final CaseRecord record;
    private final ChangedValues values;
    private final ClockViews clocks;
    private final Documents documents;
    private final Districts districts;
    private final Clock clock;

    CaseHistoryController(
            HistoryAccess access,
            ProcessesOfCase processes,
            CaseRecord record,
            ChangedValues values,
            ClockViews clocks,
            Documents documents,
            Districts districts,
            Clock clock) {
        this.access = access;
        this.processes = processes;
        this.record = record;
        this.values = values;
        this.clocks = clocks;
        this.documents = documents;
        this.districts = districts;
        this.clock = clock;
    }

    /**
     * A case as it went. Moments are local.
     *
     * @param processes in the order in which they began, called ones and those beside the case included
     * @param record who did what, the oldest in front
     * @param values what was entered and changed, the oldest in front
     * @param notices the documents that were issued
     */
    record CaseHistory(
            String number,
            String district,
            String item,
            String applicant,
            String state,
            String outcome,
            LocalDateTime receivedAt,
            LocalDateTime acceptedAt,
            LocalDateTime closedAt,
            List<Instance> processes,
            CaseClocks clocks,
            List<CaseRecord.Line> record,
            List<ChangedValues.Change> values,
            List<Notice> notices) {}

    /** A document that was issued; what it says is for who works on the case. */
    record Notice(String number, String title, LocalDateTime issuedAt, String issuedBy) {}

    /** The history of a case. */
    @GetMapping("/cases/{number}/history")
    @Transactional(readOnly = true)
    public CaseHistory ofCase(@PathVariable String number) {
        CaseFile file = access.requireCase(number);
        List<Instance> found = processes.of(number);
        List<String> ids = found.stream().map(Instance::id).toList();
        ChangedValues.Found changed = values.of(found);
        return new CaseHistory(
                number,
                districts.get(file.getDistrict()).name(),
                file.getItemName(),
                file.getApplicantName(),
                file.getState().label(),
                file.getOutcome() == null ? null : file.getOutcome().label(),
                local(file.getReceivedAt()),
                local(file.getAcceptedAt()),
                local(file.getClosedAt()),
                found,
                clocks.of(number),
                record.of(number, ids).stream()
                        .map(each -> new CaseRecord.Line(each.at(), each.actor(), changed.without(each.text())))
                        .toList(),
                changed.changes(),
                documents.of(number).stream()
                        .map(each -> new Notice(
                                each.getNumber(), each.getTitle(), local(each.getIssuedAt()), each.getIssuedBy()))
                        .toList());
    }

    /** The history of the case that a process instance is about. */
    @GetMapping("/instances/{id}/history")
    @Transactional(readOnly = true)
    public CaseHistory ofInstance(@PathVariable String id) {
        return ofCase(access.caseOf(id));
    }

    /** The path that a process instance has taken. */
    @GetMapping("/instances/{id}/path")
    @Transactional(readOnly = true)
    public TakenPath path(@PathVariable String id) {
        access.requireCase(access.caseOf(id));
        return processes.path(id);
    }

    private LocalDateTime local(Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, clock.getZone());
    }
}
