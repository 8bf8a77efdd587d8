package org.secateur.tests.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Interval;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;

/** Instances in one line, for tests that name their numbers. */
public record Questions(
    RationalMatrix samples,
    RationalMatrix targets,
    Optional<SizeRange> sizes,
    Optional<Rational> tolerance,
    Optional<Interval> interval) {

  /** Scalars and one target. */
  public static Questions of(List<Rational> samples, Rational target) {
    return of(RationalMatrix.column(samples), RationalMatrix.column(List.of(target)));
  }

  public static Questions of(RationalMatrix samples, RationalMatrix targets) {
    return new Questions(samples, targets, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public static List<Rational> integers(long... values) {
    return Arrays.stream(values).mapToObj(Rational::of).toList();
  }

  public Questions among(SizeRange range) {
    return new Questions(samples, targets, Optional.of(range), tolerance, interval);
  }

  public Questions within(Rational allowed) {
    return new Questions(samples, targets, sizes, Optional.of(allowed), interval);
  }

  public Questions over(Rational lower, Rational upper) {
    return new Questions(
        samples, targets, sizes, tolerance, Optional.of(new Interval(lower, upper)));
  }

  public SubsetSumInstance ask(Objective objective) {
    return new SubsetSumInstance(
        samples,
        targets,
        targets.rows() > 1,
        sizes,
        tolerance,
        interval,
        objective,
        Optional.empty());
  }
}
