package org.onewindow.credit.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.credit.ApplicantRecords;
import org.onewindow.organisation.process.CurrentActor;
import org.springframework.stereotype.Component;

/** The applicant's record, as diagrams name it: {@code applicantRecord}. */
@Component("applicantRecord")
public class ApplicantRecordSteps {

    private final ApplicantRecords records;
    private final CaseFiles cases;
    private final CurrentActor actor;

    ApplicantRecordSteps(ApplicantRecords records, CaseFiles cases, CurrentActor actor) {
        this.records = records;
        this.cases = cases;
        this.actor = actor;
    }

    /** Sets {@code falseCommitment}: whether the applicant has a false commitment that is not repaired. */
    public void check(DelegateExecution execution) {
        String applicant = cases.get(execution.getProcessBusinessKey()).getApplicantIdNumber();
        execution.setVariable("falseCommitment", records.isBarred(applicant));
    }

    /** Puts a finding on the applicant's record. */
    public void add(DelegateExecution execution, String finding) {
        records.add(execution.getProcessBusinessKey(), finding, actor.get());
    }

    /** Repairs what the case put there, with {@code rectificationNote} as the reason. */
    public void repair(DelegateExecution execution) {
        records.repair(
                execution.getProcessBusinessKey(), (String) execution.getVariable("rectificationNote"), actor.get());
    }
}
