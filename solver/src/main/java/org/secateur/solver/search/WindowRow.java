package org.secateur.solver.search;

/**
 * A condition on the few options whose kinks lie between two inputs: lower ≤ sum ≤ upper.
 *
 * @param options ascending; kept
 * @param coefficients of them, not 0; kept
 */
record WindowRow(int[] options, long[] coefficients, long lower, long upper) {}
