/** The rules that diagrams, forms and decisions must keep. */
package org.onewindow.model;
