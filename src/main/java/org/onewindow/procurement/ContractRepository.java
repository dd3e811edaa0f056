package org.onewindow.procurement;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface ContractRepository extends JpaRepository<Contract, Long> {
    Optional<Contract> findByCaseNumber(String caseNumber);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Contract> findAndLockByCaseNumber(String caseNumber);
}
