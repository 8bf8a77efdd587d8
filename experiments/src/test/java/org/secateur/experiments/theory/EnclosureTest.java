package org.secateur.experiments.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.secateur.model.Rational;

final class EnclosureTest {
  private static final int BITS = 6;

  /** By the definition: low ≤ log2 x ≤ high where 2^(64·low) ≤ x^64 ≤ 2^(64·high). */
  @Property(tries = 300)
  void theLogarithmLiesBetweenTheEnds(
      @ForAll @LongRange(min = 1, max = 1_000_000) long above,
      @ForAll @LongRange(min = 1, max = 1_000_000) long below) {
    Rational number = Rational.of(above, below);
    Enclosure log = BinaryLog.of(number, BITS);
    BigInteger scale = BigInteger.ONE.shiftLeft(BITS);
    int low = log.low().multiply(Rational.of(scale)).numerator().intValueExact();
    int high = log.high().multiply(Rational.of(scale)).numerator().intValueExact();
    Rational power =
        Rational.of(number.numerator().pow(1 << BITS), number.denominator().pow(1 << BITS));
    assertTrue(powerOfTwo(low).compareTo(power) <= 0, () -> number + ": " + log);
    assertTrue(powerOfTwo(high).compareTo(power) >= 0, () -> number + ": " + log);
    assertTrue(high - low <= 1, () -> number + ": " + log);
  }

  @Property(tries = 300)
  void theLogarithmAgreesWithDoubles(
      @ForAll @LongRange(min = 1, max = 1L << 50) long above,
      @ForAll @LongRange(min = 1, max = 1L << 50) long below) {
    Enclosure log = BinaryLog.of(Rational.of(above, below), 96);
    double expected = (Math.log(above) - Math.log(below)) / Math.log(2);
    assertEquals(expected, log.middle().doubleValue(), 1e-9, () -> above + "/" + below);
    Rational width = log.high().subtract(log.low());
    assertTrue(width.compareTo(powerOfTwo(-94)) <= 0, () -> above + "/" + below);
  }

  @Property(tries = 100)
  void powersOfTwoAreExact(@ForAll @IntRange(min = -200, max = 200) int exponent) {
    Enclosure log = BinaryLog.of(powerOfTwo(exponent), 20);
    assertEquals(Enclosure.exactly(Rational.of(exponent)), log);
  }

  private static Rational powerOfTwo(int exponent) {
    BigInteger magnitude = BigInteger.ONE.shiftLeft(Math.abs(exponent));
    return exponent >= 0 ? Rational.of(magnitude) : Rational.of(BigInteger.ONE, magnitude);
  }

  @Test
  void logarithmsNeedPositiveNumbers() {
    assertThrows(IllegalArgumentException.class, () -> BinaryLog.of(Rational.ZERO, 10));
    assertThrows(
        IllegalArgumentException.class, () -> new LogTerm(Rational.ONE, Rational.of(1, 2), 1));
  }

  @Test
  void theEntropyOfHandComputedCoins() {
    assertEquals(Enclosure.exactly(Rational.ONE), BinaryEntropy.of(Rational.of(1, 2), 10));
    assertEquals(Enclosure.exactly(Rational.ZERO), BinaryEntropy.of(Rational.ZERO, 10));
    assertEquals(Enclosure.exactly(Rational.ZERO), BinaryEntropy.of(Rational.ONE, 10));
    // H2(1/4) = 2 − (3/4)·log2 3 = 2 − 0.75·1.5849625007 = 0.8112781245.
    Enclosure quarter = BinaryEntropy.of(Rational.of(1, 4), 96);
    assertEquals(0.8112781245, quarter.middle().doubleValue(), 1e-10);
    assertThrows(IllegalArgumentException.class, () -> BinaryEntropy.of(Rational.of(5, 4), 10));
  }

  @Test
  void signsAndCeilingsAreGivenOnlyWhereTheyAreSure() {
    Rational third = Rational.of(1, 3);
    assertEquals(OptionalInt.of(1), new Enclosure(third, Rational.ONE).sign());
    assertEquals(OptionalInt.of(0), Enclosure.exactly(Rational.ZERO).sign());
    assertEquals(OptionalInt.empty(), new Enclosure(Rational.ZERO, third).sign());
    assertEquals(OptionalInt.empty(), new Enclosure(third.negate(), third).sign());
    assertEquals(OptionalInt.of(-1), Enclosure.exactly(third.negate()).sign());
    assertTrue(new Enclosure(Rational.ZERO, third).ceiling().isEmpty());
    assertEquals(BigInteger.ONE, new Enclosure(third, Rational.ONE).ceiling().orElseThrow());
    assertThrows(IllegalArgumentException.class, () -> new Enclosure(Rational.ONE, Rational.ZERO));
  }

  @Test
  void productsWithNegativeFactorsKeepTheEndsInOrder() {
    Enclosure one = new Enclosure(Rational.ONE, Rational.of(2));
    assertEquals(new Enclosure(Rational.of(-4), Rational.of(-2)), one.times(Rational.of(-2)));
    assertThrows(IllegalArgumentException.class, () -> one.times(one.times(Rational.of(-1))));
  }
}
