package org.onewindow.organisation;

/**
 * A district or county 区县; a tenant of the engine.
 *
 * @param id the tenant's id, such as {@code jiangbei}
 * @param name short Chinese name, such as 江北区
 * @param code two letters that begin its case numbers, such as {@code JB}
 * @param fullName Chinese name as documents carry it, such as 重庆市江北区
 */
public record District(String id, String name, String code, String fullName) {}
