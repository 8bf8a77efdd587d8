package org.secateur.instances.random;

import java.math.BigInteger;

/**
 * The random stream of all generators: xoshiro256++ (D. Blackman and S. Vigna, 2021,
 * doi:10.1145/3460772), its state filled by SplitMix64 (G. Steele, D. Lea and C. Flood, 2014,
 * doi:10.1145/2660193.2660195).
 *
 * <p>Written out here, with everything that is drawn from it, so that an instance's seed means the
 * same instance for ever, whatever becomes of the JDK's or a library's generators.
 */
public final class PinnedStream {
  private long s0;
  private long s1;
  private long s2;
  private long s3;

  /** A stream for any seed. */
  public PinnedStream(long seed) {
    this(splitMix(seed, 1), splitMix(seed, 2), splitMix(seed, 3), splitMix(seed, 4));
  }

  /** A stream from a whole state, not all zero. */
  PinnedStream(long s0, long s1, long s2, long s3) {
    this.s0 = s0;
    this.s1 = s1;
    this.s2 = s2;
    this.s3 = s3;
  }

  /** The k-th output of SplitMix64, k ≥ 1. */
  static long splitMix(long seed, int k) {
    long z = seed + k * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /**
   * A new stream, seeded by the next 64 bits of this one: what is drawn from it, and how much,
   * moves nothing here.
   */
  public PinnedStream fork() {
    return new PinnedStream(nextLong());
  }

  /** The next 64 bits. */
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** A number of that many random bits, drawn in words of 64, the most significant first. */
  public BigInteger nextBits(int count) {
    BigInteger result = BigInteger.ZERO;
    for (int left = count; left > 0; left -= Long.SIZE) {
      int taken = Math.min(left, Long.SIZE);
      BigInteger part = new BigInteger(Long.toUnsignedString(nextLong() >>> Long.SIZE - taken));
      result = result.shiftLeft(taken).or(part);
    }
    return result;
  }

  /** A uniform integer from 0 to {@code most}, by rejection. */
  public BigInteger nextInteger(BigInteger most) {
    if (most.signum() < 0) {
      throw new IllegalArgumentException("most: " + most + ", expected ≥ 0");
    }
    BigInteger drawn = nextBits(most.bitLength());
    while (drawn.compareTo(most) > 0) {
      drawn = nextBits(most.bitLength());
    }
    return drawn;
  }

  /** A uniform integer from {@code least} to {@code most}. */
  public BigInteger nextInteger(BigInteger least, BigInteger most) {
    return least.add(nextInteger(most.subtract(least)));
  }

  /**
   * The same number as {@link #nextInteger(BigInteger, BigInteger)}, without big integers.
   *
   * @param least with {@code most - least} at least 0 and within a long
   */
  public long nextLong(long least, long most) {
    long range = Math.subtractExact(most, least);
    if (range < 0) {
      throw new IllegalArgumentException("most: " + most + ", expected ≥ " + least);
    }
    if (range == 0) {
      return least;
    }
    int unused = Long.numberOfLeadingZeros(range);
    long drawn = nextLong() >>> unused;
    while (drawn > range) {
      drawn = nextLong() >>> unused;
    }
    return least + drawn;
  }

  /** A uniform integer from 0 to {@code bound} - 1. */
  public int nextInt(int bound) {
    return Math.toIntExact(nextLong(0, bound - 1L));
  }

  /** A uniform double in (0, 1), never an end: an odd multiple of 2^-53. */
  public double nextOpenDouble() {
    return ((nextLong() >>> 12) * 2 + 1) * 0x1p-53;
  }

  /** The indices of a uniformly random subset of given size, ascending. */
  public int[] nextSubset(int n, int size) {
    int[] subset = new int[size];
    int found = 0;
    // Selection sampling: index i is taken with probability (still needed) / (still to come).
    for (int i = 0; found < size; i++) {
      if (nextInt(n - i) < size - found) {
        subset[found++] = i;
      }
    }
    return subset;
  }
}
