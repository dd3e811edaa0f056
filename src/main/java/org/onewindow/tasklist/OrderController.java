package org.onewindow.tasklist;

import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.deadline.ClockExtension;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.process.ClockOrders;
import org.onewindow.deadline.process.Transfers;
import org.onewindow.organisation.Department;
import org.onewindow.organisation.Departments;
import org.onewindow.web.BadFieldException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What whoever works on a task orders about it: a pause 停止计时 or an extension 延期 of its clocks, a transfer 移送. Who only
 * sees the task, such as a head with the right to read processes, is refused with 403.
 */
@RestController
@RequestMapping("/camunda/api/onewindow/tasks/{taskId}")
class OrderController {

    private final CaseAccess access;
    private final ClockOrders orders;
    private final Transfers transfers;
    private final Deadlines deadlines;
    private final Departments departments;

    OrderController(
            CaseAccess access, ClockOrders orders, Transfers transfers, Deadlines deadlines, Departments departments) {
        this.access = access;
        this.orders = orders;
        this.transfers = transfers;
        this.deadlines = deadlines;
        this.departments = departments;
    }

    /** A pause as it is sent. All is text, so that a wrong value is answered with its field's name. */
    record PauseRequest(String reason, String days, String explanation, String evidence) {}

    /** An extension as it is sent, of the clock with this id; all is text. */
    record ExtensionRequest(String clock, String days, String reason) {}

    /** A transfer as it is sent, to the department with this id. */
    record TransferRequest(String department, String reason) {}

    /** The name of the department that has the task now. */
    record Transferred(String department) {}

    /** The notice by which the applicant is told. */
    record Paused(String noticeNumber) {}

    /** The extension that waits for a decision. */
    record Requested(long id, String state) {}

    @PostMapping("/pauses")
    @ResponseStatus(HttpStatus.CREATED)
    Paused pause(@PathVariable String taskId, @RequestBody PauseRequest request) {
        Task task = access.task(taskId);
        String group = access.workGroup(task);
        return new Paused(orders.pause(
                        access.caseOf(taskId),
                        task,
                        group,
                        request.reason(),
                        (int) number("days", "所需时间须为1到250个工作日", request.days(), 9),
                        request.explanation(),
                        request.evidence())
                .getNoticeNumber());
    }

    @PostMapping("/extensions")
    @ResponseStatus(HttpStatus.CREATED)
    Requested extend(@PathVariable String taskId, @RequestBody ExtensionRequest request) {
        Task task = access.task(taskId);
        access.workGroup(task);
        String caseNumber = access.caseOf(taskId);
        long id = number("clock", "请选择要延期的时限", request.clock(), 18);
        boolean isOfTask = deadlines.of(caseNumber).stream()
                .anyMatch(each ->
                        each.getId() == id && each.getProcessInstanceId().equals(task.getProcessInstanceId()));
        if (!isOfTask) {
            throw new BadFieldException("clock", "该时限不属于这个任务所在的流程");
        }
        ClockExtension extension =
                orders.extend(caseNumber, id, (int) number("days", "延期天数须为整数", request.days(), 9), request.reason());
        return new Requested(extension.getId(), extension.getState().label());
    }

    /** To which departments of the district the task may be transferred; to none if it is nobody else's by its nature. */
    @GetMapping("/transfer")
    List<Department> destinations(@PathVariable String taskId) {
        Task task = access.task(taskId);
        return transfers.destinations(access.caseOf(taskId), task, access.workGroup(task));
    }

    @PostMapping("/transfer")
    @ResponseStatus(HttpStatus.CREATED)
    Transferred transfer(@PathVariable String taskId, @RequestBody TransferRequest request) {
        Task task = access.task(taskId);
        String group = access.workGroup(task);
        return new Transferred(departments
                .get(transfers
                        .transfer(access.caseOf(taskId), task, group, request.department(), request.reason())
                        .getToDepartment())
                .name());
    }

    /** @param digits at most so many, so that it fits */
    private static long number(String field, String wrong, String text, int digits) {
        if (text == null || !text.strip().matches("\\d{1," + digits + "}")) {
            throw new BadFieldException(field, wrong);
        }
        return Long.parseLong(text.strip());
    }
}
