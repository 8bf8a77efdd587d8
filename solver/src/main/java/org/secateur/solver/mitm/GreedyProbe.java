package org.secateur.solver.mitm;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import org.secateur.model.Mask;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;

/**
 * A mask at once, so that a run that is stopped early has something to show: greedy choice and then
 * the best single change, again and again. No claim of any kind, but its sums are exact.
 */
final class GreedyProbe {
  private static final int MOST_ROUNDS = 60;
  private static final long MOST_SWAPS = 20_000;

  private final SizeRange sizes;
  private final int n;
  private final BigInteger[][] samples;
  private final BitSet kept = new BitSet();
  private BigInteger[] rest;

  GreedyProbe(SubsetSumInstance instance, int target, SizeRange sizes) {
    this.sizes = sizes;
    n = instance.sampleCount();
    BigInteger up = instance.targets().denominator();
    BigInteger down = instance.samples().denominator();
    samples = new BigInteger[n][instance.dimension()];
    rest = new BigInteger[instance.dimension()];
    for (int c = 0; c < rest.length; c++) {
      int column = c;
      rest[c] = instance.targets().numerator(target, c).multiply(down);
      for (int i = 0; i < n; i++) {
        samples[i][column] = instance.samples().numerator(i, c).multiply(up);
      }
    }
  }

  Mask run() {
    for (int i = 0; i < sizes.least(); i++) {
      change(kept.nextClearBit(0), -1);
    }
    for (int round = 0; round < MOST_ROUNDS && improve(); round++) {
      // Each round makes the best single change.
    }
    return Mask.ofKept(n, kept.stream().toArray());
  }

  /** Adds one sample, drops one, or both, whatever helps most; false where nothing helps. */
  private boolean improve() {
    BigInteger best = norm(rest);
    int bestIn = -1;
    int bestOut = -1;
    int size = kept.cardinality();
    boolean swaps = (long) size * (n - size) <= MOST_SWAPS;
    for (int out = -1; out < n; out = kept.nextSetBit(out + 1)) {
      BigInteger[] without = out < 0 ? rest : moved(rest, samples[out], 1);
      if (out >= 0 && size > sizes.least() && norm(without).compareTo(best) < 0) {
        best = norm(without);
        bestIn = -1;
        bestOut = out;
      }
      if (out < 0 && size < sizes.most() || out >= 0 && swaps) {
        for (int in = kept.nextClearBit(0); in < n; in = kept.nextClearBit(in + 1)) {
          BigInteger error = norm(moved(without, samples[in], -1));
          if (error.compareTo(best) < 0) {
            best = error;
            bestIn = in;
            bestOut = out;
          }
        }
      }
      if (kept.nextSetBit(out + 1) < 0) {
        break;
      }
    }
    if (bestIn < 0 && bestOut < 0) {
      return false;
    }
    change(bestIn, bestOut);
    return true;
  }

  private void change(int in, int out) {
    if (out >= 0) {
      rest = moved(rest, samples[out], 1);
      kept.clear(out);
    }
    if (in >= 0) {
      rest = moved(rest, samples[in], -1);
      kept.set(in);
    }
  }

  private static BigInteger[] moved(BigInteger[] vector, BigInteger[] by, int sign) {
    BigInteger[] moved = new BigInteger[vector.length];
    Arrays.setAll(moved, c -> sign > 0 ? vector[c].add(by[c]) : vector[c].subtract(by[c]));
    return moved;
  }

  private static BigInteger norm(BigInteger[] vector) {
    BigInteger norm = BigInteger.ZERO;
    for (BigInteger entry : vector) {
      norm = norm.max(entry.abs());
    }
    return norm;
  }
}
