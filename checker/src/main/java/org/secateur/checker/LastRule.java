package org.secateur.checker;

import java.math.BigInteger;

/**
 * Rule {@code last ROW o1 … ot}: at most one more option can be chosen, and only these could help.
 * Side conditions: they are free and distinct; no two free options of what remains are affordable
 * together, twice the least cost being too much; what is chosen violates the row or is too small;
 * and so it is with each other free option.
 *
 * <p>Cost: the number of all options.
 */
final class LastRule implements NodeRule {
  @Override
  public Children settle(Line line, Refutation tree) throws Rejection {
    int number = line.integer();
    Row row = tree.rows().get(line, number);
    int[] options = tree.freeOptions(line);
    Options all = tree.options();
    BigInteger sum = tree.sum(new Inequality(row, number, false));
    requireMissed(line, tree, row, sum, 0, "what is chosen");
    for (int o = 0; o < all.count(); o++) {
      if (tree.isFree(o) && 2 * all.cost(o) <= tree.budget()) {
        throw Rejection.invalid(
            line.number(),
            "a size of "
                + tree.budget()
                + " remains, option "
                + o
                + " costs "
                + all.cost(o)
                + ", expected more than half");
      }
      if (tree.isOther(o)) {
        requireMissed(
            line, tree, row, sum.add(row.coefficient(o)), all.cost(o), "with option " + o);
      }
    }
    return new Children(options, false);
  }

  private static void requireMissed(
      Line line, Refutation tree, Row row, BigInteger sum, int cost, String what) throws Rejection {
    BigInteger lower = row.lower(tree.fact());
    BigInteger upper = row.upper(tree.fact());
    boolean isMet =
        (lower == null || sum.compareTo(lower) >= 0)
            && (upper == null || sum.compareTo(upper) <= 0);
    if (isMet && tree.size() + cost >= tree.fact().sizes().least()) {
      String range = (lower == null ? "none" : lower) + ", " + (upper == null ? "none" : upper);
      throw Rejection.invalid(
          line.number(), what + ": sum " + sum + ", expected outside the bounds " + range);
    }
  }
}
