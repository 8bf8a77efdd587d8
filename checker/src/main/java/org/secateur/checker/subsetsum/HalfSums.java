package org.secateur.checker.subsetsum;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.secateur.checker.arithmetic.Sizes;

/**
 * All subset sums of one half of the samples with at most a given number of summands, sorted by
 * their first coordinate.
 */
final class HalfSums {
  private final int most;

  /** {@code sums[c][i]}: coordinate c of entry i. */
  private BigInteger[][] sums;

  /** {@code masks[i]}: bit j is set where entry i keeps sample j of this half. */
  private long[] masks = {0};

  /**
   * @param samples {@code samples[j][c]}: coordinate c of sample j of this half; at most 63 samples
   * @param most summands
   */
  HalfSums(BigInteger[][] samples, int dimension, int most) {
    this.most = most;
    sums = new BigInteger[dimension][1];
    for (BigInteger[] coordinate : sums) {
      coordinate[0] = BigInteger.ZERO;
    }
    for (int j = 0; j < samples.length; j++) {
      extend(samples[j], 1L << j);
    }
  }

  /** Merges the entries with themselves plus one more sample: both runs are sorted. */
  private void extend(BigInteger[] sample, long bit) {
    int[] room = IntStream.range(0, masks.length).filter(i -> size(i) < most).toArray();
    BigInteger[][] merged = new BigInteger[sums.length][masks.length + room.length];
    long[] mergedMasks = new long[masks.length + room.length];
    int old = 0;
    int added = 0;
    BigInteger next = room.length == 0 ? null : sums[0][room[0]].add(sample[0]);
    for (int at = 0; at < mergedMasks.length; at++) {
      boolean takeOld =
          added == room.length || old < masks.length && sums[0][old].compareTo(next) <= 0;
      int from = takeOld ? old++ : room[added];
      mergedMasks[at] = takeOld ? masks[from] : masks[from] | bit;
      for (int c = 0; c < sums.length; c++) {
        merged[c][at] = takeOld ? sums[c][from] : sums[c][from].add(sample[c]);
      }
      if (!takeOld && ++added < room.length) {
        next = sums[0][room[added]].add(sample[0]);
      }
    }
    sums = merged;
    masks = mergedMasks;
  }

  /** The number of entries that halves of this length have. */
  static BigInteger entries(int length, int most) {
    return new Sizes(0, most).masks(length);
  }

  int most() {
    return most;
  }

  int count() {
    return masks.length;
  }

  BigInteger sum(int entry) {
    return sums[0][entry];
  }

  BigInteger sum(int entry, int coordinate) {
    return sums[coordinate][entry];
  }

  long mask(int entry) {
    return masks[entry];
  }

  int size(int entry) {
    return Long.bitCount(masks[entry]);
  }

  /** The entries of one size, ascending by their first coordinate. */
  int[] ofSize(int size) {
    return IntStream.range(0, masks.length).filter(i -> size(i) == size).toArray();
  }

  int[] all() {
    return IntStream.range(0, masks.length).toArray();
  }
}
