package org.onewindow.deadline;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The recomputations. */
public interface RecalculationRepository extends JpaRepository<Recalculation, Long> {

    /** The recomputation after a change of the calendar. */
    Optional<Recalculation> findByCalendarChangeId(Long calendarChangeId);

    /** Whoever else asks for it waits, so that each batch is done once. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Recalculation r where r.id = :id")
    Optional<Recalculation> findAndLockById(long id);
}
