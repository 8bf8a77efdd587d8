package org.secateur.solver.ortools;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Optional;
import org.secateur.model.Rational;
import org.secateur.solver.backend.Goal;
import org.secateur.solver.backend.SelectionQuery;
import org.secateur.solver.backend.SelectionQuery.BoundedRow;

/**
 * One selection query as rows and columns of an {@link MPSolver} (note {@code encoding-networks}).
 */
final class ScipSelection {
  private final MPSolver solver;
  private final SelectionQuery query;
  private final MPVariable[] kept;

  ScipSelection(MPSolver solver, SelectionQuery query) {
    this.solver = solver;
    this.query = query;
    kept = solver.makeBoolVarArray(query.problem().options());
    for (int[] group : query.groups()) {
      MPConstraint atMostOne = solver.makeConstraint(0, 1);
      for (int o : group) {
        atMostOne.setCoefficient(kept[o], 1);
      }
    }
    addSize();
    query.boundedRows().forEach(this::add);
    query.excluded().forEach(this::exclude);
  }

  private void addSize() {
    MPConstraint size = solver.makeConstraint(query.sizes().least(), query.sizes().most(), "size");
    MPObjective objective = solver.objective();
    objective.setMinimization();
    for (int o = 0; o < kept.length; o++) {
      size.setCoefficient(kept[o], query.problem().cost(o));
      if (query.goal() == Goal.LEAST_SIZE) {
        objective.setCoefficient(kept[o], query.problem().cost(o));
      }
    }
  }

  private void add(BoundedRow bounded) {
    MipScale scale = MipScale.of(bounded.row());
    MPConstraint row =
        solver.makeConstraint(scale.toDouble(bounded.lower()), scale.toDouble(bounded.upper()));
    for (int o = 0; o < kept.length; o++) {
      row.setCoefficient(kept[o], scale.toDouble(bounded.row().coefficient(o)));
    }
  }

  /** The number of chosen options kept, less that of others, is smaller than all of them. */
  private void exclude(int[] chosen) {
    MPConstraint row = solver.makeConstraint(-MPSolver.infinity(), chosen.length - 1);
    for (MPVariable variable : kept) {
      row.setCoefficient(variable, -1);
    }
    for (int o : chosen) {
      row.setCoefficient(kept[o], 1);
    }
  }

  ScipRun run() {
    boolean minimises = query.goal() == Goal.LEAST_SIZE;
    return new ScipRun(
        solver,
        kept,
        value -> minimises ? Optional.of(MipScale.nearest(Rational.of(value))) : Optional.empty());
  }
}
