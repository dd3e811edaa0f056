package org.onewindow.casefile;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface IssuedDocumentRepository extends JpaRepository<IssuedDocument, Long> {
    List<IssuedDocument> findByCaseNumberOrderByIssuedAtAscIdAsc(String caseNumber);

    Optional<IssuedDocument> findByNumber(String number);

    int countByCaseNumber(String caseNumber);
}
