package org.onewindow.procurement;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ProcurementRepository extends JpaRepository<Procurement, Long> {
    Optional<Procurement> findByCaseNumber(String caseNumber);
}
