package org.onewindow.deadline;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface DeadlineRepository extends JpaRepository<Deadline, Long> {
    List<Deadline> findByExecutionIdAndStepAndState(String executionId, String step, Deadline.State state);

    List<Deadline> findByExecutionIdAndActivityIdAndState(String executionId, String activityId, Deadline.State state);

    List<Deadline> findByExecutionIdAndState(String executionId, Deadline.State state);

    List<Deadline> findByCaseNumberAndStepAndState(String caseNumber, String step, Deadline.State state);

    List<Deadline> findByCaseNumberOrderByStartedAtAscIdAsc(String caseNumber);
}
