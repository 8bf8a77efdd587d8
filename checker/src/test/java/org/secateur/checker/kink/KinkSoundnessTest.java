package org.secateur.checker.kink;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.pruning.SmallNetwork;
import org.secateur.checker.tree.Options;
import org.secateur.checker.verdict.Rejection;

/** What the kink rule drops is in no mask within the bound. */
final class KinkSoundnessTest {
  @ParameterizedTest
  @ValueSource(strings = {"box", "ball1", "ball2"})
  void whatIsDroppedIsInNoMaskWithinTheBound(String domain) throws Rejection {
    int some = 0;
    for (long seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      boolean byWeights = random.nextInt(4) == 0;
      SmallNetwork.Shape shape =
          new SmallNetwork.Shape(domain, byWeights, false, false, 2, 1 + random.nextInt(2));
      int n = byWeights ? 2 : 1 + random.nextInt(6);
      int items = byWeights ? n * (2 + shape.m()) : n;
      SmallNetwork instance =
          SmallNetwork.random(random, shape, n, new Sizes(0, items)).planted(random);
      if (!instance
          .problem()
          .domain()
          .hasGauge(new BigInteger[] {BigInteger.ONE, BigInteger.ONE})) {
        continue;
      }
      List<SmallNetwork.Entry> masks = instance.masks();
      List<Real> errors = masks.stream().map(SmallNetwork.Entry::error).sorted().toList();
      Real bound = errors.get(random.nextInt(Math.min(3, errors.size())));
      boolean strict = random.nextBoolean();
      boolean[] dropped = Dropped.of(instance.problem(), bound, strict);
      Options options = Options.of(instance.problem(), 1);
      for (SmallNetwork.Entry mask : masks) {
        if (strict ? mask.error().isBelow(bound) : !mask.error().isAbove(bound)) {
          for (int o = 0; o < dropped.length; o++) {
            boolean kept = isKept(instance.problem(), options, o, mask.kept());
            assertFalse(dropped[o] && kept, "seed " + seed + " " + o + mask + instance.json());
          }
        }
      }
      for (boolean one : dropped) {
        some += one ? 1 : 0;
      }
    }
    assertTrue(some > 50, "only " + some + " options were dropped");
  }

  /** Whether a mask keeps a neuron exactly in the way of an option. */
  private static boolean isKept(
      NetworkProblem problem, Options options, int option, List<Integer> kept) {
    int i = options.group(option);
    if (!problem.byWeights()) {
      return kept.contains(i);
    }
    int n = problem.network().width();
    int d = problem.network().inputs();
    int m = problem.network().outputs();
    int rest = option % options.each();
    int in = 0;
    int out = 0;
    for (int j = 0; j < d; j++) {
      in |= kept.contains(i * d + j) ? 1 << j : 0;
    }
    for (int r = 0; r < m; r++) {
      out |= kept.contains(n * d + r * n + i) ? 1 << r : 0;
    }
    return in > 0 && out > 0 && rest == (in - 1) * ((1 << m) - 1) + out - 1;
  }
}
