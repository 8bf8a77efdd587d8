package org.secateur.checker.halves;

import java.math.BigInteger;

/**
 * What a choice may hold.
 *
 * @param number by which a choice names it
 * @param cost at least 1
 * @param coordinates what it adds to each sum; not copied, never changed
 */
public record Summand(int number, int cost, BigInteger[] coordinates) {}
