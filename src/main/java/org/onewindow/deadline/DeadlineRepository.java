package org.onewindow.deadline;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface DeadlineRepository extends JpaRepository<Deadline, Long> {
    List<Deadline> findByExecutionIdAndStepAndState(String executionId, String step, Deadline.State state);

    List<Deadline> findByExecutionIdAndActivityIdAndState(String executionId, String activityId, Deadline.State state);

    List<Deadline> findByExecutionIdAndState(String executionId, Deadline.State state);

    List<Deadline> findByCaseNumberAndStepAndState(String caseNumber, String step, Deadline.State state);

    List<Deadline> findByCaseNumberOrderByStartedAtAscIdAsc(String caseNumber);

    List<Deadline> findByProcessInstanceIdAndState(String processInstanceId, Deadline.State state);

    List<Deadline> findByCaseNumberInAndState(Collection<String> caseNumbers, Deadline.State state);

    @Query("select distinct d.caseNumber from Deadline d where d.state = :state and d.caseNumber > :after"
            + " order by d.caseNumber")
    List<String> findCaseNumbers(Deadline.State state, String after, Limit limit);

    long countByState(Deadline.State state);
}
