package org.secateur.solver.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.z3.Context;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Network;
import org.secateur.model.Rational;
import org.secateur.solver.oracle.SmallCase.Shape;

/** Z3 finds no input that exceeds the error, and one that comes within any part of it (QF_LRA). */
@Tag("native")
final class Z3CrossCheckTest {
  private static final List<Shape> POLYHEDRAL =
      List.of(Shape.BOX, Shape.AROUND_ZERO, Shape.FLAT_BOX, Shape.BALL_ONE);

  @Test
  void noInputExceedsTheError() {
    for (int seed = 0; seed < 24; seed++) {
      Shape shape = POLYHEDRAL.get(seed % POLYHEDRAL.size());
      Activation first = Activation.values()[seed / 4 % 2];
      Activation second = Activation.values()[seed / 8 % 2];
      SmallCase given = SmallCase.of(seed, 2 + seed % 3, shape, first, second);
      Rational error = (Rational) given.worst().error();
      assertEquals(Status.UNSATISFIABLE, exceeds(given, error), given.toString());
      if (error.signum() > 0) {
        Rational less = error.multiply(Rational.of(999, 1000));
        assertEquals(Status.SATISFIABLE, exceeds(given, less), given.toString());
      }
    }
  }

  private static Status exceeds(SmallCase given, Rational bound) {
    StringBuilder text = new StringBuilder();
    List<String> input = new ArrayList<>();
    for (int i = 0; i < given.network().inputs(); i++) {
      input.add("x" + i);
      text.append("(declare-const x" + i + " Real)\n");
    }
    text.append("(assert " + inside(given.domain(), input) + ")\n");
    List<String> ours = outputs(given.network(), input);
    List<String> theirs = outputs(given.target(), input);
    text.append("(assert (or");
    for (int r = 0; r < ours.size(); r++) {
      text.append(" (> (- " + ours.get(r) + " " + theirs.get(r) + ") " + number(bound) + ")");
      text.append(" (> (- " + theirs.get(r) + " " + ours.get(r) + ") " + number(bound) + ")");
    }
    text.append("))\n");
    try (Context z3 = new Context()) {
      Solver solver = z3.mkSolver("QF_LRA");
      solver.fromString(text.toString());
      return solver.check();
    }
  }

  private static String number(Rational value) {
    String magnitude = "(/ " + value.numerator().abs() + " " + value.denominator() + ")";
    return value.signum() < 0 ? "(- " + magnitude + ")" : magnitude;
  }

  private static String positivePart(String value) {
    return "(ite (> " + value + " 0) " + value + " 0)";
  }

  private static String sum(List<Rational> weights, List<String> values) {
    StringBuilder sum = new StringBuilder("(+ 0 0");
    for (int i = 0; i < weights.size(); i++) {
      sum.append(" (* " + number(weights.get(i)) + " " + values.get(i) + ")");
    }
    return sum + ")";
  }

  private static List<String> outputs(Network network, List<String> input) {
    List<String> hidden = new ArrayList<>();
    for (int i = 0; i < network.width(); i++) {
      hidden.add(positivePart(sum(network.hidden().row(i), input)));
    }
    List<String> outputs = new ArrayList<>();
    for (int r = 0; r < network.outputs(); r++) {
      String output = sum(network.output().row(r), hidden);
      outputs.add(network.outputActivation() == Activation.RELU ? positivePart(output) : output);
    }
    return outputs;
  }

  private static String inside(Domain domain, List<String> input) {
    StringBuilder inside = new StringBuilder("(and true");
    StringBuilder norm = new StringBuilder("(+ 0");
    for (int i = 0; i < input.size(); i++) {
      String x = input.get(i);
      if (domain instanceof Domain.Box box) {
        inside.append(" (<= " + number(box.lower().get(i)) + " " + x + ")");
        inside.append(" (<= " + x + " " + number(box.upper().get(i)) + ")");
      }
      norm.append(" " + positivePart(x) + " " + positivePart("(- " + x + ")"));
    }
    if (domain instanceof Domain.Ball ball) {
      inside.append(" (<= " + norm + ") " + number(ball.radius()) + ")");
    }
    return inside + ")";
  }
}
