package org.secateur.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries one by one make the matrix that they make together, on both sides of 62 bits. */
class MatrixEntriesTest {
  private static void check(List<Rational> entries) {
    MatrixEntries one = new MatrixEntries();
    entries.forEach(one::add);
    RationalMatrix expected = RationalMatrix.of(List.of(entries), entries.size());
    RationalMatrix found = one.matrix(1, entries.size());
    assertEquals(expected, found, entries.toString());
    assertEquals(expected.isNarrow(), found.isNarrow(), entries.toString());
    assertEquals(expected.reshaped(entries.size(), 1), one.matrix(entries.size(), 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "1/3 1/2 1/6 5",
        "-1/2 -3/4 7",
        "4611686018427387903 -4611686018427387904 4611686018427387904",
        "1 -9223372036854775808",
        "1/4611686018427387903 1/4611686018427387904",
        "2305843009213693951 1/2",
        "4611686018427387903 1/2 1/3",
        "1/2305843009213693952 1 2 3/4",
        "1/4611686018427387904 1/8 1/3",
        "1/3 340282366920938463463374607431768211457/2 1/5"
      })
  void theSameMatrix(String entries) {
    check(Arrays.stream(entries.split(" ")).map(Rational::parse).toList());
  }

  @Test
  void randomLengths() {
    for (long seed = 1; seed <= 2000; seed++) {
      Random random = new Random(seed);
      List<Rational> entries = new ArrayList<>();
      int most = 1 + random.nextInt(70);
      for (int i = 0; i < 1 + seed % 20; i++) {
        BigInteger below = new BigInteger(random.nextInt(most), random);
        BigInteger above = new BigInteger(random.nextInt(most), random);
        BigInteger power = BigInteger.ONE.shiftLeft(random.nextInt(most));
        entries.add(
            Rational.of(
                random.nextBoolean() ? above : above.negate(),
                seed % 2 == 0 ? power : below.add(BigInteger.ONE)));
      }
      check(entries);
    }
  }

  @Test
  void anotherNumberOfEntriesIsRefused() {
    MatrixEntries entries = new MatrixEntries();
    entries.add(Rational.ONE);
    assertThrows(IllegalArgumentException.class, () -> entries.matrix(1, 2));
    assertEquals(1, entries.size());
  }
}
