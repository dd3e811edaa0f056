package org.onewindow.deadline;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ClockExtensionRepository extends JpaRepository<ClockExtension, Long> {
    List<ClockExtension> findByDeadlineIdOrderById(Long deadlineId);

    List<ClockExtension> findByCaseNumberOrderById(String caseNumber);
}
