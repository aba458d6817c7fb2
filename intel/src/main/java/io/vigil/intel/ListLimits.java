package io.vigil.intel;

import java.io.Serializable;

/**
 * What a list may do before it is refused whole.
 *
 * @param changed part of its entries that a new version may add and remove together, of those in force; 1 and more: any
 * @param refused part of its entries that may be such as no list may hold
 */
public record ListLimits(double changed, double refused) implements Serializable {
    /** A list of Tor exits changes by a tenth from day to day. */
    public static final ListLimits DEFAULT = new ListLimits(0.3, 0.1);
    /** Fewer entries than this may change, or be refused, freely: a handful says nothing about a list. */
    static final int FEW = 20;
}
