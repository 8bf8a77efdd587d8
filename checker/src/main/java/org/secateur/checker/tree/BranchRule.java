package org.secateur.checker.tree;

import java.math.BigInteger;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * Rule {@code branch ROW lower|upper λ o1 … ot}: one of these options has to be chosen. Side
 * condition: they are free and distinct, and what is chosen and the most that the other free
 * options can add fall short of the row's bound, as in {@link CloseRule}. With t = 0 the node is
 * closed.
 *
 * <p>Cost: the number of options that add something at this price, whether they are free or not.
 */
public final class BranchRule {
  private BranchRule() {}

  public static StepRule.Children branch(Line line, Refutation tree) throws Rejection {
    Inequality inequality = tree.rows().inequality(line);
    Fraction price = line.fraction();
    int[] options = tree.freeOptions(line);
    BigInteger reach = inequality.reachInOrder(tree.options(), price, tree.budget(), tree::isOther);
    CloseRule.requireShort(line, tree, inequality, price, reach);
    return new StepRule.Children(options, false, false);
  }
}
