package org.onewindow.utility;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface BranchRepository extends JpaRepository<Branch, Long> {
    List<Branch> findByProcessInstanceIdOrderById(String processInstanceId);
}
