package org.secateur.solver.mitm.sums;

/** Binomial coefficients that saturate instead of overflowing. */
public final class Binomials {
  private Binomials() {}

  /** C(n, k), or {@code Long.MAX_VALUE} where it does not fit; 0 for k outside 0 … n. */
  public static long choose(int n, int k) {
    if (k < 0 || k > n) {
      return 0;
    }
    long value = 1;
    for (int i = 1; i <= Math.min(k, n - k); i++) {
      long factor = n - i + 1L;
      if (value > Long.MAX_VALUE / factor) {
        return Long.MAX_VALUE;
      }
      value = value * factor / i;
    }
    return value;
  }

  /** C(n, k) as the length of an array. */
  static int length(int n, int k) {
    return Math.toIntExact(choose(n, k));
  }

  /** C(n, 0) + … + C(n, k), saturating. */
  public static long sumTo(int n, int k) {
    long sum = 0;
    for (int i = 0; i <= Math.min(n, k); i++) {
      long term = choose(n, i);
      if (term > Long.MAX_VALUE - sum) {
        return Long.MAX_VALUE;
      }
      sum += term;
    }
    return sum;
  }
}
