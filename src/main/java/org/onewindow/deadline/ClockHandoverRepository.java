package org.onewindow.deadline;

import org.springframework.data.jpa.repository.JpaRepository;

interface ClockHandoverRepository extends JpaRepository<ClockHandover, Long> {}
