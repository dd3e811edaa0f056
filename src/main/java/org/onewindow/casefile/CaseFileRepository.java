package org.onewindow.casefile;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface CaseFileRepository extends JpaRepository<CaseFile, Long> {
    Optional<CaseFile> findByNumber(String number);

    /** As {@link #findByNumber}; other transactions that ask so wait until this one ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<CaseFile> findAndLockByNumber(String number);
}
