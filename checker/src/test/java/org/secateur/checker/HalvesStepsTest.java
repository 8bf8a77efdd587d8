package org.secateur.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.pruning.SmallNetwork;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;

/**
 * Rule {@code halves} where finitely many inputs decide: with the rows of all of them it proves
 * what is true and nothing else, with some of them nothing that is false. Several facts of a
 * certificate share tables.
 */
final class HalvesStepsTest {
  private static final int INSTANCES = 40;

  private record Asked(int least, int most, String order, Real bound, boolean isTrue) {
    String line() {
      return "refute sizes " + least + " " + most + " error " + order + " " + bound + "\n";
    }
  }

  private static SmallNetwork instance(Random random, String domain, boolean byWeights) {
    int d = domain.equals("points") ? 1 + random.nextInt(2) : 1;
    int m = 1 + random.nextInt(2);
    int n = byWeights ? 1 + random.nextInt(9 / (d + m)) : 1 + random.nextInt(7);
    SmallNetwork.Shape shape =
        new SmallNetwork.Shape(domain, byWeights, random.nextBoolean(), random.nextBoolean(), d, m);
    int items = byWeights ? n * (d + m) : n;
    return SmallNetwork.random(random, shape, n, new Sizes(0, items));
  }

  /** A fact about the errors of some mask, or of none. */
  private static Asked asked(SmallNetwork instance, Random random) {
    int items = instance.problem().items();
    int least = random.nextBoolean() ? 0 : random.nextInt(items + 1);
    int most = Math.min(items, least + random.nextInt(items + 1));
    List<SmallNetwork.Entry> masks = instance.masks();
    Real bound = masks.get(random.nextInt(masks.size())).error();
    // No error is below 0, of which rows know nothing.
    boolean isStrict = bound.signum() > 0 && random.nextBoolean();
    boolean isTrue =
        masks.stream()
            .filter(e -> least <= e.size() && e.size() <= most)
            .noneMatch(e -> isStrict ? e.error().isBelow(bound) : !e.error().isAbove(bound));
    return new Asked(least, most, isStrict ? "<" : "<=", bound, isTrue);
  }

  private static String certificate(SmallNetwork instance, String steps) {
    return "secateur-certificate 2\ninstance sha256 %s\nsection network\n%sclaim nothing\nend 1\n"
        .formatted(instance.problem().hash(), steps);
  }

  private static String words(List<?> of) {
    return of.stream().map(word -> " " + word).collect(Collectors.joining());
  }

  /** The rows of all inputs and outputs. */
  private static List<String> rows(SmallNetwork instance) {
    List<String> rows = new ArrayList<>();
    for (List<Fraction> input : instance.finiteInputs()) {
      for (int r = 0; r < instance.problem().network().outputs(); r++) {
        rows.add("row " + (rows.size() + 1) + " " + r + words(input) + "\n");
      }
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({
    "box, false", "ball1, false", "ball2, false", "points, false",
    "box, true", "ball1, true", "ball2, true", "points, true"
  })
  void exactlyWhatIsTrueIsProved(String domain, boolean byWeights) {
    Random random = new Random(domain.hashCode());
    int[] seen = new int[3];
    for (int i = 0; i < INSTANCES; i++) {
      SmallNetwork instance = instance(random, domain, byWeights);
      List<String> rows = rows(instance);
      List<Integer> numbers = new ArrayList<>();
      rows.forEach(row -> numbers.add(numbers.size() + 1));
      StringBuilder proved = new StringBuilder(String.join("", rows));
      for (int j = 0; j < 20; j++) {
        Asked asked = asked(instance, random);
        Collections.shuffle(numbers, random);
        String step = asked.line() + "halves" + words(numbers) + "\n";
        String text = certificate(instance, proved + step);
        CheckReport report = Checks.check(instance.json(), text);
        String all = i + ", " + j + "\n" + instance.json() + "\n" + text + report;
        assertEquals(asked.isTrue ? Verdict.VALID : Verdict.INVALID, report.verdict(), all);
        assertTrue(asked.isTrue || report.message().startsWith("size "), all);
        proved.append(asked.isTrue ? step : "");
        List<Integer> some = numbers.subList(0, random.nextInt(numbers.size() + 1));
        String fewer = certificate(instance, proved + asked.line() + "halves" + words(some) + "\n");
        boolean isProved = Checks.check(instance.json(), fewer).verdict() == Verdict.VALID;
        assertTrue(!isProved || asked.isTrue, fewer + all);
        seen[asked.isTrue ? isProved ? 0 : 1 : 2]++;
      }
    }
    assertTrue(
        seen[0] > 50 && seen[1] > 50 && seen[2] > 50, words(List.of(seen[0], seen[1], seen[2])));
  }
}
