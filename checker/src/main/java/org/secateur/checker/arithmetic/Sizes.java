package org.secateur.checker.arithmetic;

import java.math.BigInteger;

/** Sizes of masks from least to most, both included; none where least exceeds most. */
public record Sizes(int least, int most) {
  public boolean contains(int size) {
    return least <= size && size <= most;
  }

  public boolean isEmpty() {
    return least > most;
  }

  /** How many masks of n samples have one of these sizes. */
  public BigInteger masks(int n) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger binomial = BigInteger.ONE;
    for (int k = 0; k <= Math.min(most, n); k++) {
      sum = k >= least ? sum.add(binomial) : sum;
      binomial = binomial.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1L));
    }
    return sum;
  }

  /** n over k. */
  public static BigInteger choose(int n, int k) {
    return new Sizes(k, k).masks(n);
  }

  @Override
  public String toString() {
    return least == most ? "size " + least : "sizes " + least + " to " + most;
  }
}
