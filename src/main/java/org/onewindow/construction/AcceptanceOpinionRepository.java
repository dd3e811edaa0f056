package org.onewindow.construction;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface AcceptanceOpinionRepository extends JpaRepository<AcceptanceOpinion, Long> {
    List<AcceptanceOpinion> findByCaseNumberAndRoundOrderById(String caseNumber, int round);
}
