package org.secateur.checker.kink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.network.Domain;

/** Gauges of domains, which measure kinks. */
final class GaugeTest {
  private static final Domain SQUARE =
      new Domain.Box(List.of(whole(-1), whole(-1)), List.of(whole(1), whole(1)));

  private static Fraction whole(long value) {
    return Fraction.whole(value);
  }

  @Test
  void gaugesAreExactOrRoundedUp() {
    BigInteger[] y = {BigInteger.valueOf(3), BigInteger.valueOf(-4)};
    assertEquals(whole(4), SQUARE.gauge(y));
    assertEquals(
        new Fraction(BigInteger.valueOf(7), BigInteger.TWO), new Domain.Ball(1, whole(2)).gauge(y));
    assertEquals(
        new Fraction(BigInteger.valueOf(5), BigInteger.TWO), new Domain.Ball(2, whole(2)).gauge(y));
    BigInteger[] diagonal = {BigInteger.ONE, BigInteger.ONE};
    Fraction root = new Domain.Ball(2, whole(1)).gauge(diagonal);
    assertTrue(root.times(root).isAbove(whole(2)));
    assertTrue(
        root.times(root)
            .minus(whole(2))
            .isBelow(new Fraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(60))));
    Domain.Box lopsided =
        new Domain.Box(List.of(whole(-2), whole(-8)), List.of(whole(1), whole(1)));
    assertEquals(whole(3), lopsided.gauge(y));
  }
}
