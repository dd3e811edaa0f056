/** Water, power and gas 水电气: what their diagrams need beside the tables. */
package org.onewindow.utility;
