package org.secateur.cli;

import java.util.Optional;
import org.secateur.model.Instance;
import org.secateur.model.SolveResult;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.api.SolverInfo;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.search.SelectionSolver;

/** The exact engine for networks, with a log of its refutations. */
record LoggedSearch(SelectionSolver engine, RefutationLog log) implements PruningSolver {
  @Override
  public SolverInfo info() {
    return engine.info();
  }

  @Override
  public Optional<String> unsupported(Instance instance) {
    return engine.unsupported(instance, log.isKept());
  }

  @Override
  public SolveResult solve(
      Instance instance, SearchLimits limits, long seed, SearchListener listener) {
    return engine.solve(instance, limits, seed, listener, log);
  }
}
