package org.secateur.solver.elimination;

/**
 * A condition on the few options whose kinks lie between two inputs: lower ≤ sum ≤ upper.
 *
 * @param options ascending; kept
 * @param coefficients of them, not 0; kept
 * @param droppedBits low bits of the exact coefficients that are missing here
 * @param inputs the three that it is made of, by their numbers in the order around 0; kept
 * @param output of the network
 */
record WindowRow(
    int[] options,
    long[] coefficients,
    long lower,
    long upper,
    int droppedBits,
    int[] inputs,
    int output) {}
