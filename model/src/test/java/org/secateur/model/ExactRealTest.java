package org.secateur.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExactRealTest {
  @Test
  void rationalRootsAreRationals() {
    assertEquals(Rational.of(3, 7), SquareRoot.of(Rational.of(9, 49)));
    assertEquals(Rational.ZERO, SquareRoot.of(Rational.ZERO));
    assertInstanceOf(SquareRoot.class, SquareRoot.of(Rational.of(1, 2)));
    assertInstanceOf(SquareRoot.class, SquareRoot.of(Rational.of(9, 2)));
    assertThrows(IllegalArgumentException.class, () -> SquareRoot.of(Rational.of(-1)));
  }

  @Test
  void comparisonsAreExact() {
    ExactReal root = SquareRoot.of(Rational.of(2));
    assertTrue(root.compareTo(Rational.parse("1.41421356237309504880168872420969807")) > 0);
    assertTrue(root.compareTo(Rational.parse("1.41421356237309504880168872420969808")) < 0);
    assertTrue(root.compareTo(Rational.of(-5)) > 0);
    assertTrue(Rational.of(-5).compareTo(root) < 0);
    assertTrue(Rational.ZERO.compareTo(root) < 0);
    assertEquals(0, root.compareTo(SquareRoot.of(Rational.of(4, 2))));
  }

  @Property(tries = 300)
  void theOrderIsThatOfTheSquaresAndTextsAreReadBack(
      @ForAll @IntRange(min = 0, max = 60) int a,
      @ForAll @IntRange(min = 1, max = 12) int b,
      @ForAll @IntRange(min = 0, max = 60) int c,
      @ForAll @IntRange(min = 1, max = 12) int d) {
    ExactReal one = SquareRoot.of(Rational.of(a, b));
    ExactReal other = SquareRoot.of(Rational.of(c, d));
    assertEquals(Integer.signum(a * d - c * b), Integer.signum(one.compareTo(other)));
    assertEquals(one.compareTo(other) == 0, one.equals(other));
    assertEquals(one, ExactReal.parse(one.toString()));
    assertEquals(Math.sqrt((double) a / b), one.doubleValue(), 1e-12);
    assertEquals((long) Math.ceil(Math.sqrt((double) a / b)), one.ceiling().longValueExact());
  }

  @Test
  void otherTextsAreRefused() {
    for (String text : new String[] {"sqrt(-1)", "sqrt()", "sqrt(2", "sqrt(sqrt(2))", "x"}) {
      assertThrows(NumberFormatException.class, () -> ExactReal.parse(text), text);
    }
  }
}
