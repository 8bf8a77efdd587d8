package org.secateur.checker.tree;

import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * Rule {@code split o1 … ot}: either one of these options is chosen or none of them is. Side
 * condition: they are free and distinct, and there is one at least.
 */
public final class SplitRule {
  private SplitRule() {}

  public static StepRule.Children split(Line line, Refutation tree) throws Rejection {
    int[] options = tree.freeOptions(line);
    if (options.length == 0) {
      throw Rejection.malformed(line.number(), "the line ends, expected an option");
    }
    return new StepRule.Children(options, true, false);
  }
}
