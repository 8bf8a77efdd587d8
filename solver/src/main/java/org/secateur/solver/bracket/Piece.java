package org.secateur.solver.bracket;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.secateur.solver.oracle.Difference;

/**
 * One of the functions whose largest value over the domain is wanted: Σ weights_i relu(w_i · x) −
 * relu(Σ outer_i relu(w_i · x)). The error is the largest of 0 and the values of all pieces.
 *
 * @param weights one for each neuron of the difference; never changed
 * @param outer likewise; all 0 where nothing is rectified and subtracted
 * @param hasOuter whether one of them is not 0
 */
record Piece(BigInteger[] weights, BigInteger[] outer, boolean hasOuter) {

  /** All pieces of a difference (note {@code oracle-bracket}). */
  static List<Piece> of(Difference difference) {
    List<Piece> pieces = new ArrayList<>();
    int n = difference.neurons().size();
    for (int r = 0; r < difference.outputs(); r++) {
      BigInteger[] first = column(difference, r);
      if (!difference.hasRectified()) {
        add(pieces, first, zeros(n));
        add(pieces, negated(first), zeros(n));
        continue;
      }
      int other = difference.outputs() + r;
      BigInteger[] second = column(difference, other);
      boolean reluFirst = difference.isRectified(r);
      boolean reluSecond = difference.isRectified(other);
      of(first, reluFirst, second, reluSecond, pieces);
      of(second, reluSecond, first, reluFirst, pieces);
    }
    return pieces;
  }

  /** The pieces of plus − minus, each rectified or not. */
  private static void of(
      BigInteger[] plus,
      boolean reluPlus,
      BigInteger[] minus,
      boolean reluMinus,
      List<Piece> pieces) {
    int n = plus.length;
    if (reluMinus) {
      // Where the positive part of plus is 0, the piece is at most 0.
      add(pieces, plus, minus);
      return;
    }
    BigInteger[] difference = new BigInteger[n];
    Arrays.setAll(difference, i -> plus[i].subtract(minus[i]));
    add(pieces, difference, zeros(n));
    if (reluPlus) {
      add(pieces, negated(minus), zeros(n));
    }
  }

  private static void add(List<Piece> pieces, BigInteger[] weights, BigInteger[] outer) {
    boolean hasOuter = Arrays.stream(outer).anyMatch(f -> f.signum() != 0);
    pieces.add(new Piece(weights, outer, hasOuter));
  }

  private static BigInteger[] column(Difference difference, int feature) {
    return difference.neurons().stream()
        .map(neuron -> neuron.weights()[feature])
        .toArray(BigInteger[]::new);
  }

  private static BigInteger[] zeros(int length) {
    BigInteger[] zeros = new BigInteger[length];
    Arrays.fill(zeros, BigInteger.ZERO);
    return zeros;
  }

  private static BigInteger[] negated(BigInteger[] entries) {
    return Arrays.stream(entries).map(BigInteger::negate).toArray(BigInteger[]::new);
  }

  /** Whether a neuron can make the piece larger than its linear relaxation. */
  boolean isConvex(int neuron) {
    return weights[neuron].signum() > 0
        || outer[neuron].signum() < 0 && weights[neuron].compareTo(outer[neuron]) > 0;
  }
}
