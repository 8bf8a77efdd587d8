package org.secateur.model;

import java.util.Objects;
import java.util.Optional;

/**
 * The subset-sum family: n samples, scalars or vectors of one length m, and the targets that
 * subsets of them should come near to. The error of a subset S for a target z is the sup-norm of
 * Σ_{i∈S} a_i − z; the empty set is a subset.
 *
 * @param samples n × m, n ≥ 1, m ≥ 1; equal rows are different samples
 * @param targets T × m; T ≥ 1, or 0 where the objective asks about an interval
 * @param targetsListed whether the targets came as a list, so that answers go out as one too
 * @param sizes the sizes a mask may have; absent where all of 0 … n are allowed
 * @param tolerance allowed absolute error, at least 0; present where the objective needs it
 * @param interval the targets to be covered; present where the objective needs it, and then m = 1
 * @param provenance of a generated instance
 */
public record SubsetSumInstance(
    RationalMatrix samples,
    RationalMatrix targets,
    boolean targetsListed,
    Optional<SizeRange> sizes,
    Optional<Rational> tolerance,
    Optional<Interval> interval,
    Objective objective,
    Optional<Provenance> provenance)
    implements Instance {

  public static final String PROBLEM = "subset-sum";

  public SubsetSumInstance {
    Objects.requireNonNull(objective, "objective");
    require(samples.rows() >= 1, "samples: none, expected at least one");
    require(samples.columns() >= 1, "samples: vectors of length 0, expected at least 1");
    require(
        targets.columns() == samples.columns(),
        "targets of length "
            + targets.columns()
            + ", expected the samples' length "
            + samples.columns());
    int n = samples.rows();
    sizes.ifPresent(
        s -> require(s.most() <= n, "size: " + s.most() + ", expected at most n = " + n));
    tolerance.ifPresent(e -> require(e.signum() >= 0, "tolerance: " + e + ", expected ≥ 0"));
    require(
        tolerance.isPresent() || !objective.needsTolerance(),
        "tolerance: missing, required by objective \"" + objective.label() + "\"");
    if (objective.needsInterval()) {
      require(
          interval.isPresent(),
          "interval: missing, required by objective \"" + objective.label() + "\"");
      require(
          samples.columns() == 1,
          "samples: vectors, expected numbers for objective \"" + objective.label() + "\"");
    } else {
      require(
          targets.rows() >= 1,
          "target: missing, required by objective \"" + objective.label() + "\"");
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  @Override
  public String problem() {
    return PROBLEM;
  }

  /** n, the number of samples. */
  public int sampleCount() {
    return samples.rows();
  }

  @Override
  public int maskLength() {
    return sampleCount();
  }

  /** m, the length of a sample. */
  public int dimension() {
    return samples.columns();
  }

  @Override
  public SizeRange allowedSizes() {
    return sizes.orElse(SizeRange.atMost(sampleCount()));
  }

  @Override
  public SubsetSumInstance withObjective(Objective other) {
    return new SubsetSumInstance(
        samples, targets, targetsListed, sizes, tolerance, interval, other, provenance);
  }

  /**
   * The exact error of a mask: the definition, evaluated in rational arithmetic. Every mask of
   * every engine passes through here before it is reported.
   *
   * @param target row of {@link #targets}
   */
  public Rational error(Mask mask, int target) {
    Rational worst = Rational.ZERO;
    for (int c = 0; c < dimension(); c++) {
      java.math.BigInteger sum = java.math.BigInteger.ZERO;
      for (int i : mask.kept()) {
        sum = sum.add(samples.numerator(i, c));
      }
      Rational difference =
          Rational.of(sum, samples.denominator()).subtract(targets.get(target, c));
      worst = worst.max(difference.abs());
    }
    return worst;
  }
}
