package org.secateur.checker.tree;

import java.math.BigInteger;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * Rule {@code close G}: what is chosen and the most that all options can add fall short of the
 * bound of the gain's row. Side condition, with λ = p/q and r the size that remains: q · sum +
 * reach + p · r < q · bound.
 *
 * <p>Cost: the number of chosen options.
 */
public final class CloseRule {
  private CloseRule() {}

  public static StepRule.Children close(Line line, Refutation tree) throws Rejection {
    Gain gain = tree.gain(line);
    line.end();
    requireShort(line, tree, gain.inequality(), gain.price(), gain.reach());
    return StepRule.Children.NONE;
  }

  static void requireShort(
      Line line, Refutation tree, Inequality inequality, Fraction price, BigInteger reach)
      throws Rejection {
    BigInteger bound = inequality.bound(line.number(), tree.fact());
    BigInteger sum = inequality.turned(tree.sum(inequality.row())).multiply(price.denominator());
    BigInteger size = price.numerator().multiply(tree.remaining(price));
    BigInteger most = sum.add(reach).add(size);
    if (most.compareTo(bound.multiply(price.denominator())) >= 0) {
      throw Rejection.invalid(
          line.number(),
          "row %s may reach %s, expected less than %s",
          inequality.number(),
          new Fraction(most, price.denominator()),
          bound);
    }
  }
}
