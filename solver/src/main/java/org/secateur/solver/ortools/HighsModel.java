package org.secateur.solver.ortools;

import com.google.ortools.modelbuilder.LinearConstraint;
import com.google.ortools.modelbuilder.LinearExpr;
import com.google.ortools.modelbuilder.ModelBuilder;
import com.google.ortools.modelbuilder.Variable;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Rational;
import org.secateur.solver.backend.Goal;
import org.secateur.solver.backend.Query;
import org.secateur.solver.backend.ScaledTarget;

/** One query as a model of OR-Tools' model builder (proofs-notes/encoding-mip.md). */
final class HighsModel {
  private final ModelBuilder model;
  private final Goal goal;
  private final MipScale scale;
  private final Variable[] kept;

  HighsModel(ModelBuilder model, ScaledTarget target, Query query) {
    this.model = model;
    this.goal = query.goal();
    this.scale = MipScale.of(target);
    this.kept = new Variable[target.sampleCount()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = model.newBoolVar("x" + i);
    }
    model.addLinearConstraint(LinearExpr.sum(kept), query.sizes().least(), query.sizes().most());
    BigInteger cap = query.errorCap().orElse(target.largestError());
    if (goal == Goal.LEAST_ERROR) {
      Variable error = model.newNumVar(0, scale.toDouble(cap), "e");
      for (int c = 0; c < target.dimension(); c++) {
        double z = scale.toDouble(target.target(c));
        row(target, c, Double.NEGATIVE_INFINITY, z).addTerm(error, -1);
        row(target, c, z, Double.POSITIVE_INFINITY).addTerm(error, 1);
      }
      model.minimize(error);
    } else {
      for (int c = 0; c < target.dimension(); c++) {
        BigInteger z = target.target(c);
        row(target, c, scale.toDouble(z.subtract(cap)), scale.toDouble(z.add(cap)));
      }
      if (goal == Goal.LEAST_SIZE) {
        model.minimize(LinearExpr.sum(kept));
      }
    }
  }

  private LinearConstraint row(ScaledTarget target, int column, double lower, double upper) {
    double[] coefficients =
        IntStream.range(0, kept.length)
            .mapToDouble(i -> scale.toDouble(target.sample(i, column)))
            .toArray();
    return model.addLinearConstraint(LinearExpr.weightedSum(kept, coefficients), lower, upper);
  }

  HighsRun run() {
    return new HighsRun(model, kept, this::claimed);
  }

  private Optional<BigInteger> claimed(double value) {
    if (goal == Goal.ANY) {
      return Optional.empty();
    }
    return Optional.of(
        goal == Goal.LEAST_ERROR
            ? scale.nearestUnits(value)
            : MipScale.nearest(Rational.of(value)));
  }
}
