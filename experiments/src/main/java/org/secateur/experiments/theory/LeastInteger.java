package org.secateur.experiments.theory;

import java.math.BigInteger;
import java.util.function.Predicate;

/** The least integer from a start on that satisfies a condition which, once true, stays true. */
final class LeastInteger {
  /** Beyond this no network has that many neurons, and the search would only cost time. */
  static final int MOST_BITS = 256;

  private LeastInteger() {}

  /**
   * Doubles the step until the condition holds, then halves the interval.
   *
   * @param start at least 1
   * @throws IllegalArgumentException if no integer below 2^{@value #MOST_BITS} satisfies it
   */
  static BigInteger from(BigInteger start, Predicate<BigInteger> monotone) {
    if (monotone.test(start)) {
      return start;
    }
    BigInteger below = start;
    BigInteger step = start;
    BigInteger above = start.add(step);
    while (!monotone.test(above)) {
      below = above;
      step = step.shiftLeft(1);
      above = above.add(step);
      if (above.bitLength() > MOST_BITS) {
        throw new IllegalArgumentException("n: above 2^" + MOST_BITS + ", where the search ends");
      }
    }
    while (above.subtract(below).compareTo(BigInteger.ONE) > 0) {
      BigInteger middle = below.add(above).shiftRight(1);
      if (monotone.test(middle)) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above;
  }
}
