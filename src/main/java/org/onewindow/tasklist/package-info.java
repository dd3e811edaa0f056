/**
 * The server side of OneWindow's Tasklist plugin: lights, clocks and case files under {@code /camunda/api/onewindow},
 * where the web apps' login and CSRF protection hold.
 */
package org.onewindow.tasklist;
