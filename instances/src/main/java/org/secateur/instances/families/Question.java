package org.secateur.instances.families;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secateur.model.Interval;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;

/**
 * What is asked of the samples, as far as it does not depend on the family.
 *
 * @param sizes allowed for a mask
 * @param tolerance present where the objective needs it, or where it is given
 * @param interval present where the objective needs it
 */
record Question(
    Objective objective,
    Optional<SizeRange> sizes,
    Optional<Rational> tolerance,
    Optional<Interval> interval) {

  private static final String INTERVAL = "two numbers lo,hi with lo ≤ hi";
  private static final String DEFAULT_INTERVAL = "-1,1";
  private static final String OBJECTIVES =
      Arrays.stream(Objective.values()).map(Objective::label).collect(Collectors.joining(", "));

  /** The options, with the family's defaults for the objective and the tolerance. */
  static List<FamilyOption> options(String objective, String tolerance) {
    return List.of(
        new FamilyOption("objective", "what is asked", "one of " + OBJECTIVES, objective),
        new FamilyOption("tolerance", "allowed error", "a number ≥ 0", tolerance),
        new FamilyOption("exactly", "size of every mask", "an integer from 0 to n", ""),
        new FamilyOption("at-most", "largest size of a mask", "an integer from 0 to n", ""),
        new FamilyOption(
            "interval", "targets to be covered", INTERVAL + "; empty: " + DEFAULT_INTERVAL, ""));
  }

  static Question of(OptionValues values, int n) {
    Objective objective =
        values
            .text("objective")
            .flatMap(Objective::ofLabel)
            .orElseThrow(() -> values.bad("objective", "one of " + OBJECTIVES));
    Optional<Rational> tolerance = values.optionalNumber("tolerance");
    values.require(tolerance.map(e -> e.signum() >= 0).orElse(true), "tolerance");
    values.require(tolerance.isPresent() || !objective.needsTolerance(), "tolerance");
    Optional<Interval> interval =
        objective.needsInterval() ? Optional.of(interval(values)) : Optional.empty();
    return new Question(objective, sizes(values, n), tolerance, interval);
  }

  private static Optional<SizeRange> sizes(OptionValues values, int n) {
    Optional<SizeRange> exactly = values.optionalInteger("exactly", 0, n).map(SizeRange::exactly);
    Optional<SizeRange> atMost = values.optionalInteger("at-most", 0, n).map(SizeRange::atMost);
    if (exactly.isPresent() && atMost.isPresent()) {
      throw values.bad("at-most", "nothing beside exactly");
    }
    return exactly.or(() -> atMost);
  }

  private static Interval interval(OptionValues values) {
    String[] ends = values.text("interval").orElse(DEFAULT_INTERVAL).split(",", -1);
    values.require(ends.length == 2, "interval");
    try {
      Rational lower = Rational.parse(ends[0].strip());
      Rational upper = Rational.parse(ends[1].strip());
      values.require(lower.compareTo(upper) <= 0, "interval");
      return new Interval(lower, upper);
    } catch (NumberFormatException e) {
      throw values.bad("interval", INTERVAL);
    }
  }
}
