package org.secateur.experiments.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.secateur.model.Rational;

final class EntropyConditionTest {

  /** Against the definition in integers: n^n · q^c ≥ k^k (n−k)^(n−k) · (k p)^c for ε = q/p. */
  @Property(tries = 200)
  void theLeastNIsTheLeast(
      @ForAll @IntRange(min = 1, max = 6) int k,
      @ForAll @IntRange(min = 1, max = 50) int numerator,
      @ForAll @IntRange(min = 51, max = 400) int denominator,
      @ForAll @IntRange(min = 1, max = 3) int c) {
    String options = "k=" + k + " epsilon=" + numerator + "/" + denominator + " c=" + c;
    BigInteger least = CalculatorTest.value("rfss-thm2", options).integer();
    // Powers n^n are formed below; larger n come up for small k.
    Assume.that(least.bitLength() <= 12);
    int n = least.intValueExact();
    assertTrue(byIntegers(n, k, numerator, denominator, c), options + " n=" + n);
    assertTrue(n == 2 * k || !byIntegers(n - 1, k, numerator, denominator, c), options + " n=" + n);
  }

  private static boolean byIntegers(int n, int k, int numerator, int denominator, int c) {
    BigInteger left = power(n, n).multiply(power(numerator, c));
    BigInteger right =
        power(k, k).multiply(power(n - k, n - k)).multiply(power(k * denominator, c));
    return left.compareTo(right) >= 0;
  }

  private static BigInteger power(int base, int exponent) {
    return BigInteger.valueOf(base).pow(exponent);
  }

  @Property(tries = 100)
  void theLeftSideGrowsWithN(
      @ForAll @IntRange(min = 1, max = 50) int k, @ForAll @IntRange(min = 0, max = 500) int more) {
    int n = k + more;
    Enclosure here = BinaryEntropy.of(Rational.of(k, n), 128).times(Rational.of(n));
    Enclosure next = BinaryEntropy.of(Rational.of(k, n + 1), 128).times(Rational.of(n + 1));
    assertTrue(here.high().compareTo(next.low()) < 0, () -> "k=" + k + " n=" + n);
  }

  // From k = 3 on, since few kept samples need an n beyond the limit of the search.
  @Property(tries = 25)
  void aSmallerErrorOrALargerConstantNeedsNoFewer(
      @ForAll @IntRange(min = 3, max = 20) int k,
      @ForAll @IntRange(min = 3, max = 100) int inverse,
      @ForAll @IntRange(min = 1, max = 3) int c) {
    for (String name : new String[] {"rfss-thm2", "rfss-cor1", "rfss-cor2"}) {
      String rest = " c=" + c;
      BigInteger n =
          CalculatorTest.value(name, "k=" + k + " epsilon=1/" + inverse + rest).integer();
      BigInteger finer =
          CalculatorTest.value(name, "k=" + k + " epsilon=1/" + (inverse + 1) + rest).integer();
      BigInteger dearer =
          CalculatorTest.value(name, "k=" + k + " epsilon=1/" + inverse + " c=" + (c + 1))
              .integer();
      assertTrue(n.compareTo(finer) <= 0, () -> name + " k=" + k + " 1/ε=" + inverse + rest);
      assertTrue(n.compareTo(dearer) <= 0, () -> name + " k=" + k + " 1/ε=" + inverse + rest);
    }
  }

  /** φ(n) = n − c·log2²(A n) by doubles, for H2(1/2) = 1, far from ties. */
  @Property(tries = 100)
  void theFixedPointIsTheLastPlaceWhereTheSignChanges(
      @ForAll @IntRange(min = 1, max = 5) int layers,
      @ForAll @IntRange(min = 3, max = 100) int inverse,
      @ForAll @IntRange(min = 1, max = 40) int tenths) {
    String options =
        "layers="
            + layers
            + " inputs=2 outputs=3 gamma=1/2 epsilon=1/"
            + inverse
            + " c="
            + tenths
            + "/10";
    int found = CalculatorTest.value("slth-thm3", options).integer().intValueExact();
    double product = 2.0 * layers * 6 / 2 * inverse;
    for (int n = found; n < found + 50; n++) {
      assertTrue(phi(n, product, tenths / 10.0) > -1e-6, options + " n=" + n);
    }
    assertTrue(
        found == 2 || phi(found - 1, product, tenths / 10.0) < 1e-6, options + " n=" + found);
  }

  private static double phi(int n, double product, double c) {
    double log = Math.log(product * n) / Math.log(2);
    return n - c * log * log;
  }

  @Test
  void equalityOfIrrationalSidesIsDecidedByIntegers() {
    // 3·H2(1/3) = log2(27/4), and twice that against c = 2.
    EntropyCondition once =
        new EntropyCondition(BigInteger.ONE, new LogTerm(Rational.ONE, Rational.of(27, 4), 1));
    assertTrue(once.holds(BigInteger.valueOf(3)));
    assertFalse(once.holds(BigInteger.TWO));
    EntropyCondition twice =
        new EntropyCondition(BigInteger.TWO, new LogTerm(Rational.of(2), Rational.of(27, 4), 1));
    assertTrue(twice.holds(BigInteger.valueOf(6)));
    // (1/2)·log2((27/4)²) is the same again, by way of q = 2.
    EntropyCondition half =
        new EntropyCondition(
            BigInteger.ONE, new LogTerm(Rational.of(1, 2), Rational.of(729, 16), 1));
    assertTrue(half.holds(BigInteger.valueOf(3)));
  }

  @Test
  void whatCannotBeDecidedIsSaid() {
    IllegalArgumentException failure =
        assertThrows(
            IllegalArgumentException.class,
            () -> Decision.sign("this", 0, bits -> new Enclosure(Rational.of(-1), Rational.ONE)));
    assertEquals(
        "this: both sides agree in 1536 binary digits, so it is left undecided",
        failure.getMessage());
  }

  @Test
  void theSearchFindsEveryThreshold() {
    for (int start = 1; start <= 5; start++) {
      for (int threshold = 1; threshold <= 70; threshold++) {
        BigInteger limit = BigInteger.valueOf(threshold);
        assertEquals(
            BigInteger.valueOf(Math.max(start, threshold)),
            LeastInteger.from(BigInteger.valueOf(start), n -> n.compareTo(limit) >= 0));
      }
    }
  }
}
