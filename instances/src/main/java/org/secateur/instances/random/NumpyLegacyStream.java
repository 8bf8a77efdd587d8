package org.secateur.instances.random;

/**
 * The stream of numpy's {@code RandomState(seed)}: the Mersenne Twister MT19937 (M. Matsumoto and
 * T. Nishimura, 1998, doi:10.1145/272991.272995), seeded by Knuth's multiplier from one 32-bit
 * integer, with doubles of 53 random bits. It repeats published experiments bit for bit.
 *
 * <p>Normal variates are left out: numpy takes a logarithm from the C library, whose last bit is
 * not the same everywhere.
 */
public final class NumpyLegacyStream {
  private static final int LENGTH = 624;
  private static final int MIDDLE = 397;
  private static final int MULTIPLIER = 1_812_433_253;
  private static final int TWIST = 0x9908b0df;

  private final int[] state = new int[LENGTH];
  private int next = LENGTH;

  /**
   * @param seed from 0 to 2^32 - 1, the range of numpy
   */
  public NumpyLegacyStream(long seed) {
    if (seed < 0 || seed > 0xffff_ffffL) {
      throw new IllegalArgumentException("seed: " + seed + ", expected 0 to 2^32 - 1");
    }
    state[0] = (int) seed;
    for (int i = 1; i < LENGTH; i++) {
      state[i] = MULTIPLIER * (state[i - 1] ^ state[i - 1] >>> 30) + i;
    }
  }

  /** The next double in [0, 1): numpy's {@code random_sample()}. */
  public double nextDouble() {
    int high = nextInt() >>> 5;
    int low = nextInt() >>> 6;
    return (high * 0x1p26 + low) * 0x1p-53;
  }

  /** The next double of numpy's {@code uniform(low, high)}, rounded as there. */
  public double uniform(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  private int nextInt() {
    if (next == LENGTH) {
      twist();
    }
    int y = state[next++];
    y ^= y >>> 11;
    y ^= y << 7 & 0x9d2c5680;
    y ^= y << 15 & 0xefc60000;
    return y ^ y >>> 18;
  }

  private void twist() {
    for (int i = 0; i < LENGTH; i++) {
      int y = state[i] & 0x80000000 | state[(i + 1) % LENGTH] & 0x7fffffff;
      state[i] = state[(i + MIDDLE) % LENGTH] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : TWIST);
    }
    next = 0;
  }
}
