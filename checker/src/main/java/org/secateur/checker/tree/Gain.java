package org.secateur.checker.tree;

import java.math.BigInteger;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * Rule {@code gain G ROW lower|upper λ}: with λ = p/q, the most that options which are not dropped,
 * and cost no more than the fact's largest size, can add to q · sum − p · size, one of each neuron;
 * found once, at the line. No side condition.
 */
public record Gain(Inequality inequality, Fraction price, BigInteger reach) {
  /** Adds the next gain to a tree. */
  public static StepRule.Children read(Line line, Refutation tree) throws Rejection {
    line.expectNumber(tree.gains().size(), "the next gain");
    Inequality inequality = tree.rows().inequality(line);
    Fraction price = line.fraction();
    BigInteger reach = inequality.reach(tree.options(), price, tree::mayBeKept);
    tree.gains().add(new Gain(inequality, price, reach));
    return StepRule.Children.OPEN;
  }
}
