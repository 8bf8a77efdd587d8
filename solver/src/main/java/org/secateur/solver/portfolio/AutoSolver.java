package org.secateur.solver.portfolio;

import java.util.Optional;
import org.secateur.model.Evidence;
import org.secateur.model.Instance;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.SolveResult;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.api.SolverInfo;
import org.secateur.solver.mitm.ExactSolver;
import org.secateur.solver.search.SelectionSolver;

/** The default engine: an exact one for every problem, named in the result. */
final class AutoSolver implements PruningSolver {
  private static final SolverInfo INFO =
      new SolverInfo(
          "auto",
          "picks the exact engine by problem, size, objective and memory",
          Evidence.PROVED,
          false);

  private final PruningSolver subsetSums = ExactSolver.auto();
  private final PruningSolver networks = new SelectionSolver();

  @Override
  public SolverInfo info() {
    return INFO;
  }

  private PruningSolver engine(Instance instance) {
    return instance instanceof NetworkPruningInstance ? networks : subsetSums;
  }

  @Override
  public Optional<String> unsupported(Instance instance) {
    return engine(instance).unsupported(instance);
  }

  @Override
  public SolveResult solve(
      Instance instance, SearchLimits limits, long seed, SearchListener listener)
      throws BackendException {
    SolveResult result = engine(instance).solve(instance, limits, seed, listener);
    return result.engine().startsWith(INFO.name())
        ? result
        : result.by(INFO.name() + ": " + result.engine());
  }
}
