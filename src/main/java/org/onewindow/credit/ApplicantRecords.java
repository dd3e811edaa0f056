package org.onewindow.credit;

import java.time.Clock;
import java.util.List;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.organisation.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The record of applicants' false commitments. An applicant with one that is not repaired may not use commitments
 * (国办发〔2020〕42号; 重庆市优化营商环境条例第五十条). It holds in every district.
 */
@Service
@Transactional
public class ApplicantRecords {

    private final FalseCommitmentRepository records;
    private final CaseFiles cases;
    private final Clock clock;

    ApplicantRecords(FalseCommitmentRepository records, CaseFiles cases, Clock clock) {
        this.records = records;
        this.cases = cases;
        this.clock = clock;
    }

    /** Whether the applicant has a false commitment that is not repaired. */
    @Transactional(readOnly = true)
    public boolean isBarred(String applicantIdNumber) {
        return records.existsByApplicantIdNumberAndRepairedAtIsNull(applicantIdNumber);
    }

    /** Puts a false commitment of a case on its applicant's record. */
    public void add(String caseNumber, String finding, Actor actor) {
        CaseFile file = cases.get(caseNumber);
        records.save(new FalseCommitment(
                file.getApplicantIdNumber(), file.getApplicantName(), caseNumber, finding, clock.instant()));
        cases.record(caseNumber, actor, "承诺不实，记入申请人承诺记录：" + finding);
    }

    /** Repairs what this case put on its applicant's record. */
    public void repair(String caseNumber, String how, Actor actor) {
        records.findByCaseNumberAndRepairedAtIsNull(caseNumber).forEach(each -> each.repair(how, clock.instant()));
        cases.record(caseNumber, actor, "整改到位，承诺记录已修复：" + how);
    }

    @Transactional(readOnly = true)
    public List<FalseCommitment> of(String applicantIdNumber) {
        return records.findByApplicantIdNumberOrderById(applicantIdNumber);
    }
}
