package org.secateur.checker.tree;

import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * Rule {@code tighten FACT}: from here on a weaker fact is proved. What is settled stays so: fewer
 * masks are to be refuted. Side condition: the same least size, no larger size, no larger error.
 */
public final class TightenRule {
  private TightenRule() {}

  public static StepRule.Children tighten(Line line, Refutation tree) throws Rejection {
    NoMask fact = tree.fact();
    NoMask next = Refutation.readFact(line);
    Sizes sizes = next.sizes();
    if (sizes.least() != fact.sizes().least()
        || sizes.most() > fact.sizes().most()
        || !fact.settles(sizes.least(), next.bound(), next.strict())) {
      throw Rejection.invalid(line.number(), "%s does not follow from %s", next, fact);
    }
    tree.replaceFact(next);
    return StepRule.Children.OPEN;
  }
}
