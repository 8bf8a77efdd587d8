package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;

/**
 * Scalar samples scaled to 64-bit integers, and targets snapped to the same grid without changing
 * any comparison of errors (note {@code reduction-grid}).
 *
 * <p>With u the greatest rational of which all samples are multiples, every sample is stored as 4
 * a/u. A sum is then a multiple of 4, and a target z, whatever its denominator, is replaced by 4
 * ⌊z/u⌋ plus 0, 1, 2 or 3 as the fractional part of z/u is 0, below, at or above one half. So the
 * denominators of targets and tolerances never cost a bit.
 */
public final class ScalarGrid {
  /**
   * Sums of magnitudes stay below 2^61 on the grid, so that a difference of a sum and a target
   * stays below 2^62 and ±2^62 are free as sentinels.
   */
  public static final int MAX_BITS = 61;

  private static final BigInteger FOUR = BigInteger.valueOf(4);

  private final long[] samples;
  private final BigInteger unitNumerator;
  private final BigInteger unitDenominator;
  private final long least;
  private final long greatest;

  private ScalarGrid(
      long[] samples, BigInteger unitNumerator, BigInteger unitDenominator, long least, long most) {
    this.samples = samples;
    this.unitNumerator = unitNumerator;
    this.unitDenominator = unitDenominator;
    this.least = least;
    this.greatest = most;
  }

  /** The grid of an n × 1 matrix; empty where the sums need more than {@link #MAX_BITS} bits. */
  public static Optional<ScalarGrid> of(RationalMatrix matrix) {
    return ofFew(matrix, matrix.rows());
  }

  /**
   * The grid for masks of few samples: sums of at most {@code mostKept} of them fit, sums of all
   * may not. Empty where even those need more than {@link #MAX_BITS} bits.
   */
  public static Optional<ScalarGrid> ofFew(RationalMatrix matrix, int mostKept) {
    int n = matrix.rows();
    BigInteger gcd = BigInteger.ZERO;
    for (int i = 0; i < n && !gcd.equals(BigInteger.ONE); i++) {
      gcd = gcd.gcd(matrix.numerator(i, 0));
    }
    BigInteger unit = gcd.max(BigInteger.ONE);
    BigInteger[] scaled = new BigInteger[n];
    Arrays.setAll(scaled, i -> matrix.numerator(i, 0).divide(unit).multiply(FOUR));
    BigInteger[] ascending = scaled.clone();
    Arrays.sort(ascending);
    BigInteger below = BigInteger.ZERO;
    BigInteger above = BigInteger.ZERO;
    for (int i = 0; i < Math.min(n, mostKept); i++) {
      below = below.add(ascending[i].min(BigInteger.ZERO));
      above = above.add(ascending[n - 1 - i].max(BigInteger.ZERO));
    }
    if (above.subtract(below).add(BigInteger.TEN).bitLength() > MAX_BITS) {
      return Optional.empty();
    }
    // A sample may be beyond the range of the sums only where none may be kept.
    boolean fits = Arrays.stream(scaled).allMatch(a -> a.bitLength() <= MAX_BITS);
    return fits
        ? Optional.of(
            new ScalarGrid(
                Arrays.stream(scaled).mapToLong(BigInteger::longValueExact).toArray(),
                unit,
                matrix.denominator(),
                below.longValueExact(),
                above.longValueExact()))
        : Optional.empty();
  }

  /** The samples on the grid, in their order; a copy. */
  public long[] samples() {
    return samples.clone();
  }

  /** The least sum of a subset that the grid is for. */
  public long least() {
    return least;
  }

  /** The greatest sum of a subset that the grid is for. */
  public long greatest() {
    return greatest;
  }

  /** The exact value of a position on the grid; quarter steps included. */
  public Rational valueOf(long position) {
    return Rational.of(
        BigInteger.valueOf(position).multiply(unitNumerator), unitDenominator.multiply(FOUR));
  }

  /** A target without a tolerance: no sum is within it. */
  public ScalarTarget snap(Rational target) {
    return new ScalarTarget(position(target), 1, 0);
  }

  /** A target with the sums that lie within a tolerance of it. */
  public ScalarTarget snap(Rational target, Rational tolerance) {
    return new ScalarTarget(
        position(target),
        clamp(inUnits(target.subtract(tolerance)).ceiling().multiply(FOUR)),
        clamp(inUnits(target.add(tolerance)).floor().multiply(FOUR)));
  }

  private long position(Rational target) {
    Rational inUnits = inUnits(target);
    BigInteger floor = inUnits.floor();
    int half = inUnits.subtract(Rational.of(floor)).compareTo(Rational.of(1, 2));
    boolean onGrid = inUnits.denominator().equals(BigInteger.ONE);
    long quarter = onGrid ? 0 : 2 + half;
    return clamp(floor.multiply(FOUR).add(BigInteger.valueOf(quarter)));
  }

  private Rational inUnits(Rational value) {
    return Rational.of(
        value.numerator().multiply(unitDenominator), value.denominator().multiply(unitNumerator));
  }

  /** Beyond all sums, how far does not matter: the order of the errors is that of the sums. */
  private long clamp(BigInteger position) {
    return position
        .max(BigInteger.valueOf(least - 4))
        .min(BigInteger.valueOf(greatest + 4))
        .longValueExact();
  }

  /**
   * Snaps a row of float targets at once: what {@link #snap(Rational)} does, in 64-bit arithmetic
   * where that is exact.
   *
   * @param targets T × columns
   * @return grid positions, one for each entry of the row
   */
  public long[] snapRow(RationalMatrix targets, int row) {
    long[] positions = new long[targets.columns()];
    BigInteger gcd = unitDenominator.gcd(targets.denominator().multiply(unitNumerator));
    BigInteger up = unitDenominator.divide(gcd);
    BigInteger down = targets.denominator().multiply(unitNumerator).divide(gcd);
    boolean fast = targets.isNarrow() && up.bitLength() <= 62 && down.bitLength() <= 61;
    for (int c = 0; c < positions.length; c++) {
      long numerator = fast ? targets.narrow(row, c) : 0;
      positions[c] =
          fast && fitsProduct(numerator, up.longValue())
              ? quarter(numerator * up.longValue(), down.longValue())
              : position(targets.get(row, c));
    }
    return positions;
  }

  /**
   * Bounds of the sums within a tolerance, for targets snapped by {@link #snapRow}.
   *
   * @return rows of lower bounds and upper bounds, as in {@link ScalarTarget}
   */
  public long[][] withinRow(RationalMatrix targets, int row, long[] positions, Rational tolerance) {
    long[][] bounds = new long[2][positions.length];
    // A target on the grid admits the same number of steps on either side.
    long reach = clamp(inUnits(tolerance).floor().multiply(FOUR));
    boolean reachIsExact = reach < greatest && reach < -least;
    for (int c = 0; c < positions.length; c++) {
      boolean inside = positions[c] > least && positions[c] < greatest;
      if (reachIsExact && inside && (positions[c] & 3) == 0) {
        bounds[0][c] = Math.max(least - 4, positions[c] - reach);
        bounds[1][c] = Math.min(greatest + 4, positions[c] + reach);
      } else {
        ScalarTarget exact = snap(targets.get(row, c), tolerance);
        bounds[0][c] = exact.lower();
        bounds[1][c] = exact.upper();
      }
    }
    return bounds;
  }

  private static boolean fitsProduct(long a, long b) {
    long low = a * b;
    return Math.multiplyHigh(a, b) == low >> 63 && Math.abs(low) >> 58 == 0;
  }

  private long quarter(long numerator, long denominator) {
    long floor = Math.floorDiv(numerator, denominator);
    long rest = numerator - floor * denominator;
    long quarter = rest == 0 ? 0 : 2 + Long.compare(2 * rest, denominator);
    return Math.max(least - 4, Math.min(greatest + 4, 4 * floor + quarter));
  }
}
