package org.secateur.checker;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.subsetsum.SubsetSumProblem;

/** A small random instance, as JSON text and with every mask at hand: the tests' oracle. */
record SmallInstance(SubsetSumProblem problem) {
  /** A mask and its error for one target. */
  record Entry(List<Integer> kept, Fraction error) {
    int size() {
      return kept.size();
    }
  }

  static SmallInstance random(Random random, int n, int m, Sizes sizes, int targets) {
    int denominator = List.of(1, 3, 8, 10, 60).get(random.nextInt(5));
    SubsetSumProblem problem =
        new SubsetSumProblem(
            rows(random, n, m, denominator),
            rows(random, targets, m, denominator),
            sizes,
            Optional.of(fraction(random.nextInt(2 * denominator), denominator)),
            m > 1
                ? Optional.empty()
                : Optional.of(
                    List.of(fraction(-random.nextInt(20), 7), fraction(random.nextInt(20), 7))),
            "min-error",
            Optional.empty());
    return new SmallInstance(problem);
  }

  private static List<List<Fraction>> rows(Random random, int rows, int m, int denominator) {
    return IntStream.range(0, rows)
        .mapToObj(
            r ->
                IntStream.range(0, m)
                    .mapToObj(
                        c ->
                            fraction(
                                random.nextInt(6 * denominator) - 3 * denominator, denominator))
                    .toList())
        .toList();
  }

  private static Fraction fraction(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /** The instance file. */
  String json() {
    int n = problem.items();
    Sizes sizes = problem.sizes();
    return "{\"format\": \"secateur-instance/1\", \"problem\": \"subset-sum\", \"samples\": "
        + rows(problem.samples())
        + ", \"targets\": "
        + rows(problem.targets())
        + problem.tolerance().map(e -> ", \"tolerance\": \"" + e + "\"").orElse("")
        + problem.interval().map(i -> ", \"interval\": " + row(i)).orElse("")
        + (sizes.most() == n && sizes.least() == 0
            ? ""
            : sizes.least() == sizes.most()
                ? ", \"size\": {\"exactly\": " + sizes.most() + "}"
                : ", \"size\": {\"atMost\": " + sizes.most() + "}")
        + "}";
  }

  private static String rows(List<List<Fraction>> rows) {
    return rows.stream().map(SmallInstance::row).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String row(List<Fraction> row) {
    return row.stream().map(f -> "\"" + f + "\"").collect(Collectors.joining(", ", "[", "]"));
  }

  /** Every allowed mask with its error, by the definition. */
  List<Entry> masks(List<Fraction> target) {
    int n = problem.items();
    List<Entry> masks = new ArrayList<>();
    for (int bits = 0; bits < 1 << n; bits++) {
      int word = bits;
      List<Integer> kept = IntStream.range(0, n).filter(i -> (word >> i & 1) == 1).boxed().toList();
      if (problem.sizes().contains(kept.size())) {
        masks.add(new Entry(kept, error(kept, target)));
      }
    }
    return masks;
  }

  Fraction error(List<Integer> kept, List<Fraction> target) {
    Fraction worst = Fraction.ZERO;
    for (int c = 0; c < target.size(); c++) {
      Fraction sum = Fraction.ZERO;
      for (int i : kept) {
        sum = sum.plus(problem.samples().get(i).get(c));
      }
      Fraction error = sum.minus(target.get(c)).magnitude();
      worst = error.isAbove(worst) ? error : worst;
    }
    return worst;
  }

  /** The target of the interval that is farthest from all sums. */
  Fraction worstTarget() {
    Fraction lower = problem.interval().orElseThrow().get(0);
    Fraction upper = problem.interval().orElseThrow().get(1);
    List<Fraction> sums = masks(List.of(lower)).stream().map(e -> sum(e.kept())).sorted().toList();
    List<Fraction> candidates = new ArrayList<>(List.of(lower, upper));
    for (int i = 1; i < sums.size(); i++) {
      Fraction middle = sums.get(i - 1).plus(sums.get(i)).over(Fraction.whole(2));
      if (!middle.isBelow(lower) && !middle.isAbove(upper)) {
        candidates.add(middle);
      }
    }
    return candidates.stream()
        .max(java.util.Comparator.comparing(z -> leastError(List.of(z))))
        .orElseThrow();
  }

  private Fraction sum(List<Integer> kept) {
    return kept.stream()
        .map(i -> problem.samples().get(i).get(0))
        .reduce(Fraction.ZERO, Fraction::plus);
  }

  Fraction leastError(List<Fraction> target) {
    return masks(target).stream().map(Entry::error).min(Fraction::compareTo).orElseThrow();
  }
}
