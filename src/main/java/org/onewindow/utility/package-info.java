/** Water, power, gas, telecom and television: what many departments or companies handle side by side. */
package org.onewindow.utility;
