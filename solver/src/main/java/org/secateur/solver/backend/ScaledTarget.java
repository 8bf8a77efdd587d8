package org.secateur.solver.backend;

import java.math.BigInteger;
import org.secateur.model.Mask;
import org.secateur.model.Rational;
import org.secateur.model.SubsetSumInstance;

/**
 * The samples and one target as integers over one unit, so that every error is a whole number of
 * units.
 *
 * <p>The unit is g / D, where D is the least common denominator of the samples and of this target
 * and g the greatest common divisor of their numerators over D: no larger unit makes all of them
 * whole.
 */
public final class ScaledTarget {
  private final BigInteger[][] samples;
  private final BigInteger[] target;
  private final Rational unit;

  private ScaledTarget(BigInteger[][] samples, BigInteger[] target, Rational unit) {
    this.samples = samples;
    this.target = target;
    this.unit = unit;
  }

  /**
   * Scales an instance for one of its targets.
   *
   * @param row of the instance's targets
   */
  public static ScaledTarget of(SubsetSumInstance instance, int row) {
    int n = instance.sampleCount();
    int m = instance.dimension();
    BigInteger below = instance.samples().denominator();
    for (Rational entry : instance.targets().row(row)) {
      below = below.divide(below.gcd(entry.denominator())).multiply(entry.denominator());
    }
    BigInteger[][] samples = new BigInteger[n][m];
    BigInteger[] target = new BigInteger[m];
    BigInteger stretch = below.divide(instance.samples().denominator());
    BigInteger common = BigInteger.ZERO;
    for (int c = 0; c < m; c++) {
      for (int i = 0; i < n; i++) {
        samples[i][c] = instance.samples().numerator(i, c).multiply(stretch);
        common = common.gcd(samples[i][c]);
      }
      Rational entry = instance.targets().get(row, c);
      target[c] = entry.numerator().multiply(below.divide(entry.denominator()));
      common = common.gcd(target[c]);
    }
    if (common.signum() == 0) {
      common = BigInteger.ONE;
    }
    for (int c = 0; c < m; c++) {
      for (int i = 0; i < n; i++) {
        samples[i][c] = samples[i][c].divide(common);
      }
      target[c] = target[c].divide(common);
    }
    return new ScaledTarget(samples, target, Rational.of(common, below));
  }

  public int sampleCount() {
    return samples.length;
  }

  public int dimension() {
    return target.length;
  }

  /** Entry of a sample, in units. */
  public BigInteger sample(int index, int column) {
    return samples[index][column];
  }

  /** Entry of the target, in units. */
  public BigInteger target(int column) {
    return target[column];
  }

  /** The largest number of whole units within a tolerance. */
  public BigInteger unitsWithin(Rational tolerance) {
    return tolerance.divide(unit).floor();
  }

  /** A number of units as an exact number. */
  public Rational ofUnits(BigInteger units) {
    return unit.multiply(Rational.of(units));
  }

  /** The error of a mask in units, from these integers. */
  public BigInteger error(Mask mask) {
    BigInteger worst = BigInteger.ZERO;
    for (int c = 0; c < target.length; c++) {
      BigInteger difference = target[c].negate();
      for (int i : mask.kept()) {
        difference = difference.add(samples[i][c]);
      }
      worst = worst.max(difference.abs());
    }
    return worst;
  }

  /** No mask has a larger error, in units: the largest over c of Σ_i |a_ic| + |z_c|. */
  public BigInteger largestError() {
    BigInteger largest = BigInteger.ZERO;
    for (int c = 0; c < target.length; c++) {
      BigInteger sum = target[c].abs();
      for (BigInteger[] sample : samples) {
        sum = sum.add(sample[c].abs());
      }
      largest = largest.max(sum);
    }
    return largest;
  }
}
