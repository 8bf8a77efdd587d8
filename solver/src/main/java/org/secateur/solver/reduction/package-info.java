/**
 * From instances to integers: networks and vectors become the selection problem, rows of integer
 * coefficients with the intervals that an error leaves their sums, and scalars a grid of 64 bits.
 * All is exact, or rounded to the side that leaves no mask out (notes {@code selection-rows},
 * {@code selection-neurons}, {@code selection-weights}, {@code reduction-grid}).
 */
package org.secateur.solver.reduction;
