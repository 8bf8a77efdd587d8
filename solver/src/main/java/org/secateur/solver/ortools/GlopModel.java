package org.secateur.solver.ortools;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.Optional;
import org.secateur.solver.bracket.Phase;
import org.secateur.solver.bracket.Relaxation;
import org.secateur.solver.bracket.Relaxation.Candidate;

/** A relaxation as rows and columns; the duals of its rows are the slopes that are asked for. */
final class GlopModel {
  private static final double INFINITY = MPSolver.infinity();

  private final MPSolver solver;
  private final Relaxation relaxation;
  private final MPVariable[] positive;
  private final MPVariable[] negative;

  /** Of the inputs, before they are handed over. */
  private final double[] objective;

  /** z_i ≥ u_i, or the row of an assumed sign; null for none. */
  private final MPConstraint[] above;

  /** z_i ≤ the chord; null for none. */
  private final MPConstraint[] below;

  private final MPConstraint outer;
  private final double[] outerInputs;

  GlopModel(MPSolver solver, Relaxation relaxation) {
    this.solver = solver;
    this.relaxation = relaxation;
    Relaxation.Shape shape = relaxation.shape().orElseThrow();
    int d = shape.lower().length;
    int n = relaxation.phases().length;
    this.positive = new MPVariable[d];
    this.negative = new MPVariable[d];
    this.objective = new double[d];
    this.outerInputs = new double[d];
    this.above = new MPConstraint[n];
    this.below = new MPConstraint[n];
    inputs(shape);
    solver.objective().setMaximization();
    outer = relaxation.outer().isPresent() ? solver.makeConstraint(0, INFINITY) : null;
    for (int i = 0; i < n; i++) {
      neuron(i);
    }
    addInputs(objective);
    if (outer != null) {
      MPVariable t = solver.makeNumVar(0, INFINITY, "");
      outer.setCoefficient(t, 1);
      solver.objective().setCoefficient(t, -1);
      direction(outer, outerInputs, 1);
    }
  }

  private void inputs(Relaxation.Shape shape) {
    boolean split = Double.isFinite(shape.norm());
    MPConstraint norm = split ? solver.makeConstraint(-INFINITY, shape.norm()) : null;
    for (int j = 0; j < positive.length; j++) {
      double least = split ? 0 : shape.lower()[j];
      positive[j] = solver.makeNumVar(least, shape.upper()[j], "");
      if (split) {
        negative[j] = solver.makeNumVar(0, -shape.lower()[j], "");
        norm.setCoefficient(positive[j], 1);
        norm.setCoefficient(negative[j], 1);
      }
    }
  }

  private void direction(MPConstraint row, double[] direction, double factor) {
    for (int j = 0; j < positive.length; j++) {
      if (direction[j] != 0) {
        row.setCoefficient(positive[j], factor * direction[j]);
        if (negative[j] != null) {
          row.setCoefficient(negative[j], -factor * direction[j]);
        }
      }
    }
  }

  private void addInputs(double[] costs) {
    for (int j = 0; j < positive.length; j++) {
      solver.objective().setCoefficient(positive[j], costs[j]);
      if (negative[j] != null) {
        solver.objective().setCoefficient(negative[j], -costs[j]);
      }
    }
  }

  private static void add(double[] sum, double factor, double[] direction) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += factor * direction[j];
    }
  }

  private void neuron(int i) {
    double[] direction = relaxation.directions()[i];
    double weight = relaxation.weights()[i];
    double subtracted = relaxation.outerAt(i);
    if (relaxation.isOn(i)) {
      add(objective, weight, direction);
      add(outerInputs, -subtracted, direction);
      if (relaxation.phases()[i] == Phase.ACTIVE) {
        above[i] = solver.makeConstraint(0, INFINITY);
        direction(above[i], direction, 1);
      }
    } else if (relaxation.isOff(i)) {
      if (relaxation.phases()[i] == Phase.INACTIVE) {
        above[i] = solver.makeConstraint(-INFINITY, 0);
        direction(above[i], direction, 1);
      }
    } else if (subtracted == 0 && weight >= 0) {
      add(objective, weight * relaxation.chord(i), direction);
    } else {
      MPVariable z = solver.makeNumVar(0, INFINITY, "");
      solver.objective().setCoefficient(z, weight);
      above[i] = solver.makeConstraint(0, INFINITY);
      above[i].setCoefficient(z, 1);
      direction(above[i], direction, -1);
      if (subtracted != 0) {
        outer.setCoefficient(z, -subtracted);
        double chord = relaxation.chord(i);
        below[i] = solver.makeConstraint(-INFINITY, -chord * relaxation.lower()[i]);
        below[i].setCoefficient(z, 1);
        direction(below[i], direction, -chord);
      }
    }
  }

  Optional<Candidate> solve() {
    if (solver.solve() != MPSolver.ResultStatus.OPTIMAL) {
      return Optional.empty();
    }
    double share = outer == null ? 0 : Math.max(0, Math.min(1, -outer.dualValue()));
    double[] slopes = new double[above.length];
    Arrays.setAll(slopes, i -> slope(i, share));
    double[] input = new double[positive.length];
    for (int j = 0; j < input.length; j++) {
      input[j] = positive[j].solutionValue();
      input[j] -= negative[j] == null ? 0 : negative[j].solutionValue();
    }
    return Optional.of(new Candidate(slopes, share, input));
  }

  private double slope(int i, double share) {
    double dual = above[i] == null ? 0 : above[i].dualValue();
    double weight = relaxation.weights()[i] - share * relaxation.outerAt(i);
    if (relaxation.isOn(i)) {
      return weight - dual;
    }
    if (relaxation.isOff(i)) {
      return -dual;
    }
    if (above[i] == null) {
      return weight * relaxation.chord(i);
    }
    return dual + (below[i] == null ? 0 : relaxation.chord(i) * below[i].dualValue());
  }
}
