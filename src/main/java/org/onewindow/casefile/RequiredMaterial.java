package org.onewindow.casefile;

/**
 * A material that a service item demands, as its decision table lists it.
 *
 * @param code id within the item
 * @param name Chinese name
 * @param essential true for a main material 主件, without which nothing is accepted
 */
public record RequiredMaterial(String code, String name, boolean essential) {}
