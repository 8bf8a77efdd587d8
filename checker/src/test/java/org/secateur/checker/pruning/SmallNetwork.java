package org.secateur.checker.pruning;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Matrix;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.error.Worst;
import org.secateur.checker.network.Domain;
import org.secateur.checker.network.Network;
import org.secateur.checker.verdict.Rejection;

/** A small random network-pruning instance, as JSON text and with every mask at hand. */
public record SmallNetwork(NetworkProblem problem, List<Entry> masks) {
  /** A mask without weights that do not matter, and its error. */
  public record Entry(List<Integer> kept, int size, Worst worst) {
    public Real error() {
      return worst.error();
    }
  }

  /** What is drawn; neurons and shape are kept small enough for all masks. */
  public record Shape(
      String domain, boolean byWeights, boolean relu, boolean targetRelu, int d, int m) {}

  public static SmallNetwork of(NetworkProblem problem) {
    List<Entry> masks = new ArrayList<>();
    for (int bits = 0; bits < 1 << problem.items(); bits++) {
      int word = bits;
      List<Integer> kept =
          IntStream.range(0, problem.items()).filter(i -> (word >> i & 1) == 1).boxed().toList();
      int size = problem.size(kept);
      if (size == kept.size() && problem.sizes().contains(size)) {
        masks.add(new Entry(kept, size, evaluate(problem, kept)));
      }
    }
    return new SmallNetwork(problem, masks);
  }

  private static Worst evaluate(NetworkProblem problem, List<Integer> kept) {
    try {
      return problem.evaluate(1, kept);
    } catch (Rejection e) {
      throw new IllegalStateException(e);
    }
  }

  public static SmallNetwork random(Random random, Shape shape, int n, Sizes sizes) {
    int denominator = List.of(1, 3, 8, 10).get(random.nextInt(4));
    NetworkProblem problem =
        new NetworkProblem(
            network(random, n, shape.d(), shape.m(), denominator, shape.relu()),
            network(random, 1 + random.nextInt(2), shape.d(), shape.m(), 4, shape.targetRelu()),
            domain(random, shape.domain(), shape.d()),
            shape.byWeights(),
            sizes,
            Optional.of(fraction(random.nextInt(12), 4)),
            "min-error",
            Optional.empty());
    return of(problem);
  }

  private static Network network(
      Random random, int n, int d, int m, int denominator, boolean relu) {
    List<List<Fraction>> hidden = new ArrayList<>(rows(random, n, d, denominator));
    List<List<Fraction>> output = new ArrayList<>(rows(random, m, n, denominator));
    if (random.nextInt(4) == 0) {
      // The same function, with integers that do not fit into 64 bits.
      Fraction factor = Fraction.whole(BigInteger.ONE.shiftLeft(70).add(BigInteger.ONE));
      hidden.set(0, hidden.get(0).stream().map(w -> w.times(factor)).toList());
      for (int r = 0; r < m; r++) {
        List<Fraction> row = new ArrayList<>(output.get(r));
        row.set(0, row.get(0).over(factor));
        output.set(r, row);
      }
    }
    return new Network(Matrix.of(hidden), Matrix.of(output), relu);
  }

  private static List<List<Fraction>> rows(Random random, int rows, int columns, int denominator) {
    return IntStream.range(0, rows)
        .mapToObj(
            r ->
                IntStream.range(0, columns)
                    .mapToObj(
                        c ->
                            fraction(
                                random.nextInt(4 * denominator + 1) - 2 * denominator, denominator))
                    .toList())
        .toList();
  }

  private static Domain domain(Random random, String kind, int d) {
    Fraction radius = fraction(1 + random.nextInt(3), 2);
    return switch (kind) {
      case "box" ->
          new Domain.Box(
              rows(random, 1, d, 2).get(0).stream().map(f -> f.minus(fraction(2, 1))).toList(),
              rows(random, 1, d, 2).get(0).stream().map(f -> f.plus(fraction(2, 1))).toList());
      case "ball1" -> new Domain.Ball(1, radius);
      case "ball2" -> new Domain.Ball(2, radius);
      default -> new Domain.Points(rows(random, 4, d, 2));
    };
  }

  public static Fraction fraction(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /** The same with a subnetwork as the target. */
  public SmallNetwork planted(Random random) {
    List<Integer> kept = masks.get(random.nextInt(masks.size())).kept();
    if (problem.pruned(kept).width() == 0) {
      return this;
    }
    return of(
        new NetworkProblem(
            problem.network(),
            problem.pruned(kept),
            problem.domain(),
            problem.byWeights(),
            problem.sizes(),
            problem.tolerance(),
            problem.objective(),
            problem.origin()));
  }

  /** The instance file. */
  public String json() {
    Sizes sizes = problem.sizes();
    return "{\"format\": \"secateur-instance/1\", \"problem\": \"network-pruning\", \"network\": "
        + json(problem.network())
        + ", \"target\": "
        + json(problem.target())
        + ", \"domain\": "
        + json(problem.domain())
        + ", \"granularity\": \""
        + (problem.byWeights() ? "weight" : "neuron")
        + "\""
        + problem.tolerance().map(e -> ", \"tolerance\": \"" + e + "\"").orElse("")
        + ", \"size\": {\""
        + (sizes.least() > 0 ? "exactly" : "atMost")
        + "\": "
        + sizes.most()
        + "}}";
  }

  private static String json(Network network) {
    return "{\"hidden\": "
        + json(network.hidden())
        + ", \"output\": "
        + json(network.output())
        + ", \"outputActivation\": \""
        + (network.rectified() ? "relu" : "identity")
        + "\"}";
  }

  private static String json(Matrix matrix) {
    return IntStream.range(0, matrix.height())
        .mapToObj(r -> row(matrix.row(r)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String row(List<Fraction> row) {
    return row.stream().map(f -> "\"" + f + "\"").collect(Collectors.joining(", ", "[", "]"));
  }

  private static String json(Domain domain) {
    if (domain instanceof Domain.Box box) {
      return "{\"box\": {\"lower\": "
          + row(box.lower())
          + ", \"upper\": "
          + row(box.upper())
          + "}}";
    }
    if (domain instanceof Domain.Ball ball) {
      return "{\"ball\": {\"norm\": " + ball.norm() + ", \"radius\": \"" + ball.radius() + "\"}}";
    }
    return "{\"points\": "
        + ((Domain.Points) domain)
            .points().stream().map(SmallNetwork::row).collect(Collectors.joining(", ", "[", "]"))
        + "}";
  }

  /**
   * Inputs other than 0 among which every mask has a worst one: points, or the ends of a segment;
   * none for other domains.
   */
  public List<List<Fraction>> finiteInputs() {
    List<List<Fraction>> inputs = List.of();
    if (problem.domain() instanceof Domain.Points points) {
      inputs = points.points();
    } else if (problem.network().inputs() == 1) {
      inputs =
          problem.domain() instanceof Domain.Box box
              ? List.of(box.lower(), box.upper())
              : List.of(
                  List.of(((Domain.Ball) problem.domain()).radius()),
                  List.of(Fraction.ZERO.minus(((Domain.Ball) problem.domain()).radius())));
    }
    return inputs.stream()
        .filter(x -> x.stream().anyMatch(c -> c.signum() != 0))
        .distinct()
        .toList();
  }

  /** Masks with an error of at most the tolerance. */
  public List<Entry> within() {
    Real tolerance = Real.of(problem.tolerance().orElseThrow());
    return masks.stream().filter(e -> !e.error().isAbove(tolerance)).toList();
  }

  public Stream<Entry> ofSize(int size) {
    return masks.stream().filter(e -> e.size() == size);
  }
}
