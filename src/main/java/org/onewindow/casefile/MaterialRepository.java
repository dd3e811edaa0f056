package org.onewindow.casefile;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface MaterialRepository extends JpaRepository<Material, Long> {
    List<Material> findByCaseNumberOrderById(String caseNumber);
}
