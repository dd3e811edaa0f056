package org.onewindow.casefile.process;

/**
 * What one can apply for 政务服务事项, a row of the decision table {@code service-items}.
 *
 * @param id the item's id
 * @param name Chinese name
 * @param limits id of the decision table with its limits
 * @param materials id of the decision table with its materials
 * @param basis the documents and statutes behind it
 */
public record ServiceItem(String id, String name, String limits, String materials, String basis) {}
