package org.secateur.experiments.theory;

import java.math.BigInteger;
import org.secateur.model.SizeRange;

/** How many masks of the allowed sizes there are, exactly. */
public final class MaskCount {
  /** Sums of binomials take time that grows with n², about a second here. */
  public static final int MOST_ITEMS = 200_000;

  private MaskCount() {}

  /**
   * The sum of C(n, s) over the allowed sizes s.
   *
   * @param items n, at most {@value #MOST_ITEMS}
   * @throws IllegalArgumentException if n is larger, or a size is larger than n
   */
  public static BigInteger of(int items, SizeRange sizes) {
    if (items < 0 || items > MOST_ITEMS) {
      throw new IllegalArgumentException(
          "n: " + items + ", expected at most " + MOST_ITEMS + " to count masks exactly");
    }
    if (sizes.most() > items) {
      throw new IllegalArgumentException(
          "size: " + sizes.most() + ", expected at most n = " + items);
    }
    if (sizes.least() == 0 && sizes.most() == items) {
      return BigInteger.ONE.shiftLeft(items);
    }
    BigInteger term = choose(items, sizes.least());
    BigInteger sum = term;
    for (int s = sizes.least(); s < sizes.most(); s++) {
      term = term.multiply(BigInteger.valueOf(items - s)).divide(BigInteger.valueOf(s + 1));
      sum = sum.add(term);
    }
    return sum;
  }

  private static BigInteger choose(int n, int k) {
    int fewer = Math.min(k, n - k);
    return product(n - fewer + 1, n).divide(product(1, fewer));
  }

  /** The product of all integers from the first to the last; factors of like size meet. */
  private static BigInteger product(int first, int last) {
    if (first > last) {
      return BigInteger.ONE;
    }
    if (first == last) {
      return BigInteger.valueOf(first);
    }
    int middle = (first + last) >>> 1;
    return product(first, middle).multiply(product(middle + 1, last));
  }
}
