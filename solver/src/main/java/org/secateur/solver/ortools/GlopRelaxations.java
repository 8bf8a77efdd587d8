package org.secateur.solver.ortools;

import com.google.ortools.linearsolver.MPSolver;
import java.time.Duration;
import java.util.Optional;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.bracket.Relaxation;
import org.secateur.solver.bracket.Relaxation.Candidate;
import org.secateur.solver.bracket.RelaxationSolver;

/** GLOP, the simplex method of OR-Tools in floating point, as a source of candidates. */
public final class GlopRelaxations implements RelaxationSolver {
  @Override
  public Optional<Candidate> solve(Relaxation relaxation, Duration time) {
    try {
      NativeOrTools.load("glop");
    } catch (BackendException | LinkageError missing) {
      return Optional.empty();
    }
    MPSolver solver = MPSolver.createSolver("GLOP");
    if (solver == null) {
      return Optional.empty();
    }
    try {
      solver.setTimeLimit(Math.max(1, time.toMillis()));
      return new GlopModel(solver, relaxation).solve();
    } finally {
      solver.delete();
    }
  }
}
