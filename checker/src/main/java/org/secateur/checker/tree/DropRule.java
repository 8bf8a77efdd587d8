package org.secateur.checker.tree;

import java.math.BigInteger;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * Rule {@code drop G o…}, at the root: no mask within the bound chooses one of these options. Side
 * condition: with o in place of the best option of its neuron, the gain's row falls short, as in
 * {@link CloseRule}.
 *
 * <p>Cost: the options of the neuron for each.
 */
public final class DropRule {
  private DropRule() {}

  public static StepRule.Children drop(Line line, Refutation tree) throws Rejection {
    boolean[] dropped = tree.droppedAtRoot(line);
    Gain gain = tree.gain(line);
    Inequality inequality = gain.inequality();
    Options options = tree.options();
    do {
      int option = tree.option(line);
      // The gain may have counted options of the group that were dropped since: it stays a bound.
      BigInteger best =
          inequality.best(options, gain.price(), options.group(option), tree::mayBeKept);
      BigInteger own = inequality.value(options, gain.price(), option);
      BigInteger reach = gain.reach().subtract(best).add(own);
      CloseRule.requireShort(line, tree, inequality, gain.price(), reach);
      dropped[option] = true;
    } while (line.hasNext());
    return StepRule.Children.OPEN;
  }
}
