package org.onewindow.construction;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface InspectionRepository extends JpaRepository<Inspection, Long> {
    List<Inspection> findByCaseNumberOrderById(String caseNumber);
}
