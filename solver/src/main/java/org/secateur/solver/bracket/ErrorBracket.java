package org.secateur.solver.bracket;

import java.util.List;
import org.secateur.model.Domain;
import org.secateur.model.Network;
import org.secateur.model.Rational;
import org.secateur.model.StopReason;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.oracle.Difference;
import org.secateur.solver.oracle.WorstCase;
import org.secateur.solver.oracle.WorstInput;

/**
 * A proved bracket on the error of a network over a whole domain, for as many inputs and neurons as
 * there are: what {@link WorstInput} cannot enumerate.
 *
 * <p>The lower bound is the exact error at an input. The upper bound comes out of branch and bound
 * over the signs of hidden neurons; floating point proposes multipliers and every bound is proved
 * from them in integers (note {@code oracle-bracket}). The bracket closes to equality where the
 * search ends and the last linear programs are solved exactly; with many neurons the limits end it
 * before. Memory: 4 bytes for each neuron and open node.
 */
public final class ErrorBracket {
  private ErrorBracket() {}

  /**
   * Brackets the largest distance of two networks over a domain.
   *
   * @param limits of time, nodes and memory; the search has one thread
   * @param gap upper − lower at which the search may end; 0 for equality
   * @throws IllegalArgumentException if the networks or the domain differ in their inputs
   */
  public static BracketedError of(
      Network network,
      Network target,
      Domain domain,
      SearchLimits limits,
      Rational gap,
      SearchListener listener) {
    return of(network, target, domain, limits, gap, listener, Candidates.installed());
  }

  /** With these solvers of relaxations. */
  static BracketedError of(
      Network network,
      Network target,
      Domain domain,
      SearchLimits limits,
      Rational gap,
      SearchListener listener,
      List<RelaxationSolver> solvers) {
    if (gap.signum() < 0) {
      throw new IllegalArgumentException("gap: " + gap + ", expected ≥ 0");
    }
    domain.requireDimension(network.inputs());
    if (domain instanceof Domain.Points) {
      WorstCase worst = WorstInput.of(network, target, domain);
      return new BracketedError(worst, worst.error(), StopReason.COMPLETED, 0);
    }
    Budget budget = new Budget(limits, listener);
    Setting setting = new Setting(new Difference(network, target), domain);
    BracketedError found = new BranchAndBound(setting, budget, gap, solvers).run();
    WorstInput.verify(network, target, domain, found.attained());
    return found;
  }
}
