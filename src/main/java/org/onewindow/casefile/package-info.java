/** The case file 办件: one application from receipt to rating, with its materials, documents and record. */
package org.onewindow.casefile;
