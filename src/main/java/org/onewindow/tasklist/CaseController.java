package org.onewindow.tasklist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.casefile.Attachment;
import org.onewindow.casefile.Attachments;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.casefile.Documents;
import org.onewindow.casefile.process.Withdrawal;
import org.onewindow.casefile.process.Withdrawals;
import org.onewindow.deadline.Transfer;
import org.onewindow.deadline.process.Transfers;
import org.onewindow.organisation.Departments;
import org.onewindow.organisation.Districts;
import org.onewindow.organisation.process.CurrentActor;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The case of a task: what it is, its materials, files, documents and record. */
@RestController
class CaseController {

    private final CaseAccess access;
    private final CaseFiles cases;
    private final Documents documents;
    private final Attachments attachments;
    private final Withdrawals withdrawals;
    private final Transfers transfers;
    private final Districts districts;
    private final Departments departments;
    private final CurrentActor actor;
    private final Clock clock;

    CaseController(
            CaseAccess access,
            CaseFiles cases,
            Documents documents,
            Attachments attachments,
            Withdrawals withdrawals,
            Transfers transfers,
            Districts districts,
            Departments departments,
            CurrentActor actor,
            Clock clock) {
        this.access = access;
        this.cases = cases;
        this.documents = documents;
        this.attachments = attachments;
        this.withdrawals = withdrawals;
        this.transfers = transfers;
        this.districts = districts;
        this.departments = departments;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * A case as it is shown. Moments are local.
     *
     * @param canWithdraw whether the user may take it back for the applicant now
     * @param canTransfer whether the user may transfer the task through which they see the case
     */
    record CaseView(
            String number,
            String district,
            String itemName,
            String subject,
            String applicantName,
            String applicantIdNumber,
            String applicantPhone,
            String state,
            String outcome,
            LocalDateTime receivedAt,
            LocalDateTime acceptedAt,
            String acceptance,
            LocalDateTime closedAt,
            List<MaterialView> materials,
            List<AttachmentView> attachments,
            List<DocumentView> documents,
            List<TransferView> transfers,
            List<EventView> record,
            boolean canWithdraw,
            boolean canTransfer) {}

    record MaterialView(
            String code, String name, boolean essential, String status, LocalDate promisedFor, String sharedFrom) {}

    record AttachmentView(
            Long id, String material, String fileName, long size, LocalDateTime uploadedAt, String uploadedBy) {}

    record DocumentView(String number, String title, String body, LocalDateTime issuedAt, String issuedBy) {}

    record TransferView(
            String task, String taskName, String from, String to, String reason, String by, LocalDateTime at) {}

    record EventView(LocalDateTime at, String actor, String text) {}

    @GetMapping("/camunda/api/onewindow/tasks/{taskId}/case")
    CaseView ofTask(@PathVariable String taskId) {
        Task task = access.task(taskId);
        return view(cases.get(access.caseOf(taskId)), access.worksOn(task) && transfers.isTransferable(task));
    }

    /** A case that was searched for; whoever may see it need not have a task of it. */
    @GetMapping("/camunda/api/onewindow/cases/{number}")
    CaseView ofNumber(@PathVariable String number) {
        access.require(number);
        return view(cases.get(number), false);
    }

    /**
     * Takes a case back for the applicant, as long as nothing is decided. The case as it is then.
     *
     * @param reason why, up to 2000 characters
     * @param file the applicant's signed request; as in {@link #upload}
     */
    @PostMapping("/camunda/api/onewindow/cases/{number}/withdrawal")
    CaseView withdraw(
            @PathVariable String number,
            @RequestParam(required = false) String reason,
            @RequestParam(required = false) MultipartFile file)
            throws IOException {
        access.require(number);
        if (!access.isAtWindow(cases.get(number).getDistrict())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "只有受理申请的窗口可以代申请人撤回");
        }
        withdrawals.withdraw(
                number,
                new Withdrawal(
                        reason,
                        file == null ? null : file.getOriginalFilename(),
                        file == null ? null : file.getBytes()));
        return view(cases.get(number), false);
    }

    /**
     * Keeps a file of a case.
     *
     * @param file PDF, JPEG or PNG, found out from the content; at most {@code onewindow.attachments.max-size}
     * @param material code of the material that it is; empty for none
     */
    @PostMapping("/camunda/api/onewindow/cases/{number}/attachments")
    @ResponseStatus(HttpStatus.CREATED)
    AttachmentView upload(
            @PathVariable String number,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) String material)
            throws IOException {
        access.require(number);
        return view(attachments.keep(number, material, file.getOriginalFilename(), file.getBytes(), actor.get()));
    }

    /** Always a download, never shown by the browser itself, so that a file can do nothing on this site. */
    @GetMapping("/camunda/api/onewindow/cases/{number}/attachments/{id}")
    ResponseEntity<byte[]> download(@PathVariable String number, @PathVariable long id) {
        access.require(number);
        Attachment attachment = attachments.get(id);
        if (!attachment.getCaseNumber().equals(number)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个文件");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(attachment.getMediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(attachment.getFileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(attachments.content(attachment));
    }

    private CaseView view(CaseFile file, boolean canTransfer) {
        String number = file.getNumber();
        return new CaseView(
                number,
                districts.get(file.getDistrict()).name(),
                file.getItemName(),
                file.getSubject(),
                file.getApplicantName(),
                file.getApplicantIdNumber(),
                file.getApplicantPhone(),
                file.getState().label(),
                file.getOutcome() == null ? null : file.getOutcome().label(),
                local(file.getReceivedAt()),
                local(file.getAcceptedAt()),
                file.getAcceptance() == null ? null : file.getAcceptance().label(),
                local(file.getClosedAt()),
                cases.materials(number).stream()
                        .map(each -> new MaterialView(
                                each.getCode(),
                                each.getName(),
                                each.isEssential(),
                                each.getStatus().label(),
                                each.getPromisedFor(),
                                each.getSharedFrom()))
                        .toList(),
                attachments.of(number).stream().map(this::view).toList(),
                documents.of(number).stream()
                        .map(each -> new DocumentView(
                                each.getNumber(),
                                each.getTitle(),
                                each.getBody(),
                                local(each.getIssuedAt()),
                                each.getIssuedBy()))
                        .toList(),
                transfers.of(number).stream().map(this::view).toList(),
                cases.record(number).stream()
                        .map(each -> new EventView(local(each.getAt()), each.getActorName(), each.getText()))
                        .toList(),
                access.isAtWindow(file.getDistrict())
                        && withdrawals.obstacle(number).isEmpty(),
                canTransfer);
    }

    private TransferView view(Transfer each) {
        return new TransferView(
                each.getTaskId(),
                each.getTaskName(),
                departments.get(each.getFromDepartment()).name(),
                departments.get(each.getToDepartment()).name(),
                each.getReason(),
                each.getTransferredBy(),
                local(each.getTransferredAt()));
    }

    private AttachmentView view(Attachment each) {
        return new AttachmentView(
                each.getId(),
                each.getMaterialCode(),
                each.getFileName(),
                each.getSize(),
                local(each.getUploadedAt()),
                each.getUploadedBy());
    }

    private LocalDateTime local(Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, clock.getZone());
    }
}
