package org.secateur.solver.mitm.scalar;

/**
 * The sums of a window of values, ascending.
 *
 * @param sums in the window, each as often as it occurs; or a single one that occurs too often for
 *     that, once
 * @param times how often that one occurs; else 1
 */
record SumWindow(long[] sums, long times) {}
