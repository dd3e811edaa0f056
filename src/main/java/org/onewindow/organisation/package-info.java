/** Districts, departments, and which department does a duty where (competent authority 主管机关). */
package org.onewindow.organisation;
