package org.onewindow.utility;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.Departments;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps how the parts ended that are handled side by side, and sums them up. */
@Service
@Transactional
public class Branches {

    private final BranchRepository branches;
    private final CaseFiles cases;
    private final Departments departments;
    private final Clock clock;

    Branches(BranchRepository branches, CaseFiles cases, Departments departments, Clock clock) {
        this.branches = branches;
        this.cases = cases;
        this.departments = departments;
        this.clock = clock;
    }

    /**
     * Records how a part ended.
     *
     * @param processInstanceId the process that it is a part of
     */
    public void end(String caseNumber, String processInstanceId, Branch.Ended ended, Actor actor) {
        Branch branch = branches.save(new Branch(caseNumber, processInstanceId, ended, clock.instant(), actor));
        cases.record(caseNumber, actor, line(branch));
    }

    /** The parts of a process that have ended, in the order in which they did. */
    @Transactional(readOnly = true)
    public List<Branch> of(String processInstanceId) {
        return branches.findByProcessInstanceIdOrderById(processInstanceId);
    }

    /** {@link #of} as text, a line for each. */
    @Transactional(readOnly = true)
    public String summary(String processInstanceId) {
        return of(processInstanceId).stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(Branch branch) {
        return "%s（%s）：%s%s%s"
                .formatted(
                        branch.getName(),
                        departments.get(branch.getDepartment()).name(),
                        branch.getEnding().label(),
                        branch.getReference() == null ? "" : "，编号" + branch.getReference(),
                        branch.getNote() == null ? "" : "。" + branch.getNote());
    }
}
