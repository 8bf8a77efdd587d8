package org.secateur.solver.sweep;

import org.secateur.model.Rational;

/**
 * The grid of a sweep: a checker that takes the same one finds no more cells (note {@code
 * certificate-v2}).
 *
 * @param cell its unit, in units of sums
 * @param x of the direction where the sweep begins
 * @param y of it
 */
public record SweepGrid(Rational cell, long x, long y) {}
