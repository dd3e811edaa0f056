package org.onewindow.deadline;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The transfers of all cases. */
public interface TransferRepository extends JpaRepository<Transfer, Long> {

    /** The transfers of a case, in the order in which they were ordered. */
    List<Transfer> findByCaseNumberOrderById(String caseNumber);
}
