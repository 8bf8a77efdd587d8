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
    Words.Form form = Words.Form.of(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    assertEquals(1 + bits / 62, form.width());
    for (int i = 0; i < 3000; i++) {
      BigInteger a = number(random, bits - 1);
      BigInteger b = random.nextInt(3) == 0 ? a : number(random, bits - 1);
      String place = "bits " + bits + ", numbers " + a + " and " + b;
      Words words = form.zeros(4);
      words.set(1, form.words(a));
      assertEquals(a, words.get(1), place);
      assertEquals(BigInteger.ZERO, words.get(0), place);
      long[] other = form.words(b);
      words.set(2, other);
      assertEquals(a.compareTo(b), words.compare(1, other), place);
      assertEquals(a.compareTo(b), words.compare(1, 2), place);
      long[] out = new long[form.width()];
      words.add(1, other, out);
      words.set(3, out);
      assertEquals(a.add(b), words.get(3), place);
      assertEquals(a, words.get(1), place);
    }
  }

  /** Sums equal to a bound, beside it, and far from it only in the words after the first. */
  @ParameterizedTest
  @ValueSource(ints = {2, 61, 62, 63, 123, 124, 125, 300})
  void comparesSumsWithBounds(int bits) {
    Random random = new Random(bits);
    Words.Form form = Words.Form.of(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    for (int i = 0; i < 3000; i++) {
      BigInteger a = number(random, bits - 1);
      BigInteger b = number(random, bits - 1);
      BigInteger bound =
          switch (random.nextInt(3)) {
            case 0 -> a.add(b).add(BigInteger.valueOf(random.nextInt(3) - 1));
            case 1 -> a.add(b).xor(number(random, 1 + random.nextInt(bits - 1)));
            default -> number(random, bits - 1);
          };
      Words left = form.zeros(2);
      Words right = form.zeros(3);
      left.set(1, form.words(a));
      right.set(2, form.words(b));
      assertEquals(
          a.add(b).compareTo(bound),
          left.compareSum(1, right, 2, form.words(bound)),
          "bits " + bits + ": " + a + " + " + b + " against " + bound);
    }
  }

  /** Cells of 2^shift integers: what is left of a number may come from two words. */
  @ParameterizedTest
  @ValueSource(ints = {2, 61, 62, 63, 123, 124, 125, 300})
  void shiftsWhatIsLeftOfALongNumber(int bits) {
    Random random = new Random(bits);
    Words.Form form = Words.Form.of(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    for (int i = 0; i < 3000; i++) {
      int shift = random.nextInt(bits + 70);
      BigInteger value = new BigInteger(Math.min(bits, shift + 31), random);
      assertEquals(
          value.shiftRight(shift).intValueExact(),
          form.shifted(form.words(value), shift),
          "bits " + bits + ": " + value + " / 2^" + shift);
    }
  }
}
