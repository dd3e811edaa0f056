package org.onewindow.procurement;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface CandidateRepository extends JpaRepository<Candidate, Long> {
    List<Candidate> findByCaseNumberOrderByRoundAscPlaceAsc(String caseNumber);
}
