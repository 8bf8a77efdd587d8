package org.secateur.instances.families;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.secateur.model.Instance;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Provenance;
import org.secateur.model.Rational;
import org.secateur.model.SubsetSumInstance;

class FamiliesTest {
  private static SubsetSumInstance make(String family, String options, long seed) {
    return (SubsetSumInstance) Generated.of(family, options, seed);
  }

  /** A change of any of these is a change of what a seed means: it needs a new family version. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          uniform         | n=24 | 1 | 47d2983de8af39a81e6b77d45f4b6981e0b4d57eb84f3e946f98394f483ec939
          uniform         | n=5 m=3 bits=200 targets=4 range=9/2 exactly=2 objective=min-size tolerance=0.01 | -7 | 66f7146a13387062f02b971968135e80e95840b46632d603ec3b4a9441024042
          uniform         | objective=cover interval=-2,1/3 n=9 | 3 | 2a9fe4fc0eeef3508fc7675fe1e62a748dea5a3c3007b32b3a0ea12194f15e33
          gaussian        | '' | 1 | 72e39ae6a246b7bc2fb1227964a484a7f4b67bd63125d5921516cb3d039f6d29
          gaussian        | n=2000 bits=52 sigma=0.3 target=1/3 | 2 | 452484b8bb44612a5cf945a069ba7ba6dee5457e0a1d66e65f11748b7b1164c0
          mixture         | '' | 1 | 8460e45b91df43f6e80ddb2d9529601636212d0979eae4f6f9289b4a22fe6a2b
          mixture         | n=500 m=2 uniform=0.25 sigma=10 target=1,2 | 4 | d4a45c46c3d6d8676c281dccc53e1a24b2d0bf9a03a4398ce61d18394dd1b546
          planted         | '' | 1 | ec76c105c3134b54382a6bdb045842f6132c7228274236398fe55ab20d031f82
          planted         | n=100 m=2 bits=60 k=7 distance=1e-6 objective=pareto | 5 | 0bc3e0f8d0b97c659518642b68053d593f37cfee22f25cc09ef8f6189a6e7b34
          low-density     | '' | 1 | e80618f27a658e231f2c76ad318f87a843e04d8d127beb4588cf8146278127eb
          low-density     | n=20 density=0.2 parity=no planted=yes objective=decide tolerance=0 | 6 | 60aaec364b30bfb307e8c12917243e2a8e46c060e7603633828aacb0a2fc13b3
          just-infeasible | '' | 1 | fc33e67226ee0338ed50b2be86737536b66e72c7814e0eecb0983b5ea347e9ed
          just-infeasible | n=50 bits=90 noise=20 k=3 gap=1000 fixed-size=yes objective=min-size | 8 | 2bb86af11d2f80b06d7aebb28cf69fc5b022abeabbbdb106255892373d28f45b
          """)
  void theSeedMeansTheSameForEver(String family, String options, long seed, String digest)
      throws Exception {
    assertEquals(
        digest, Generated.digest(Generated.of(family, options, seed)), family + " " + options);
  }

  static List<InstanceFamily> all() {
    return Families.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyInstanceCanBeReadBackAndMadeAgain(InstanceFamily family) throws Exception {
    Set<Object> different = new LinkedHashSet<>();
    for (long seed : new long[] {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      Instance instance = family.generate(Map.of(), seed);
      assertEquals(instance, Generated.readBack(instance));
      Provenance provenance = provenance(instance);
      assertEquals(family.name(), provenance.family());
      assertEquals(instance, family.generate(provenance.parameters(), provenance.seed()));
      different.add(body(instance));
    }
    assertEquals(5, different.size());
  }

  private static Provenance provenance(Instance instance) {
    return (instance instanceof SubsetSumInstance sums
            ? sums.provenance()
            : ((NetworkPruningInstance) instance).provenance())
        .orElseThrow();
  }

  private static Object body(Instance instance) {
    return instance instanceof SubsetSumInstance sums
        ? sums.samples()
        : ((NetworkPruningInstance) instance).network();
  }

  @ParameterizedTest
  @MethodSource("all")
  void optionsAreDescribed(InstanceFamily family) {
    assertFalse(family.summary().isBlank());
    for (FamilyOption option : family.options()) {
      assertFalse(option.summary().isBlank() || option.expected().isBlank(), option.name());
    }
    assertEquals(family.name(), Families.named(family.name()).orElseThrow().name());
    assertTrue(Families.named("none").isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          uniform  | n=0               | option n of uniform: "0", expected an integer from 1 to 1000000
          uniform  | n=x               | option n of uniform: "x", expected an integer from 1 to 1000000
          uniform  | bits=1001         | option bits of uniform: "1001", expected an integer from 1 to 1000
          uniform  | k=3               | option k of uniform: unknown, expected one of [n, m, bits, target, targets, range, objective, tolerance, exactly, at-most, interval]
          uniform  | exactly=25        | option exactly of uniform: "25", expected an integer from 0 to 24
          uniform  | exactly=1 at-most=1 | option at-most of uniform: "1", expected nothing beside exactly
          uniform  | objective=decide  | option tolerance of uniform: "", expected a number ≥ 0
          uniform  | tolerance=-1      | option tolerance of uniform: "-1", expected a number ≥ 0
          uniform  | objective=best    | option objective of uniform: "best", expected one of min-error, min-size, decide, count, pareto, cover, is-cover
          uniform  | objective=cover interval=1,0 | option interval of uniform: "1,0", expected two numbers lo,hi with lo ≤ hi; empty: -1,1
          uniform  | objective=cover m=2 | option m of uniform: "2", expected 1 for objective cover
          uniform  | target=1,2        | option target of uniform: "1,2", expected a number, or m of them: z1,z2,…; empty: random
          uniform  | range=-1          | option range of uniform: "-1", expected a number ≥ 0
          gaussian | sigma=0           | option sigma of gaussian: "0", expected a number above 0 and at most 1000
          gaussian | bits=53           | option bits of gaussian: "53", expected an integer from 1 to 52
          mixture  | uniform=1.01      | option uniform of mixture: "1.01", expected a number from 0 to 1
          planted  | k=25              | option k of planted: "25", expected an integer from 0 to 24
          planted  | distance=NaN      | option distance of planted: "NaN", expected a number ≥ 0
          planted  | objective=cover   | option objective of planted: "cover", expected one that has a target
          low-density | density=0      | option density of low-density: "0", expected a number > 0 that leaves 2 to 10000 bits
          low-density | density=40     | option density of low-density: "40", expected a number > 0 that leaves 2 to 10000 bits
          low-density | parity=maybe   | option parity of low-density: "maybe", expected yes or no
          just-infeasible | noise=7    | option noise of just-infeasible: "7", expected an integer from 8 to 31
          just-infeasible | bits=8     | option bits of just-infeasible: "8", expected more than 8, so that 2^noise ≥ 8n
          just-infeasible | gap=33     | option gap of just-infeasible: "33", expected an integer from 1 to 2^noise / 8
          just-infeasible | objective=pareto | option objective of just-infeasible: "pareto", expected decide, min-size, min-error or count
          """)
  void badValuesAreNamed(String family, String options, String message) {
    IllegalArgumentException fault =
        assertThrows(IllegalArgumentException.class, () -> Generated.of(family, options, 1));
    assertEquals(message, fault.getMessage());
  }

  @Test
  void uniformSamplesFillTheGridFromEndToEnd() {
    SubsetSumInstance instance = make("uniform", "n=3000 bits=2", 1);
    Set<Rational> seen = new LinkedHashSet<>();
    for (int i = 0; i < instance.sampleCount(); i++) {
      seen.add(instance.samples().get(i, 0));
    }
    Set<Rational> grid = new LinkedHashSet<>();
    for (int cell = -4; cell <= 4; cell++) {
      grid.add(Rational.of(cell, 4));
    }
    assertEquals(grid, seen);
  }

  @Test
  void normalSamplesHaveTheirDeviation() {
    SubsetSumInstance instance = make("gaussian", "n=20000 sigma=2", 1);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < instance.sampleCount(); i++) {
      double a = instance.samples().get(i, 0).doubleValue();
      sum += a;
      squares += a * a;
    }
    // Five standard errors: 2/√20000 of the mean, √2·4/√20000 of the mean square.
    assertEquals(0, sum / 20000, 0.07);
    assertEquals(4, squares / 20000, 0.2);
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "1/2, 1.6", "1, 0.6"})
  void mixturesAreMixed(String share, double meanSquare) {
    SubsetSumInstance instance = make("mixture", "n=20000 sigma=1.7 uniform=" + share, 1);
    double squares = 0;
    int outside = 0;
    for (int i = 0; i < instance.sampleCount(); i++) {
      double a = instance.samples().get(i, 0).doubleValue();
      squares += a * a;
      outside += Math.abs(a) > 1 ? 1 : 0;
    }
    // The uniform part has mean square 1/3, the normal one 2.89.
    double expected = 2.89 + (1 / 3.0 - 2.89) * Rational.parse(share).doubleValue();
    assertEquals(expected, squares / 20000, 0.16);
    assertEquals(share.equals("1"), outside == 0);
  }

  @Test
  void thePlantedSubsetIsWithinItsDistance() {
    PlantedFamily family = new PlantedFamily();
    for (long seed = 0; seed < 50; seed++) {
      Map<String, String> options = Generated.options("n=30 m=2 k=11 distance=1/1000");
      SubsetSumInstance instance = family.generate(options, seed);
      Mask planted = family.planted(options, seed);
      assertEquals(11, planted.size());
      Rational error = instance.error(planted, 0);
      assertTrue(error.compareTo(Rational.of(1, 1000)) <= 0, "seed " + seed + ": " + error);
      assertNotEquals(0, error.signum(), "seed " + seed);
    }
    Map<String, String> exact = Generated.options("distance=0");
    assertEquals(Rational.ZERO, family.generate(exact, 1).error(family.planted(exact, 1), 0));
  }

  @Test
  void lowDensityHasItsBitsAndItsParity() {
    SubsetSumInstance instance = make("low-density", "n=40 density=0.5", 9);
    int most = 0;
    for (int i = 0; i < 40; i++) {
      BigInteger a = instance.samples().numerator(i, 0);
      assertFalse(a.testBit(0), a.toString());
      assertTrue(a.signum() > 0);
      most = Math.max(most, a.bitLength());
    }
    assertEquals(80, most);
    assertEquals(BigInteger.ONE, instance.samples().denominator());
    assertTrue(instance.targets().numerator(0, 0).testBit(0));
  }

  /** The proof in the Javadoc against every subset. */
  @Test
  void justInfeasibleIsWhatItClaims() {
    JustInfeasibleFamily family = new JustInfeasibleFamily();
    for (long seed = 0; seed < 60; seed++) {
      int n = 1 + (int) (seed % 11);
      Map<String, String> options =
          Generated.options("n=" + n + " bits=" + (9 + seed % 5) + " k=" + seed % (n + 1));
      SubsetSumInstance instance = family.generate(options, seed);
      Rational least = family.leastError(options);
      Rational found = leastByEnumeration(instance);
      assertEquals(least, found, "seed " + seed + " " + instance);
      Rational tolerance = instance.tolerance().orElseThrow();
      assertTrue(tolerance.compareTo(least) < 0, "seed " + seed);
      assertEquals(Objective.DECIDE, instance.objective());
    }
  }

  private static Rational leastByEnumeration(SubsetSumInstance instance) {
    int n = instance.sampleCount();
    Rational least = instance.error(Mask.ofBits(n, 0), 0);
    for (long bits = 1; bits < 1L << n; bits++) {
      least = least.min(instance.error(Mask.ofBits(n, bits), 0));
    }
    return least;
  }
}
