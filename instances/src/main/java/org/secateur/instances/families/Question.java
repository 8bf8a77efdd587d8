package org.secateur.instances.families;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.secateur.model.Interval;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;

/**
 * What is asked of an instance, as far as it does not depend on the family.
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

  /** The options for samples, with the family's defaults for the objective and the tolerance. */
  static List<FamilyOption> options(String objective, String tolerance) {
    List<FamilyOption> all =
        new ArrayList<>(options(EnumSet.allOf(Objective.class), "n", objective, tolerance));
    all.add(
        new FamilyOption(
            "interval", "targets to be covered", INTERVAL + "; empty: " + DEFAULT_INTERVAL, ""));
    return List.copyOf(all);
  }

  /** The options for networks, which have fewer objectives and no interval. */
  static List<FamilyOption> networkOptions(String objective, String tolerance) {
    return options(
        NetworkPruningInstance.OBJECTIVES,
        "n, or to the number of weights for granularity weight",
        objective,
        tolerance);
  }

  private static List<FamilyOption> options(
      Set<Objective> allowed, String most, String objective, String tolerance) {
    return List.of(
        new FamilyOption("objective", "what is asked", oneOf(allowed), objective),
        new FamilyOption("tolerance", "allowed error", "a number ≥ 0", tolerance),
        new FamilyOption("exactly", "size of every mask", "an integer from 0 to " + most, ""),
        new FamilyOption("at-most", "largest size of a mask", "an integer from 0 to " + most, ""));
  }

  private static String oneOf(Set<Objective> objectives) {
    return objectives.stream()
        .sorted()
        .map(Objective::label)
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  /**
   * The question about samples.
   *
   * @param n the largest size of a mask
   */
  static Question of(OptionValues values, int n) {
    return of(values, EnumSet.allOf(Objective.class), n);
  }

  /**
   * The question about a network.
   *
   * @param most the largest size of a mask
   */
  static Question ofNetwork(OptionValues values, int most) {
    return of(values, NetworkPruningInstance.OBJECTIVES, most);
  }

  private static Question of(OptionValues values, Set<Objective> allowed, int n) {
    Objective objective =
        values
            .text("objective")
            .flatMap(Objective::ofLabel)
            .filter(allowed::contains)
            .orElseThrow(() -> values.bad("objective", oneOf(allowed)));
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
