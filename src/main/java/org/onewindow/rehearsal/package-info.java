/** The demo under {@code mvn spring-boot:run}: accounts, cases, and the rehearsal 演练 that moves the clock. */
package org.onewindow.rehearsal;
