/** What is counted ahead for those who ask for figures. */
package org.onewindow.figures;
