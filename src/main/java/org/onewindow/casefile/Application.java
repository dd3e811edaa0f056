package org.onewindow.casefile;

/**
 * What an applicant hands in at the window.
 *
 * @param district the district's id, which is the tenant
 * @param item the service item's id
 * @param itemName the item's Chinese name
 * @param subject what it is about, for example the project's name
 * @param applicantName the applicant
 * @param applicantIdNumber 统一社会信用代码 or 居民身份证号
 * @param applicantPhone a mobile number
 */
public record Application(
        String district,
        String item,
        String itemName,
        String subject,
        String applicantName,
        String applicantIdNumber,
        String applicantPhone) {}
