/**
 * The server side of OneWindow's Cockpit plugin: figures about cases and limits under {@code /camunda/api/onewindow},
 * where the web apps' login and CSRF protection hold.
 */
package org.onewindow.cockpit;
