package org.secateur.tests.families;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.instances.families.KinkSeparatedFamily;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.solver.oracle.WorstInput;

/** The note family-kink-separated: its lemmas neuron by neuron, and its theorem mask by mask. */
final class KinkSeparatedTest {
  private static final Rational FOUR = Rational.of(4);

  private static Map<String, String> options(String text) {
    Map<String, String> options = new HashMap<>();
    for (String part : text.split(" ")) {
      options.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
    }
    return options;
  }

  /** A tolerance so near to the limit that weights have to be near 1 as well. */
  private static Map<String, String> tight(String text) {
    Map<String, String> options = options(text);
    Rational limit = KinkSeparatedFamily.toleranceLimit(options);
    options.put("tolerance", limit.multiply(Rational.of(999, 1000)).toString());
    return options;
  }

  /** The first two weights of a neuron, and its strength at the first output. */
  private record Line(Rational first, Rational second, Rational strength) {
    static List<Line> of(Network network) {
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < network.width(); i++) {
        lines.add(
            new Line(
                network.hidden().get(i, 0),
                network.hidden().get(i, 1),
                network.output().get(0, i)));
      }
      return lines;
    }

    Rational at(Rational x, Rational y) {
      return first.multiply(x).add(second.multiply(y));
    }
  }

  /** Looks at the three points of every neuron; n² evaluations. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "n=1",
        "n=2 target-width=2",
        "n=41",
        "n=40 target-width=3 jitter=0",
        "n=40 jitter=2/5 bits=7",
        "n=25 bits=4",
        "n=30 domain=ball1 radius=5/3",
        "n=30 domain=ball2 radius=1/7 m=2",
        "n=20 d=4 domain=ball2 m=3",
      })
  void everyKinkIsFreeAndTooStrong(String text) {
    for (long seed = 0; seed < 5; seed++) {
      for (Map<String, String> options : List.of(options(text), tight(text))) {
        NetworkPruningInstance instance = new KinkSeparatedFamily().generate(options, seed);
        List<Line> all = new ArrayList<>(Line.of(instance.network()));
        all.addAll(Line.of(instance.target()));
        for (int i = 0; i < all.size(); i++) {
          assertFree(instance, all, i, options + ", seed " + seed);
        }
      }
    }
  }

  private static void assertFree(
      NetworkPruningInstance instance, List<Line> all, int i, String asked) {
    Line line = all.get(i);
    Rational half = halfEdge(instance.domain());
    boolean right = line.first().abs().compareTo(line.second().abs()) <= 0;
    Rational place =
        right
            ? line.first().negate().multiply(half).divide(line.second())
            : line.second().negate().multiply(half).divide(line.first());
    Rational along = (right ? line.second() : line.first()).abs();
    Rational tolerance = instance.tolerance().orElseThrow();
    // Just more than what the rule needs: |v| |w·ν| t = 4ε, and the other side of it is free too.
    Rational needed = FOUR.multiply(tolerance).divide(line.strength().abs().multiply(along));
    Rational from = place.subtract(needed);
    Rational to = place.add(needed);
    assertTrue(
        from.compareTo(half.negate()) > 0 && to.compareTo(half) < 0,
        "neuron " + i + " leaves its edge: " + asked);
    for (int j = 0; j < all.size(); j++) {
      Line other = all.get(j);
      Rational before = right ? other.at(half, from) : other.at(from, half);
      Rational after = right ? other.at(half, to) : other.at(to, half);
      boolean crosses = before.signum() * after.signum() <= 0;
      assertEquals(j == i, crosses, "neurons " + i + " and " + j + ": " + asked);
    }
  }

  /** Of a square in the domain: by its corners, which is enough for a convex domain. */
  private static Rational halfEdge(Domain domain) {
    if (domain instanceof Domain.Box box) {
      return box.upper().get(0);
    }
    Domain.Ball ball = (Domain.Ball) domain;
    if (ball.norm() == Domain.Norm.ONE) {
      return ball.radius().divide(Rational.of(2));
    }
    Rational half = ball.radius().multiply(Rational.of(7, 10));
    assertTrue(half.square().add(half.square()).compareTo(ball.radius().square()) <= 0);
    return half;
  }

  @ParameterizedTest
  @CsvSource({
    "n=9, 3",
    "n=6 domain=ball1 radius=3, 4",
    "n=6 domain=ball2 m=2, 3",
    "n=6 target-width=3 jitter=0, 3",
    "n=1 bits=1, 5",
    "n=5 d=3, 2",
    "n=3 d=3 domain=ball2, 2",
  })
  void noMaskIsWithinTheTolerance(String text, int seeds) {
    for (long seed = 0; seed < seeds; seed++) {
      NetworkPruningInstance instance = new KinkSeparatedFamily().generate(tight(text), seed);
      int n = instance.maskLength();
      for (long bits = 0; bits < 1L << n; bits++) {
        Mask mask = Mask.ofBits(n, bits);
        ExactReal error = WorstInput.of(instance, mask).error();
        assertTrue(
            error.compareTo(instance.tolerance().orElseThrow()) > 0,
            mask + " has error " + error + ": " + text + ", seed " + seed + ", " + instance);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"n=1", "n=1000", "n=100 domain=ball2", "n=7 d=5 jitter=1/3"})
  void theLimitOfTheToleranceIsOutsideIt(String text) {
    Map<String, String> options = options(text);
    Rational limit = KinkSeparatedFamily.toleranceLimit(options);
    KinkSeparatedFamily family = new KinkSeparatedFamily();
    options.put("tolerance", limit.multiply(Rational.of(999_999, 1_000_000)).toString());
    assertEquals(0, family.generate(options, 1).allowedSizes().least());
    options.put("tolerance", limit.toString());
    String message =
        assertThrows(IllegalArgumentException.class, () -> family.generate(options, 1))
            .getMessage();
    assertTrue(message.contains("below " + limit + ","), message);
  }
}
