package org.secateur.experiments.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.model.Rational;

/** Each bound against values worked out by hand. */
final class CalculatorTest {
  /** Options as on the command line: {@code "k=5 epsilon=1/100"}. */
  static BoundValue value(String name, String options) {
    Bound bound = BoundCatalogue.named(name).orElseThrow();
    return bound.evaluate(ParameterValues.of(bound, parsed(options)));
  }

  private static Map<Parameter, Rational> parsed(String options) {
    Map<Parameter, Rational> values = new EnumMap<>(Parameter.class);
    for (String option : options.split(" ")) {
      String[] parts = option.split("=");
      values.put(Parameter.ofLabel(parts[0]).orElseThrow(), Rational.parse(parts[1]));
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # Explicit formulas. rss: log2 1024 = 10; 3/2 · 10 = 15; log2 1000 = 9.966, up 10; log2 3 = 1.585, up 2.
          # gap-neuron: 10/0.01 = 1000; 1/0.01 = 100; 3/0.7 = 4.29, up 5.
          # gap-weight: log2 100 = 6.6439: times 10 is 66.4, up 67; alone 7.
          # malach: m = 2²·1 = 4, m/ε = 8, 8² · log2 8 = 192. malach-width: 2⁴ · 3² = 144.
          # pensia: log2 (4/(1/2))² = log2 64 = 6. pensia-width: log2 (4 · 2) = 3; log2 1 = 0.
          rss, epsilon=1/1024, 10
          rss, epsilon=1/1024 c=3/2, 15
          rss, epsilon=0.001, 10
          rss, epsilon=1/3, 2
          gap-neuron-v1, d=10 epsilon=0.01, 1000
          gap-neuron-v3, epsilon=0.01, 100
          gap-neuron-v1, d=3 epsilon=0.7, 5
          gap-weight-v1, d=10 epsilon=0.01, 67
          gap-weight-v3, epsilon=0.01, 7
          malach, d=2 layers=1 epsilon=1/2, 192
          malach-width, d=2 layers=3, 144
          pensia, d=2 layers=1 epsilon=1/2, 6
          pensia-width, d=4 layers=2, 3
          pensia-width, d=1 layers=1, 0
          # n on both sides. With g(n) = n·H2(k/n) = n log2 n − k log2 k − (n−k) log2 (n−k):
          # thm2, k=1: g(2) = 2, g(3) = 3·1.58496 − 2 = 2.75489 = log2(27/4),
          #   g(4) = 8 − 3·1.58496 = 3.24511.
          #   ε = 1/4: right side 2 = g(2). 1/5: 2.3219. 4/27: log2(27/4) = g(3) exactly, although
          #   both are irrational; a little less, 4000/27001, needs n = 4.
          # thm2, k=2, ε=1/8: right side log2 16 = 4 = g(4).
          # thm2, k=5, ε=1/100: log2 500 = 8.966 < 10 = g(10), the least n ≥ 2k.
          # thm2, k=1, c=1/2, ε=1/16: (1/2)·4 = 2.
          # cor1, k=2, ε=1/8: 4² = 16; g(189) = 15.9946, g(190) = 16.0099.
          # cor2, k=10, ε=0.01: 2·6.6439² = 88.28; g(1677) = 88.2813, g(1678) = 88.2899.
          # thm5, d=2, k=1, ε=1/32: (4/2)·5 = 10; g(377) = 9.9992, g(378) = 10.0030.
          rfss-thm2, k=1 epsilon=1/4, 2
          rfss-thm2, k=1 epsilon=1/5, 3
          rfss-thm2, k=1 epsilon=4/27, 3
          rfss-thm2, k=1 epsilon=4000/27001, 4
          rfss-thm2, k=2 epsilon=1/8, 4
          rfss-thm2, k=5 epsilon=1/100, 10
          rfss-thm2, k=1 epsilon=1/16 c=1/2, 2
          rfss-cor1, k=2 epsilon=1/8, 190
          rfss-cor2, k=10 epsilon=0.01, 1678
          slth-thm5, d=2 k=1 epsilon=1/32, 378
          # Fixed points. γ = 1/2: H2 = 1, A n = 2ℓ·d·d'·n/(2ε).
          # ℓ = d = d' = 1, ε = 1/4: A n = 4n, n = log2²(4n): (2 + 6)² = 64 for n = 64, and 63.6 > 63.
          # c = 1/100: the right side is below n for every n ≥ 2.
          # thm4 with features = basis = 1 is the same formula.
          slth-thm3, layers=1 inputs=1 outputs=1 gamma=1/2 epsilon=1/4, 64
          slth-thm3, layers=1 inputs=1 outputs=1 gamma=1/2 epsilon=1/4 c=1/100, 2
          slth-thm4, layers=1 features=1 basis=1 gamma=1/2 epsilon=1/4, 64
          """)
  void valuesAreThoseWorkedOut(String name, String options, BigInteger expected) {
    assertEquals(expected, value(name, options).integer());
  }

  // ε = 0.45, c = 0.43, γ = 1/2: A n = 2.2222·n. c·log2²(A n) is 1.991 at n = 2, 3.222 at 3, 4.272
  // at 4,
  // 5.189 at 5, 6.006 at 6 and 6.741 at 7: so n = 2 satisfies it, 3 … 6 do not, 7 does.
  @Test
  void aFixedPointIsTheLastOne() {
    String options = "layers=1 inputs=1 outputs=1 gamma=1/2 epsilon=0.45 c=0.43";
    BoundValue last = value("slth-thm3", options);
    assertEquals(BigInteger.valueOf(7), last.integer());
    assertEquals(
        List.of("small n from 2 on satisfy it too, but not all up to n* do"), last.remarks());
    assertTrue(value("slth-thm3", options + " n=6").remarks().contains("n = 6 is below the bound"));
    assertTrue(
        value("slth-thm3", options + " n=7").remarks().contains("n = 7 satisfies the bound"));
    assertTrue(
        value("slth-thm3", options + " n=1")
            .remarks()
            .contains("n = 1 keeps less than one sample: γ·n < 1"));
  }

  // k = 1: 1 ≥ 2c·0. k = 10, ε = 0.01, c = 1: 2·(11.04 + 2·3.3219·6.6439) = 110 > 10.
  // k = 200: 2·(58.43 + 2·7.6439·6.6439) = 320 > 200; k = 1000: 2·(99.3 + 132.4) = 463 ≤ 1000.
  @ParameterizedTest
  @CsvSource({"1, true", "10, false", "200, false", "1000, true"})
  void corollary2SaysWhetherKIsLargeEnough(String k, boolean holds) {
    assertEquals(holds, value("rfss-cor2", "k=" + k + " epsilon=0.01").conditions().get(0).holds());
  }

  // k = 4, ε = 1/2^j, c: 2c·(4 + 4j) = 4 for c = 1/2, j = 0 … so c = 1/8, j = 3: (1/4)·(4 + 12) =
  // 4.
  @Test
  void corollary2TakesEqualityAsHolding() {
    assertTrue(value("rfss-cor2", "k=4 epsilon=1/8 c=1/8").conditions().get(0).holds());
    assertFalse(value("rfss-cor2", "k=4 epsilon=1/8 c=0.126").conditions().get(0).holds());
  }

  // λ = 1 − 1/(2π) = 0.840845: 84 ≤ λ·100 and 84 > λ·99 = 83.24; 85 > λ·101 = 84.93, 85 ≤ λ·102.
  @Test
  void theShareOfTheoremFive() {
    assertEquals(BigInteger.valueOf(100), RetainedShare.leastTotal(BigInteger.valueOf(84)));
    assertEquals(BigInteger.valueOf(102), RetainedShare.leastTotal(BigInteger.valueOf(85)));
    assertEquals(BigInteger.TWO, RetainedShare.leastTotal(BigInteger.ONE));
    assertThrows(
        IllegalArgumentException.class, () -> RetainedShare.leastTotal(BigInteger.TEN.pow(60)));
  }

  @Test
  void aGivenNIsJudged() {
    assertTrue(
        value("slth-thm5", "d=2 k=1 epsilon=1/32 n=377")
            .remarks()
            .contains("n = 377 is below the bound"));
    assertTrue(
        value("slth-thm5", "d=2 k=1 epsilon=1/32 n=378")
            .remarks()
            .contains("n = 378 satisfies the bound"));
    assertTrue(
        value("rfss-thm2", "k=5 epsilon=1/4 n=9")
            .remarks()
            .contains("n = 9 is outside the statement, which has n ≥ 2k"));
    assertEquals(List.of("n = 9 is below the bound"), value("rss", "epsilon=0.001 n=9").remarks());
  }

  @ParameterizedTest
  @CsvSource({
    "rfss-thm2, k=0 epsilon=0.1, k: 0",
    "rfss-thm2, k=3/2 epsilon=0.1, k: 3/2",
    "rfss-thm2, k=1 epsilon=1, epsilon: 1",
    "rfss-thm2, k=1 epsilon=0, epsilon: 0",
    "rfss-cor1, k=1 epsilon=1/2, epsilon: 1/2",
    "slth-thm5, d=1 k=1 epsilon=1/16, epsilon: 1/16",
    "slth-thm3, layers=1 inputs=1 outputs=1 epsilon=0.1 gamma=1, gamma: 1",
    "slth-thm4, layers=1 features=1 basis=1/2 epsilon=0.1 gamma=1/2, basis: 1/2",
    "rfss-thm2, epsilon=0.1, k: missing",
    "rss, epsilon=0.1 k=3, k: not a parameter of rss",
    "rss, epsilon=0.1 c=0, c: 0",
    "rfss-thm2, k=1 epsilon=1e-100, n: above 2^256"
  })
  void badValuesAreNamed(String name, String options, String message) {
    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> value(name, options));
    assertTrue(failure.getMessage().startsWith(message), failure.getMessage());
  }

  @Test
  void theOtherSideOfEachLimit() {
    value("rfss-cor1", "k=1 epsilon=0.4999");
    value("slth-thm5", "d=1 k=1 epsilon=0.0624");
    value("slth-thm3", "layers=1 inputs=1 outputs=1 epsilon=0.1 gamma=0.999");
    // k = 1: n is about e^-1·2^(log2 1/ε), so 1e-75 ends below 2^256.
    assertTrue(value("rfss-thm2", "k=1 epsilon=1e-75").integer().bitLength() <= 256);
  }

  @Test
  void everyBoundSaysWhereItComesFromAndWhatIsOpen() {
    Set<String> names = BoundCatalogue.all().stream().map(Bound::name).collect(Collectors.toSet());
    assertEquals(BoundCatalogue.all().size(), names.size(), "two bounds of one name");
    assertEquals(15, names.size());
    for (Bound bound : BoundCatalogue.all()) {
      Citation citation = bound.citation();
      assertTrue(citation.source().contains("arXiv"), bound.name());
      assertFalse(citation.statement().isBlank(), bound.name());
      assertFalse(citation.assumptions().isEmpty(), bound.name());
      assertFalse(citation.open().isEmpty(), bound.name());
      boolean constant = bound.rules().stream().anyMatch(r -> r.parameter() == Parameter.C);
      assertEquals(!bound.name().equals("slth-thm5"), constant, bound.name());
    }
  }
}
