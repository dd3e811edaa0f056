package org.onewindow.deadline;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ClockPauseRepository extends JpaRepository<ClockPause, Long> {
    List<ClockPause> findByCaseNumberOrderByBegunAtAscIdAsc(String caseNumber);

    List<ClockPause> findByCaseNumberAndEndedAtIsNull(String caseNumber);

    /** Pairs of a clock's id and a pause of it, without loading what else a pause holds. */
    @Query("select d, p from ClockPause p join p.deadlines d where d in :deadlines order by p.begunAt, p.id")
    List<Object[]> findOf(Collection<Long> deadlines);

    @Query(
            "select p.id from ClockPause p where p.endedAt is null and exists (select d from p.deadlines d where d in :ended)"
                    + " and not exists (select c from Deadline c where c.id in (select e from p.deadlines e) and c.state = 'RUNNING')")
    List<Long> findOpenWithoutRunning(Collection<Long> ended);
}
