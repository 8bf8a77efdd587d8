package org.secateur.checker.parts;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.halves.Enumeration;
import org.secateur.checker.halves.Halves;
import org.secateur.checker.reading.Line;
import org.secateur.checker.tree.Options;
import org.secateur.checker.tree.Refutation;
import org.secateur.checker.tree.Row;
import org.secateur.checker.tree.StepRule;
import org.secateur.checker.verdict.Rejection;

/**
 * Rule {@code halves ROW…}, at the root: a mask is one choice of options in each component of the
 * listed rows and neurons, and its size is the sum of their costs. The checker lists all choices of
 * each component, and keeps the costs of those within the bounds of the component's rows; no sum of
 * one cost of each may be a size of the fact (section 10 of note {@code certificate-v2}).
 *
 * <p>Side conditions: the rows are distinct, none is row 0, and what the enumeration finds. Cost
 * and limits: those of {@link Enumeration} and {@link Halves}, for each component; components are
 * looked at in the order of the rows, until no sum of costs is left. With the tables of earlier
 * steps, for one certificate.
 */
public final class HalvesRule {
  /** The tables of the components of late. */
  private final Map<Component, Halves> kept = new HashMap<>();

  /** What the components before can cost, as bits, and choices of a component by their cost. */
  private record Stage(BigInteger before, Map<Integer, List<Integer>> choices) {}

  public StepRule.Children halves(Line line, Refutation tree) throws Rejection {
    List<Row> rows = rows(line, tree);
    if (tree.depth() > 0) {
      throw Rejection.invalid(line.number(), "halves at depth %s, expected 0", tree.depth());
    }
    Options options = tree.options();
    int least = tree.fact().sizes().least();
    List<Component> parts = Component.of(tree, rows);
    int rest = parts.stream().skip(1).mapToInt(part -> part.dearest(options)).sum();
    List<Stage> stages = new ArrayList<>();
    BigInteger totals = costs(parts.get(0), tree);
    for (Component part : parts.subList(1, parts.size())) {
      rest -= part.dearest(options);
      // Other costs cannot be completed to a size of the fact.
      int from = Math.max(0, least - (totals.bitLength() - 1) - rest);
      int to = Math.min(part.dearest(options), tree.budget() - totals.getLowestSetBit());
      Stage stage = new Stage(totals, choices(line, tree, part, new Sizes(from, to)));
      stages.add(stage);
      totals = upTo(tree.budget(), sums(totals, stage.choices.keySet()));
      if (totals.signum() == 0) {
        return StepRule.Children.NONE;
      }
    }
    int first = totals.shiftRight(least).getLowestSetBit();
    if (first >= 0) {
      throw counterexample(line, stages, least + first);
    }
    return StepRule.Children.NONE;
  }

  private static List<Row> rows(Line line, Refutation tree) throws Rejection {
    List<Row> rows = new ArrayList<>();
    while (line.hasNext()) {
      int number = line.integer();
      Row row = tree.rows().get(line, number);
      if (number == 0 || rows.contains(row)) {
        throw Rejection.invalid(
            line.number(),
            number == 0 ? "row 0, expected one of sums" : "row " + number + " twice");
      }
      rows.add(row);
    }
    return rows;
  }

  private static BigInteger upTo(int most, BigInteger costs) {
    return costs.and(BigInteger.ONE.shiftLeft(most + 1).subtract(BigInteger.ONE));
  }

  private static BigInteger sums(BigInteger costs, Iterable<Integer> more) {
    BigInteger sums = BigInteger.ZERO;
    for (int cost : more) {
      sums = sums.or(costs.shiftLeft(cost));
    }
    return sums;
  }

  /**
   * What choices of the neurons of no row can cost, as bits; where sizes begin with 0, the least.
   */
  private static BigInteger costs(Component unlinked, Refutation tree) {
    BigInteger costs = BigInteger.ONE;
    if (tree.fact().sizes().least() > 0) {
      for (List<Integer> group : unlinked.groups()) {
        List<Integer> each = group.stream().map(tree.options()::cost).distinct().toList();
        costs = upTo(tree.budget(), costs.or(sums(costs, each)));
      }
    }
    return costs;
  }

  /**
   * For each of these costs a choice within the bounds of the component's rows, if there is one;
   * where sizes begin with 0, for the least such cost.
   */
  private Map<Integer, List<Integer>> choices(
      Line line, Refutation tree, Component part, Sizes costs) throws Rejection {
    List<Row> rows = part.rows();
    NoMask fact = tree.fact();
    BigInteger[] low = rows.stream().map(r -> r.bounds(fact).lower()).toArray(BigInteger[]::new);
    BigInteger[] high = rows.stream().map(r -> r.bounds(fact).upper()).toArray(BigInteger[]::new);
    if (costs.isEmpty()) {
      return Map.of();
    }
    Halves halves = tables(part, tree.options(), costs.most());
    return new Enumeration(line.number(), halves, low, high)
        .choices(costs, fact.sizes().least() == 0);
  }

  /** Those of earlier steps go if others have to be made and they have many entries together. */
  private Halves tables(Component part, Options options, int most) {
    if (!(kept.containsKey(part) && kept.get(part).serves(most))
        && kept.values().stream().mapToLong(Halves::entries).sum() > Halves.MAX_ENTRIES) {
      kept.clear();
    }
    return kept.computeIfAbsent(part, p -> new Halves(part.summands(options), part.rows().size()));
  }

  private static Rejection counterexample(Line line, List<Stage> stages, int size) {
    List<Integer> options = new ArrayList<>();
    int left = size;
    for (int s = stages.size() - 1; s >= 0; s--) {
      for (Map.Entry<Integer, List<Integer>> choice : stages.get(s).choices.entrySet()) {
        if (choice.getKey() <= left && stages.get(s).before.testBit(left - choice.getKey())) {
          left -= choice.getKey();
          options.addAll(choice.getValue());
          break;
        }
      }
    }
    return Rejection.invalid(
        line.number(),
        "size %s: options %s, with a cost of %s by neurons of no row, are within all bounds",
        size,
        options.stream().sorted().toList(),
        left);
  }
}
