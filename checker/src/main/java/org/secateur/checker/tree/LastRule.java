package org.secateur.checker.tree;

import java.math.BigInteger;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * Rule {@code last ROW o1 … ot}: at most one more option can be chosen, and only these could help.
 * Side conditions: they are free and distinct; no two free options of what remains are affordable
 * together, twice the least cost being too much; what is chosen violates the row or is too small;
 * and so it is with each other free option.
 *
 * <p>Cost: for each cost that an option may have, a search among the row's options in their order,
 * and a look at those that put the sum within the bounds, or of which two would be affordable.
 */
public final class LastRule {
  private LastRule() {}

  public static StepRule.Children last(Line line, Refutation tree) throws Rejection {
    int number = line.integer();
    Row row = tree.rows().get(line, number);
    int[] options = tree.freeOptions(line);
    BigInteger lower = row.bounds(tree.fact()).lower();
    BigInteger upper = row.bounds(tree.fact()).upper();
    BigInteger sum = tree.sum(row);
    // What may still be added for the sum to be within the bounds.
    BigInteger least = lower == null ? null : lower.subtract(sum);
    BigInteger most = upper == null ? null : upper.subtract(sum);
    boolean isMet = (least == null || least.signum() <= 0) && (most == null || most.signum() >= 0);
    if (isMet && tree.size() >= tree.fact().sizes().least()) {
      throw met(line, "what is chosen", sum, lower, upper);
    }
    for (int cost = 1; cost <= tree.budget() && cost <= tree.options().greatestCost(); cost++) {
      if (2 * cost <= tree.budget()) {
        requireNoneFree(line, tree, cost);
      } else if (tree.size() + cost >= tree.fact().sizes().least()) {
        int end = row.firstAbove(most, cost);
        for (int at = row.firstAtLeast(least, cost); at < end; at++) {
          int option = row.sorted(cost)[at];
          if (tree.isOther(option)) {
            BigInteger with = sum.add(row.coefficient(option));
            throw met(line, "with option " + option, with, lower, upper);
          }
        }
      }
    }
    return new StepRule.Children(options, false, false);
  }

  private static void requireNoneFree(Line line, Refutation tree, int cost) throws Rejection {
    for (int o : tree.rows().ofSize().sorted(cost)) {
      if (tree.isFree(o)) {
        String option = "option " + o + " costs " + cost + ", expected more than half";
        throw Rejection.invalid(line.number(), "a size of %s remains, %s", tree.budget(), option);
      }
    }
  }

  private static Rejection met(
      Line line, String what, BigInteger sum, BigInteger lower, BigInteger upper) {
    String range = (lower == null ? "none" : lower) + ", " + (upper == null ? "none" : upper);
    return Rejection.invalid(
        line.number(), "%s: sum %s, expected outside the bounds %s", what, sum, range);
  }
}
