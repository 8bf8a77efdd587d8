package org.secateur.checker.network;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.secateur.checker.arithmetic.Matrix;

/**
 * A network x ↦ act(V · relu(W x)) without biases.
 *
 * @param hidden W, one row for each of the n neurons
 * @param output V, one row for each of the m outputs
 * @param rectified whether act is relu; otherwise the identity
 */
public record Network(Matrix hidden, Matrix output, boolean rectified) {
  public int width() {
    return hidden.height();
  }

  public int inputs() {
    return hidden.width();
  }

  public int outputs() {
    return output.height();
  }

  /** What its integer sums are multiples of is 1 over this. */
  public BigInteger unit() {
    return hidden.denominator().multiply(output.denominator());
  }

  /** unit · V · relu(W y) for an integer input y, before act. */
  public BigInteger[] sums(BigInteger[] y) {
    BigInteger[] sums = new BigInteger[outputs()];
    Arrays.fill(sums, BigInteger.ZERO);
    for (int i = 0; i < width(); i++) {
      BigInteger active = dot(hidden.integers(i), y);
      for (int r = 0; active.signum() > 0 && r < sums.length; r++) {
        sums[r] = sums[r].add(active.multiply(output.at(r, i)));
      }
    }
    return sums;
  }

  /** act of a sum. */
  public BigInteger act(BigInteger sum) {
    return rectified ? sum.max(BigInteger.ZERO) : sum;
  }

  /** Whether act changes nothing: a sum without negative terms is not negative. */
  public boolean isPlain() {
    return !rectified
        || output.toRows().stream().flatMap(List::stream).allMatch(v -> v.signum() >= 0);
  }

  public static BigInteger dot(BigInteger[] a, BigInteger[] b) {
    BigInteger sum = BigInteger.ZERO;
    for (int j = 0; j < a.length; j++) {
      sum = sum.add(a[j].multiply(b[j]));
    }
    return sum;
  }
}
