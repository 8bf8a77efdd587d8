package org.secateur.instances.certificate;

import java.math.BigInteger;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;

/**
 * What the rule {@code enumeration} can check, section 6 of the certificate specification. A bound
 * that lies beyond is only written where a run is complete.
 */
record EnumerationLimit(SubsetSumInstance instance) {
  private static final int MAX_SAMPLES = 126;
  private static final BigInteger MAX_ENTRIES = BigInteger.ONE.shiftLeft(21);
  private static final BigInteger MAX_VISITS = BigInteger.ONE.shiftLeft(25);

  /** Whether a step about these sizes is sure to be within the limits. */
  boolean allows(SizeRange sizes) {
    int n = instance.sampleCount();
    int half = (n + 1) / 2;
    return n <= MAX_SAMPLES
        && atMost(half, 0, Math.min(half, sizes.most()), MAX_ENTRIES)
        && (instance.dimension() == 1 || atMost(n, sizes.least(), sizes.most(), MAX_VISITS));
  }

  /** Whether n items have at most that many subsets of the sizes. */
  private static boolean atMost(int n, int least, int most, BigInteger limit) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger binomial = BigInteger.ONE;
    for (int k = 0; k <= most; k++) {
      sum = k >= least ? sum.add(binomial) : sum;
      binomial = binomial.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1L));
    }
    return sum.compareTo(limit) <= 0;
  }
}
