package org.secateur.solver.bracket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.secateur.solver.bracket.Relaxation.Candidate;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;

/** Where multipliers come from: a linear program where a library can solve it, else descent. */
final class Candidates {
  /** Coefficients of a linear program up to which it takes well under a second. */
  private static final long MOST_COEFFICIENTS = 60_000;

  private static final Duration MOST_TIME = Duration.ofSeconds(5);

  /** Products in one descent, about a second of them. */
  private static final double DESCENT_WORK = 4e8;

  private static final int MOST_ROUNDS = 300;

  private final Setting setting;
  private final List<RelaxationSolver> solvers;
  private final Budget budget;

  /**
   * @param solvers asked one after the other; none for descent alone
   */
  Candidates(Setting setting, List<RelaxationSolver> solvers, Budget budget) {
    this.setting = setting;
    this.solvers = solvers;
    this.budget = budget;
  }

  /** The installed solvers; those whose classes cannot be loaded are left out. */
  static List<RelaxationSolver> installed() {
    List<RelaxationSolver> found = new ArrayList<>();
    Iterator<RelaxationSolver> services = ServiceLoader.load(RelaxationSolver.class).iterator();
    while (true) {
      try {
        if (!services.hasNext()) {
          return found;
        }
        found.add(services.next());
      } catch (ServiceConfigurationError | LinkageError missing) {
        // The bounds do without; the search takes longer, and says what it reached.
        continue;
      }
    }
  }

  Candidate of(Relaxation relaxation) {
    long inputs = setting.difference().inputs();
    if (relaxation.shape().isPresent() && setting.neurons() * inputs <= MOST_COEFFICIENTS) {
      for (RelaxationSolver solver : solvers) {
        Optional<Candidate> candidate = solver.solve(relaxation, MOST_TIME);
        if (candidate.isPresent()) {
          return candidate.get();
        }
      }
    }
    // Every step of a bisection takes some twenty operations for each coefficient.
    double round = 1e3 * Math.max(1, setting.neurons()) * inputs;
    int rounds = (int) Math.max(1, Math.min(MOST_ROUNDS, DESCENT_WORK / round));
    return new Descent(relaxation, setting.region(), (int) inputs, this::isOver).run(rounds);
  }

  /** Whether the limits are reached; does not count as a node. */
  boolean isOver() {
    try {
      budget.spend(0);
      return false;
    } catch (SearchStopped stopped) {
      return true;
    }
  }
}
