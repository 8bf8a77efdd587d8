package org.secateur.checker.halves;

import java.math.BigInteger;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.halves.HalfSums.Sorted;
import org.secateur.checker.verdict.Rejection;

/**
 * A chain of sums through a piece of the interval of a {@link Covering}, where rounded sums do not
 * tell whether it goes on: of each cell the least and the greatest sum as they are, which takes far
 * longer for each sum.
 */
final class ExactPiece {
  private final int line;
  private final Halves halves;
  private final BigInteger start;
  private final BigInteger apart;

  /** A cell is 2^shift long: two sums of one cell are not too much apart. */
  private final int shift;

  /** Of each cell, less the start; null where it has none. */
  private final BigInteger[] least;

  private final BigInteger[] greatest;
  private long sums;
  private long nextLook;

  /**
   * @param line of the step, for messages
   * @param start a number to which a chain leads; the piece is behind it
   * @param apart how much one sum may be after another one
   * @param cells at least 2, for a piece that is as long as that
   */
  ExactPiece(int line, Halves halves, BigInteger start, BigInteger apart, int cells) {
    this.line = line;
    this.halves = halves;
    this.start = start;
    this.apart = apart;
    this.shift = apart.add(BigInteger.ONE).bitLength() - 1;
    this.least = new BigInteger[cells];
    this.greatest = new BigInteger[cells];
    this.nextLook = cells / 2;
  }

  /**
   * The last sum to which a chain leads from the start, or the start.
   *
   * @throws Rejection UNSUPPORTED, if half sums or sums are too many
   */
  BigInteger last(Sizes costs) throws Rejection {
    BigInteger[] lows = {start.add(BigInteger.ONE)};
    BigInteger[] highs = {start.add(BigInteger.valueOf(least.length).shiftLeft(shift))};
    boolean isWhole = new Enumeration(line, halves, lows, highs).scan(costs, this::put);
    BigInteger last = walked();
    if (!isWhole && !isPassed(last)) {
      throw Rejection.unsupported(line, "enumeration of more than %s sums", halves.mostVisits());
    }
    return start.add(last);
  }

  /** False if no more sums are needed, or wanted; this is asked ever more rarely. */
  private boolean put(Sorted lefts, int k, Sorted rights, int from, int to) {
    BigInteger one = halves.left().exact(0, lefts.entries()[k]).subtract(start);
    for (int r = from; r < to; r++) {
      BigInteger sum = one.add(halves.right().exact(0, rights.entries()[r]));
      int cell = sum.subtract(BigInteger.ONE).shiftRight(shift).intValueExact();
      least[cell] = least[cell] == null ? sum : sum.min(least[cell]);
      greatest[cell] = greatest[cell] == null ? sum : sum.max(greatest[cell]);
    }
    sums += to - from;
    if (sums > halves.mostVisits()) {
      return false;
    }
    if (sums < nextLook) {
      return true;
    }
    nextLook += nextLook / 2 + 1;
    return !isPassed(walked());
  }

  private BigInteger walked() {
    BigInteger at = BigInteger.ZERO;
    for (int cell = 0; cell < least.length; cell++) {
      if (least[cell] != null && least[cell].compareTo(at.add(apart)) <= 0) {
        at = greatest[cell];
      }
    }
    return at;
  }

  private boolean isPassed(BigInteger at) {
    return at.add(apart).compareTo(BigInteger.valueOf(least.length).shiftLeft(shift)) >= 0;
  }
}
