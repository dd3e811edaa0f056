/** The record of false commitments 虚假承诺记录 of applicants, and its repair 信用修复. */
package org.onewindow.credit;
