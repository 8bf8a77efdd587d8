package org.secateur.solver.ortools;

import com.google.ortools.modelbuilder.LinearConstraint;
import com.google.ortools.modelbuilder.LinearExpr;
import com.google.ortools.modelbuilder.ModelBuilder;
import com.google.ortools.modelbuilder.Variable;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Rational;
import org.secateur.solver.backend.Goal;
import org.secateur.solver.backend.SelectionQuery;
import org.secateur.solver.backend.SelectionQuery.BoundedRow;

/** One selection query as a model of OR-Tools' model builder (note {@code encoding-networks}). */
final class HighsSelection {
  private final ModelBuilder model;
  private final SelectionQuery query;
  private final Variable[] kept;

  HighsSelection(ModelBuilder model, SelectionQuery query) {
    this.model = model;
    this.query = query;
    kept = new Variable[query.problem().options()];
    Arrays.setAll(kept, o -> model.newBoolVar("x" + o));
    for (int[] group : query.groups()) {
      LinearConstraint atMostOne = model.addLinearConstraint(LinearExpr.constant(0), 0, 1);
      Arrays.stream(group).forEach(o -> atMostOne.addTerm(kept[o], 1));
    }
    model.addLinearConstraint(size(), query.sizes().least(), query.sizes().most());
    query.boundedRows().forEach(this::add);
    query.excluded().forEach(this::exclude);
    if (query.goal() == Goal.LEAST_SIZE) {
      model.minimize(size());
    }
  }

  private LinearExpr size() {
    double[] costs = IntStream.range(0, kept.length).mapToDouble(query.problem()::cost).toArray();
    return LinearExpr.weightedSum(kept, costs);
  }

  private void add(BoundedRow bounded) {
    MipScale scale = MipScale.of(bounded.row());
    double[] coefficients =
        IntStream.range(0, kept.length)
            .mapToDouble(o -> scale.toDouble(bounded.row().coefficient(o)))
            .toArray();
    model.addLinearConstraint(
        LinearExpr.weightedSum(kept, coefficients),
        scale.toDouble(bounded.lower()),
        scale.toDouble(bounded.upper()));
  }

  /** The number of chosen options kept, less that of others, is smaller than all of them. */
  private void exclude(int[] chosen) {
    double[] signs = new double[kept.length];
    Arrays.fill(signs, -1);
    for (int o : chosen) {
      signs[o] = 1;
    }
    model.addLinearConstraint(
        LinearExpr.weightedSum(kept, signs), Double.NEGATIVE_INFINITY, chosen.length - 1);
  }

  HighsRun run() {
    boolean minimises = query.goal() == Goal.LEAST_SIZE;
    return new HighsRun(
        model,
        kept,
        value -> minimises ? Optional.of(MipScale.nearest(Rational.of(value))) : Optional.empty());
  }
}
