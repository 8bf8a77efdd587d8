package org.secateur.checker.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.checker.Rules;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Matrix;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.network.Domain;
import org.secateur.checker.network.Network;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.pruning.Plane;
import org.secateur.checker.pruning.SmallNetwork;
import org.secateur.checker.reading.Line;
import org.secateur.checker.tree.Options;
import org.secateur.checker.tree.Refutation;
import org.secateur.checker.tree.Rows;
import org.secateur.checker.verdict.Rejection;
import org.secateur.checker.verdict.Verdict;

/**
 * The sweep against all masks of small networks with few bits, so that neurons are equal, parallel,
 * opposite or 0: what it accepts is true, and of sizes it accepts all that is true.
 */
final class SweepRuleTest {
  private static final List<Integer> CELLS_ACROSS = List.of(1, 3, 10, 27, 50);

  private int acceptedSizes;
  private int acceptedAll;
  private int refused;
  private int unsupported;

  private static List<List<Fraction>> weights(
      Random random, int rows, int columns, int most, int denominator) {
    return IntStream.range(0, rows)
        .mapToObj(
            r ->
                IntStream.range(0, columns)
                    .mapToObj(
                        c ->
                            Fraction.whole(random.nextInt(2 * most + 1) - most)
                                .over(Fraction.whole(denominator)))
                    .toList())
        .toList();
  }

  private static Network network(Random random, int n, int m, int most, boolean plain) {
    int denominator = 1 + random.nextInt(3);
    List<List<Fraction>> output = weights(random, m, n, most, 1 + random.nextInt(2));
    return new Network(
        Matrix.of(weights(random, n, 2, most, denominator)),
        Matrix.of(
            plain
                ? output.stream().map(r -> r.stream().map(Fraction::magnitude).toList()).toList()
                : output),
        plain);
  }

  private static Domain domain(Random random, String kind) {
    List<Fraction> radii = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      radii.add(Fraction.whole(1 + random.nextInt(4)).over(Fraction.whole(2)));
    }
    return switch (kind) {
      case "box" ->
          new Domain.Box(
              radii.subList(0, 2).stream().map(Fraction.ZERO::minus).toList(), radii.subList(2, 4));
      case "ball1" -> new Domain.Ball(1, radii.get(0));
      default -> new Domain.Ball(2, radii.get(0));
    };
  }

  static SmallNetwork instance(Random random, String domain, boolean byWeights) {
    int most = 1 + random.nextInt(4);
    boolean plain = random.nextInt(8) == 0;
    int n = byWeights ? 2 : 1 + random.nextInt(5);
    int m = 1 + random.nextInt(2);
    int items = byWeights ? n * (2 + m) : n;
    NetworkProblem problem =
        new NetworkProblem(
            network(random, n, m, most, plain),
            network(random, 1 + random.nextInt(2), m, most, random.nextInt(8) == 0),
            domain(random, domain),
            byWeights,
            new Sizes(0, items),
            Optional.empty(),
            "decide",
            Optional.empty());
    return SmallNetwork.of(problem);
  }

  /** A bound at, just below or just above the error of one of the best masks, or far below all. */
  private static Real bound(Random random, SmallNetwork instance) {
    List<Real> errors =
        instance.masks().stream().map(SmallNetwork.Entry::error).distinct().sorted().toList();
    int thousandths = List.of(1000, 999, 1001, 300, 10).get(random.nextInt(5));
    int of = thousandths < 999 ? 1 : Math.min(4, errors.size());
    Fraction square = errors.get(random.nextInt(of)).square();
    return Real.root(square.times(Fraction.whole(thousandths)).over(Fraction.whole(1000)));
  }

  @ParameterizedTest
  @CsvSource({
    "box, false",
    "ball1, false",
    "ball2, false",
    "box, true",
    "ball1, true",
    "ball2, true"
  })
  void exactlyTheTruthIsAccepted(String domain, boolean byWeights) throws Rejection {
    // The last ones have gradients on the border of a cell of the first row, all the way.
    long[] seeds =
        LongStream.concat(
                LongStream.range(0, byWeights ? 150 : 500), LongStream.of(686, 1296, 5278))
            .toArray();
    for (long seed : seeds) {
      Random random = new Random(seed);
      SmallNetwork instance = instance(random, domain, byWeights);
      int least = random.nextInt(3) == 0 ? random.nextInt(instance.problem().items() + 1) : 0;
      int most = least + random.nextInt(instance.problem().items() - least + 1);
      NoMask fact =
          new NoMask(new Sizes(least, most), bound(random, instance), random.nextBoolean());
      boolean withKinks = random.nextInt(4) == 0;
      for (String step : List.of("sweep sizes ", "sweep all ")) {
        String text = step + grid(random, instance.problem(), fact);
        judge(instance, fact, withKinks, text, "seed " + seed + " " + text + " " + fact);
      }
    }
    String seen =
        acceptedSizes + ", " + acceptedAll + " accepted, " + refused + " refused, " + unsupported;
    assertTrue(acceptedSizes > 50 && acceptedAll > 5 && refused > 50, seen);
    assertTrue(unsupported < 130, seen);
  }

  /** Long weights, of which few selections fit: the target, often a subnetwork, at the least. */
  private static SmallNetwork longWeights(Random random, String domain, int bits) {
    int n = 3 + random.nextInt(3);
    List<List<Fraction>> hidden = weights(random, n, 2, 1 << bits, 1);
    List<List<Fraction>> output =
        List.of(weights(random, n, 1, 1, 1).stream().map(row -> row.get(0)).toList());
    int[] kept = IntStream.range(0, n).filter(i -> i == 0 || random.nextInt(3) > 0).toArray();
    List<List<Fraction>> target =
        IntStream.of(kept).mapToObj(hidden::get).collect(Collectors.toCollection(ArrayList::new));
    if (random.nextInt(3) == 0) {
      target.set(0, weights(random, 1, 2, 1 << bits, 1).get(0));
    }
    List<Fraction> sums = IntStream.of(kept).mapToObj(output.get(0)::get).toList();
    return SmallNetwork.of(
        new NetworkProblem(
            new Network(Matrix.of(hidden), Matrix.of(output), false),
            new Network(Matrix.of(target), Matrix.of(List.of(sums)), false),
            domain(random, domain),
            false,
            new Sizes(0, n),
            Optional.empty(),
            "decide",
            Optional.empty()));
  }

  /** Sums of two options that reach the last cell of the table of tails, among others. */
  @ParameterizedTest
  @ValueSource(ints = {16, 24, 28})
  void exactlyTheTruthIsAcceptedOfLongWeights(int bits) throws Rejection {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      SmallNetwork instance =
          longWeights(random, List.of("box", "ball1", "ball2").get(random.nextInt(3)), bits);
      int least = random.nextInt(3) == 0 ? random.nextInt(instance.problem().items()) : 0;
      int most = least + random.nextInt(instance.problem().items() - least + 1);
      Real bound = random.nextBoolean() ? Real.of(Fraction.whole(1)) : bound(random, instance);
      NoMask fact = new NoMask(new Sizes(least, most), bound, false);
      BigInteger few = BigInteger.ONE.shiftLeft(Math.max(0, bits - 14));
      String text = "sweep sizes " + grid(random, instance.problem(), fact, few);
      judge(instance, fact, false, text, "bits " + bits + ", seed " + seed + " " + text);
    }
    String seen = acceptedSizes + " accepted, " + refused + " refused, " + unsupported;
    assertTrue(acceptedSizes > 20 && refused > 80, seen);
    assertTrue(unsupported < 130, seen);
  }

  private static String grid(Random random, NetworkProblem problem, NoMask fact) throws Rejection {
    return grid(random, problem, fact, BigInteger.ONE);
  }

  /**
   * Some cells across the widest strip, or across a number if that is more; a line to begin with.
   */
  private static String grid(
      Random random, NetworkProblem problem, NoMask fact, BigInteger leastWidth) throws Rejection {
    List<SweepKink> kinks =
        SweepKink.sorted(Plane.whole(problem), Options.of(problem, 1), o -> true, fact);
    BigInteger width = SweepCourse.cellsAcross(kinks, Fraction.whole(1));
    int across = CELLS_ACROSS.get(random.nextInt(CELLS_ACROSS.size()));
    Fraction cell = Fraction.whole(width.max(leastWidth)).over(Fraction.whole(across));
    List<SweepKink> begins =
        IntStream.range(0, kinks.size())
            .filter(k -> SweepKink.areInOneQuarter(kinks, k))
            .mapToObj(kinks::get)
            .toList();
    BigInteger[] y =
        begins.isEmpty() ? kinks.get(0).y() : begins.get(random.nextInt(begins.size())).y();
    return cell + " " + y[0] + " " + y[1];
  }

  private static String text(NoMask fact) {
    return "sizes "
        + fact.sizes().least()
        + " "
        + fact.sizes().most()
        + (fact.strict() ? " error < " : " error <= ")
        + fact.bound();
  }

  private void judge(
      SmallNetwork instance, NoMask fact, boolean withKinks, String step, String seed)
      throws Rejection {
    Sizes sizes = step.contains("all") ? new Sizes(0, instance.problem().items()) : fact.sizes();
    Optional<SmallNetwork.Entry> counterexample =
        instance.masks().stream()
            .filter(e -> sizes.contains(e.size()))
            .filter(
                e ->
                    fact.strict()
                        ? e.error().isBelow(fact.bound())
                        : !e.error().isAbove(fact.bound()))
            .findFirst();
    String all = seed + " " + counterexample + "\n" + instance.json();
    try {
      Options options = Options.of(instance.problem(), 1);
      Refutation refutation =
          new Refutation(
              new Line(1, text(fact)),
              new Rows(instance.problem(), options, Rules.ROWS),
              Rules.steps());
      if (withKinks) {
        refutation.read(new Line(2, "kinks"));
      }
      assertTrue(refutation.read(new Line(3, step)), all);
      assertEquals(fact, refutation.proved().orElseThrow().fact(), all);
      assertTrue(counterexample.isEmpty(), all);
      acceptedSizes += step.contains("all") ? 0 : 1;
      acceptedAll += step.contains("all") ? 1 : 0;
    } catch (Rejection rejection) {
      assertTrue(rejection.verdict() != Verdict.MALFORMED, all + rejection.getMessage());
      boolean isNotBegun = rejection.getMessage().contains("no line of kinks");
      unsupported += rejection.verdict() == Verdict.UNSUPPORTED || isNotBegun ? 1 : 0;
      if (rejection.verdict() == Verdict.INVALID && !isNotBegun) {
        refused++;
        assertTrue(
            step.contains("all") || counterexample.isPresent(), all + rejection.getMessage());
      }
    }
  }
}
