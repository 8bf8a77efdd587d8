package org.secateur.checker.kink;

/**
 * A ray p of a line of kinks between the nearest rays a and b of other lines, in longs. With α =
 * |p×b|, β = |a×p| and γ = |a×b| the vector αa + βb is γp.
 *
 * @param atA the gauge of a, in any unit
 * @param atB the gauge of b
 * @param atP the gauge of p
 */
record Wedge(long alpha, long beta, long gamma, long atA, long atB, long atP) {
  /** Whether αβ and the sum of gauges fit into longs. */
  boolean fits() {
    return bits(alpha) + bits(beta) < Long.SIZE
        && bits(alpha | beta | gamma) + bits(atA | atB | atP) < Long.SIZE - 2;
  }

  /**
   * Compares the kink of a neuron whose normal has the length of p, weight · αβ, with reach ·
   * (g(αa) + g(βb) + g(αa + βb)). Neither factor is negative.
   */
  int compare(long weight, long reach) {
    long kink = alpha * beta;
    long gauges = alpha * atA + beta * atB + gamma * atP;
    int high = Long.compare(Math.multiplyHigh(weight, kink), Math.multiplyHigh(reach, gauges));
    return high != 0 ? high : Long.compareUnsigned(weight * kink, reach * gauges);
  }

  private static int bits(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros(value);
  }
}
