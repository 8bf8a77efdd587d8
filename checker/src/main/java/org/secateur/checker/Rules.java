package org.secateur.checker;

import java.util.List;
import org.secateur.checker.kink.KinkRule;
import org.secateur.checker.parts.HalvesRule;
import org.secateur.checker.sweep.SweepRule;
import org.secateur.checker.tree.BranchRule;
import org.secateur.checker.tree.CloseRule;
import org.secateur.checker.tree.CombinedRow;
import org.secateur.checker.tree.DropRule;
import org.secateur.checker.tree.Gain;
import org.secateur.checker.tree.InputRow;
import org.secateur.checker.tree.LastRule;
import org.secateur.checker.tree.RowRule;
import org.secateur.checker.tree.SplitRule;
import org.secateur.checker.tree.StepRule;
import org.secateur.checker.tree.TightenRule;

/**
 * Every rule that a certificate about a network may use: the word with which its lines begin, what
 * a proof by it rests on, as {@code check} says it, and the class that is the rule. A certificate
 * that does not use a rule is judged without a line of its class.
 */
public final class Rules {
  /** What makes rows, which bound sums over the chosen options. */
  public static final List<RowRule> ROWS =
      List.of(
          new RowRule("row", "rows", InputRow::read),
          new RowRule("comb", "combined rows", CombinedRow::read));

  private Rules() {}

  /**
   * What a refutation consists of, in the order of the specification. For one certificate: some
   * keep tables from one step to the next.
   */
  public static List<StepRule> steps() {
    return List.of(
        new StepRule("gain", "branching", Gain::read),
        new StepRule("drop", "branching", DropRule::drop),
        new StepRule("kinks", "kinks", KinkRule::drop),
        new StepRule("tighten", "branching", TightenRule::tighten),
        new StepRule("close", "branching", CloseRule::close),
        new StepRule("branch", "branching", BranchRule::branch),
        new StepRule("last", "branching", LastRule::last),
        new StepRule("split", "branching", SplitRule::split),
        new StepRule("sweep", "sweep", SweepRule::sweep),
        new StepRule("halves", "enumeration of parts", new HalvesRule()::halves));
  }
}
