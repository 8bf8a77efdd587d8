package org.secateur.checker;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.pruning.SmallNetwork;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;

/**
 * In planes of three inputs: a fact that some mask contradicts is never proved, and some that none
 * contradicts are. Masks are enumerated and evaluated in space.
 */
final class PlaneStepsTest {
  private static final int INSTANCES = 500;

  private static String vector(Random random) {
    return IntStream.range(0, 3)
        .mapToObj(j -> Integer.toString(random.nextInt(5) - 2))
        .collect(Collectors.joining(" "));
  }

  /** Now and then two vectors on one line. */
  private static String plane(Random random) {
    String vector = vector(random);
    return List.of(
            "1 0 0 0 1 0",
            "0 1 0 0 0 1",
            "1 0 0 0 1 -1",
            vector + " " + vector(random),
            vector + " " + vector,
            vector + " 0 0 0")
        .get(random.nextInt(6));
  }

  /** Kinks in planes, then a sweep, or a row by which the empty mask is too bad. */
  private static String steps(Random random, int neurons) {
    String kinks =
        IntStream.range(0, random.nextInt(4))
            .mapToObj(i -> "kinks " + plane(random) + "\n")
            .collect(Collectors.joining());
    String cell = List.of("1/2 ", "4 ", "64 ", "10000 ").get(random.nextInt(4));
    String begin = List.of("1 1 ", "1 0 ", "0 1 ").get(random.nextInt(3));
    String sweep =
        (random.nextBoolean() ? "sweep all " : "sweep sizes ") + cell + begin + plane(random);
    String split = IntStream.range(0, neurons).mapToObj(i -> " " + i).collect(Collectors.joining());
    return kinks
        + switch (random.nextInt(3)) {
          case 0 -> sweep;
          case 1 -> "branch 1 lower 0";
          default -> "split" + split + "\n" + sweep;
        }
        + "\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"box", "ball1", "ball2"})
  void nothingFalseIsProved(String domain) {
    Random random = new Random(71);
    int proved = 0;
    int falseOnes = 0;
    for (int i = 0; i < INSTANCES; i++) {
      SmallNetwork.Shape shape =
          new SmallNetwork.Shape(domain, false, false, false, 3, 1 + random.nextInt(2));
      int n = 1 + random.nextInt(3);
      SmallNetwork instance = SmallNetwork.random(random, shape, n, new Sizes(0, n));
      List<Real> errors =
          instance.masks().stream().map(SmallNetwork.Entry::error).sorted().toList();
      boolean isFalse = random.nextBoolean();
      Real least = errors.get(0);
      boolean isStrict = random.nextBoolean();
      Real none = isStrict ? least : Real.of(Fraction.ZERO);
      Real bound = isFalse ? errors.get(isStrict ? errors.size() - 1 : 0) : none;
      boolean isTrue = isStrict ? !least.isBelow(bound) : least.isAbove(bound);
      String row = "row 1 0" + (domain.equals("box") ? " -1 -1 -1" : " 1/6 1/6 1/6") + "\n";
      for (int j = 0; j < 8; j++) {
        String text =
            "secateur-certificate 2\ninstance sha256 %s\nsection network\n%srefute sizes 0 %s error %s\n%sclaim nothing\nend 1\n"
                .formatted(
                    instance.problem().hash(),
                    row,
                    n,
                    (isStrict ? "< " : "<= ") + bound,
                    steps(random, n));
        CheckReport report = Checks.check(instance.json(), text);
        String all = i + ", " + j + "\n" + instance.json() + "\n" + text + report;
        assertTrue(report.verdict() != Verdict.MALFORMED, all);
        assertTrue(isTrue || report.verdict() != Verdict.VALID, all);
        proved += report.verdict() == Verdict.VALID ? 1 : 0;
        falseOnes += isTrue ? 0 : 1;
      }
    }
    assertTrue(proved > 20 && falseOnes > 500, proved + " proved, " + falseOnes + " false ones");
  }
}
