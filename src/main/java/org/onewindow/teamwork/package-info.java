/**
 * How people of an office work together on tasks: what they have read, who urges whom 催办, hands over 转办, stands in for
 * whom 委托, and what they are told 消息.
 */
package org.onewindow.teamwork;
