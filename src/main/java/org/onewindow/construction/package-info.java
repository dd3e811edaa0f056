/** Construction projects: inspections and joint acceptance. */
package org.onewindow.construction;
