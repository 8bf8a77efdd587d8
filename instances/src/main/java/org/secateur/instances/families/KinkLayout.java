package org.secateur.instances.families;

import java.math.BigInteger;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Rational;

/**
 * Where the kinks of a kink-separated network lie: on the right and the upper edge of a square in
 * turn, in cells of 2^-bits of half an edge. Kink number 2s or 2s + 1 is within {@code jitter} of
 * (s + 1) · spacing from the beginning of its edge.
 *
 * @param kinks their number
 * @param bits of the grid
 * @param spacing between the middles of neighbouring slots
 * @param jitter at most half of the spacing
 */
record KinkLayout(int kinks, int bits, long spacing, long jitter) {
  /**
   * The widest layout.
   *
   * @param share of the spacing that a kink may be off its slot's middle
   */
  static KinkLayout of(int kinks, int bits, Rational share) {
    long spacing = (2L << bits) / slots(kinks);
    long jitter = share.multiply(Rational.of(spacing)).floor().longValueExact();
    return new KinkLayout(kinks, bits, spacing, jitter);
  }

  /** The least bits that leave at least that many cells between slots. */
  static int leastBits(int kinks, long cells) {
    BigInteger needed = BigInteger.valueOf(slots(kinks)).multiply(BigInteger.valueOf(cells));
    // 2 · 2^bits ≥ needed.
    return Math.max(1, needed.subtract(BigInteger.ONE).bitLength() - 1);
  }

  /** Of one edge, and one more, so that both of its ends are a spacing away. */
  private static long slots(int kinks) {
    return (kinks + 1) / 2 + 1;
  }

  /** Cells that are free of other kinks and of corners on both sides of every kink. */
  long room() {
    return spacing - 2 * jitter;
  }

  /** A random place of a kink on its edge, from -2^bits to 2^bits. */
  long place(int kink, PinnedStream stream) {
    return (kink / 2 + 1) * spacing - (1L << bits) + stream.nextLong(-jitter, jitter);
  }

  boolean isOnRightEdge(int kink) {
    return kink % 2 == 0;
  }
}
