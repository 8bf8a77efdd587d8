package org.secateur.solver.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Network;
import org.secateur.model.Rational;
import org.secateur.model.SquareRoot;

/**
 * The error by brute force in rational arithmetic, without homogeneity, lines or sweeps. For every
 * pattern of active neurons the features are linear; the largest error is at a vertex of the
 * pattern's hyperplanes, the domain's faces and the zeros of the features, or, over a 2-norm ball,
 * at the projection of a gradient on an intersection of such hyperplanes. All of these points are
 * evaluated, whether they belong to the pattern or not: none of them can exceed the supremum.
 */
final class SlowOracle {
  private final SmallCase given;
  private final int d;
  private Rational worstSquare = Rational.ZERO;

  private SlowOracle(SmallCase given) {
    this.given = given;
    this.d = given.network().inputs();
  }

  static ExactReal error(SmallCase given) {
    SlowOracle oracle = new SlowOracle(given);
    oracle.run();
    return SquareRoot.of(oracle.worstSquare);
  }

  /** normal · x = offset, the offset being the last entry. */
  private record Row(List<Rational> normal, Rational offset) {}

  private void run() {
    if (given.domain() instanceof Domain.Points points) {
      for (int i = 0; i < points.points().rows(); i++) {
        offer(points.points().row(i));
      }
      return;
    }
    List<Row> kinks = new ArrayList<>();
    addKinks(given.network(), kinks);
    addKinks(given.target(), kinks);
    for (int pattern = 0; pattern < 1 << kinks.size(); pattern++) {
      for (int r = 0; r < given.network().outputs(); r++) {
        List<Rational> g = gradient(given.network(), r, pattern);
        List<Rational> f = gradient(given.target(), r, pattern >> given.network().width());
        List<Row> rows = new ArrayList<>(kinks);
        if (given.network().outputActivation() == Activation.RELU) {
          rows.add(new Row(g, Rational.ZERO));
        }
        if (given.target().outputActivation() == Activation.RELU) {
          rows.add(new Row(f, Rational.ZERO));
        }
        if (isRound()) {
          List<List<Rational>> forms = List.of(subtract(g, f), g, f);
          faces(rows, 0, new ArrayList<>(), forms);
        } else {
          rows.addAll(sides());
          vertices(rows, 0, new ArrayList<>());
        }
      }
    }
  }

  private boolean isRound() {
    return given.domain() instanceof Domain.Ball ball && ball.norm() == Domain.Norm.TWO;
  }

  private static void addKinks(Network network, List<Row> kinks) {
    for (int i = 0; i < network.width(); i++) {
      kinks.add(new Row(network.hidden().row(i), Rational.ZERO));
    }
  }

  private List<Rational> gradient(Network network, int output, int pattern) {
    List<Rational> sum = java.util.Collections.nCopies(d, Rational.ZERO);
    for (int i = 0; i < network.width(); i++) {
      if ((pattern >> i & 1) != 0) {
        Rational weight = network.output().get(output, i);
        sum = subtract(sum, scale(network.hidden().row(i), weight.negate()));
      }
    }
    return sum;
  }

  private List<Row> sides() {
    List<Row> sides = new ArrayList<>();
    if (given.domain() instanceof Domain.Box box) {
      for (int i = 0; i < d; i++) {
        sides.add(new Row(unit(i), box.lower().get(i)));
        sides.add(new Row(unit(i), box.upper().get(i)));
      }
      return sides;
    }
    Rational radius = ((Domain.Ball) given.domain()).radius();
    for (int signs = 0; signs < 1 << d; signs++) {
      List<Rational> normal = new ArrayList<>();
      for (int i = 0; i < d; i++) {
        normal.add(Rational.of((signs >> i & 1) == 0 ? 1 : -1));
      }
      sides.add(new Row(normal, radius));
    }
    return sides;
  }

  private List<Rational> unit(int at) {
    List<Rational> unit = new ArrayList<>(java.util.Collections.nCopies(d, Rational.ZERO));
    unit.set(at, Rational.ONE);
    return unit;
  }

  private void vertices(List<Row> rows, int from, List<Row> chosen) {
    if (chosen.size() == d) {
      solve(chosen).filter(given::holds).ifPresent(this::offer);
      return;
    }
    for (int i = from; i < rows.size(); i++) {
      chosen.add(rows.get(i));
      vertices(rows, i + 1, chosen);
      chosen.remove(chosen.size() - 1);
    }
  }

  private void faces(
      List<Row> rows, int from, List<List<Rational>> normals, List<List<Rational>> forms) {
    for (List<Rational> form : forms) {
      List<Rational> projected = project(form, normals);
      if (projected.stream().anyMatch(x -> x.signum() != 0)) {
        offer(projected);
        offer(scale(projected, Rational.of(-1)));
      }
    }
    if (normals.size() == d - 1) {
      rays(normals);
      return;
    }
    for (int i = from; i < rows.size(); i++) {
      List<Rational> next = project(rows.get(i).normal(), normals);
      if (next.stream().anyMatch(x -> x.signum() != 0)) {
        List<List<Rational>> more = new ArrayList<>(normals);
        more.add(next);
        faces(rows, i + 1, more, forms);
      }
    }
  }

  /** The two directions orthogonal to d − 1 vectors. */
  private void rays(List<List<Rational>> normals) {
    for (int i = 0; i < d; i++) {
      List<Rational> ray = project(unit(i), normals);
      if (ray.stream().anyMatch(x -> x.signum() != 0)) {
        offer(ray);
        offer(scale(ray, Rational.of(-1)));
      }
    }
  }

  private static List<Rational> project(List<Rational> vector, List<List<Rational>> normals) {
    List<Rational> projected = vector;
    for (List<Rational> normal : normals) {
      Rational share = dot(projected, normal).divide(dot(normal, normal));
      projected = subtract(projected, scale(normal, share));
    }
    return projected;
  }

  private void offer(List<Rational> input) {
    Rational square = given.errorAt(input).square();
    if (isRound()) {
      Rational radius = ((Domain.Ball) given.domain()).radius();
      square = square.multiply(radius.square()).divide(dot(input, input));
    }
    worstSquare = worstSquare.max(square);
  }

  /** The one solution of d equations, if there is just one. */
  private Optional<List<Rational>> solve(List<Row> equations) {
    Rational[][] a = new Rational[d][];
    for (int i = 0; i < d; i++) {
      List<Rational> row = new ArrayList<>(equations.get(i).normal());
      row.add(equations.get(i).offset());
      a[i] = row.toArray(new Rational[0]);
    }
    for (int c = 0; c < d; c++) {
      int pivot = c;
      while (pivot < d && a[pivot][c].signum() == 0) {
        pivot++;
      }
      if (pivot == d) {
        return Optional.empty();
      }
      Rational[] row = a[pivot];
      a[pivot] = a[c];
      a[c] = row;
      for (int i = 0; i < d; i++) {
        Rational factor = a[i][c].divide(row[c]);
        for (int k = c; k <= d && i != c; k++) {
          a[i][k] = a[i][k].subtract(factor.multiply(row[k]));
        }
      }
    }
    List<Rational> solution = new ArrayList<>();
    for (int i = 0; i < d; i++) {
      solution.add(a[i][d].divide(a[i][i]));
    }
    return Optional.of(solution);
  }

  private static Rational dot(List<Rational> a, List<Rational> b) {
    Rational sum = Rational.ZERO;
    for (int i = 0; i < a.size(); i++) {
      sum = sum.add(a.get(i).multiply(b.get(i)));
    }
    return sum;
  }

  private static List<Rational> scale(List<Rational> vector, Rational factor) {
    return vector.stream().map(factor::multiply).toList();
  }

  private static List<Rational> subtract(List<Rational> a, List<Rational> b) {
    List<Rational> difference = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      difference.add(a.get(i).subtract(b.get(i)));
    }
    return difference;
  }
}
