package org.secateur.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RationalMatrixTest {
  private static BigInteger[] big(long... values) {
    return Arrays.stream(values).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
  }

  @ParameterizedTest
  @CsvSource({
    "6, 4, -10, 0, 8",
    "0, 0, 0, 0, 5",
    "1, 2, 3, 4, 1",
    "7, -7, 14, 21, 49",
    "4611686018427387903, 1, -4611686018427387904, 2, 3",
    "4611686018427387904, 2, 4, 6, 10",
    "9223372036854775807, 1, -9223372036854775808, 0, 9223372036854775807",
    "3, 6, 9, 12, 4611686018427387904",
    "3, 6, 9, 12, 27670116110564327424",
  })
  void longsMakeTheSameMatrixAsBigIntegers(long a, long b, long c, long d, BigInteger below) {
    RationalMatrix longs = RationalMatrix.ofLongs(2, 2, below, new long[] {a, b, c, d});
    RationalMatrix integers = RationalMatrix.ofNumerators(2, 2, below, big(a, b, c, d));
    assertEquals(integers, longs);
    assertEquals(integers.hashCode(), longs.hashCode());
    assertEquals(integers.isNarrow(), longs.isNarrow());
    assertEquals(integers.denominator(), longs.denominator());
    assertEquals(Rational.of(BigInteger.valueOf(c), below), longs.get(1, 0));
  }

  @Test
  void aLongOf62BitsIsTheLastNarrowOne() {
    assertTrue(
        RationalMatrix.ofLongs(1, 1, BigInteger.ONE, new long[] {(1L << 62) - 1}).isNarrow());
    assertFalse(RationalMatrix.ofLongs(1, 1, BigInteger.ONE, new long[] {1L << 62}).isNarrow());
  }

  @Test
  void longsAreCopiedAndChecked() {
    long[] values = {1, 2};
    RationalMatrix matrix = RationalMatrix.ofLongs(1, 2, BigInteger.ONE, values);
    values[0] = 9;
    assertEquals(Rational.ONE, matrix.get(0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> RationalMatrix.ofLongs(2, 2, BigInteger.ONE, new long[] {1, 2}));
    assertThrows(
        IllegalArgumentException.class,
        () -> RationalMatrix.ofLongs(1, 2, BigInteger.ZERO, new long[] {1, 2}));
    assertThrows(
        IllegalArgumentException.class,
        () -> RationalMatrix.ofLongs(1, 2, BigInteger.ONE.negate(), new long[] {1, 2}));
  }

  @Test
  void rowsOfAnotherLengthHoldTheSameEntries() {
    RationalMatrix matrix =
        RationalMatrix.ofLongs(2, 3, BigInteger.TWO, new long[] {1, 2, 3, 4, 5, 6});
    RationalMatrix tall = matrix.reshaped(3, 2);
    assertEquals(Rational.of(5, 2), tall.get(2, 0));
    assertNotEquals(matrix, tall);
    assertEquals(matrix, tall.reshaped(2, 3));
    assertThrows(IllegalArgumentException.class, () -> matrix.reshaped(2, 2));
  }

  @Test
  void equalNumbersMakeEqualMatrices() {
    RationalMatrix halves = RationalMatrix.ofDoubles(1, 2, new double[] {0.5, 3});
    assertEquals(halves, RationalMatrix.ofNumerators(1, 2, BigInteger.valueOf(10), big(5, 30)));
    RationalMatrix edge = RationalMatrix.ofDoubles(1, 1, new double[] {-0x1p62});
    assertEquals(edge, RationalMatrix.ofLongs(1, 1, BigInteger.ONE, new long[] {-1L << 62}));
    assertNotEquals(halves, RationalMatrix.ofNumerators(1, 2, BigInteger.ONE, big(1, 6)));
  }
}
