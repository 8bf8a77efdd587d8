package org.secateur.checker.halves;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers in words against BigInteger, in particular around the ends of words. */
final class WordsTest {
  /** Within 2^bits, often at its ends or next to an end of a word. */
  private static BigInteger number(Random random, int bits) {
    BigInteger magnitude =
        switch (random.nextInt(4)) {
          case 0 -> new BigInteger(bits, random);
          case 1 -> BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
          case 2 ->
              BigInteger.ONE.shiftLeft(bits / 62 * 62).min(BigInteger.ONE.shiftLeft(bits - 1));
          default -> new BigInteger(Math.min(bits, 2), random);
        };
    return random.nextBoolean() ? magnitude : magnitude.negate();
  }

  /** Widths change from 61 to 62 bits and from 123 to 124. */
  @ParameterizedTest
  @ValueSource(ints = {2, 61, 62, 63, 123, 124, 125, 300})
  void agreesWithBigInteger(int bits) {
    Random random = new Random(bits);
    for (int i = 0; i < 3000; i++) {
      BigInteger a = number(random, bits - 1);
      BigInteger b = random.nextInt(3) == 0 ? a : number(random, bits - 1);
      int width = Words.width(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
      assertEquals(1 + bits / 62, width);
      String place = "bits " + bits + ", numbers " + a + " and " + b;
      Words words = new Words(width, 4);
      words.set(1, Words.of(a, width));
      words.set(2, words, 1);
      assertEquals(a, words.get(2), place);
      assertEquals(BigInteger.ZERO, words.get(0), place);
      long[] other = Words.of(b, width);
      assertEquals(a.compareTo(b) < 0, words.isBelow(1, other), place);
      assertEquals(a.compareTo(b) > 0, words.isAbove(1, other), place);
      long[] out = new long[width];
      words.add(1, other, out);
      words.set(3, out);
      assertEquals(a.add(b), words.get(3), place);
      words.subtract(1, other, out);
      words.set(3, out);
      assertEquals(b.subtract(a), words.get(3), place);
      assertEquals(a, words.get(1), place);
    }
  }
}
