package org.onewindow.deadline;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ClockExtensionRepository extends JpaRepository<ClockExtension, Long> {
    List<ClockExtension> findByDeadlineIdOrderById(Long deadlineId);

    List<ClockExtension> findByCaseNumberOrderById(String caseNumber);

    @Query("select e.id from ClockExtension e where e.state = 'REQUESTED' and e.deadlineId in :deadlines")
    List<Long> findRequested(Collection<Long> deadlines);
}
