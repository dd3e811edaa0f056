package org.onewindow.credit;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface FalseCommitmentRepository extends JpaRepository<FalseCommitment, Long> {
    boolean existsByApplicantIdNumberAndRepairedAtIsNull(String applicantIdNumber);

    List<FalseCommitment> findByCaseNumberAndRepairedAtIsNull(String caseNumber);

    List<FalseCommitment> findByApplicantIdNumberOrderById(String applicantIdNumber);
}
