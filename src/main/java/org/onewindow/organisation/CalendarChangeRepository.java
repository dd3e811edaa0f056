package org.onewindow.organisation;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CalendarChangeRepository extends JpaRepository<CalendarChange, Long> {
    List<CalendarChange> findAllByOrderByIdDesc();

    List<CalendarChange> findAllByKindAndAppliedNumberNotNullOrderByAppliedNumber(CalendarChange.Kind kind);

    @Query("select coalesce(max(change.appliedNumber), 0) from CalendarChange change")
    int lastAppliedNumber();
}
