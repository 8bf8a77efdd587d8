package org.secateur.checker.halves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounded sums beside the sums themselves. */
final class RoundingTest {
  private static BigInteger number(Random random, int bits) {
    BigInteger magnitude = new BigInteger(random.nextInt(bits + 1), random);
    return random.nextBoolean() ? magnitude : magnitude.negate();
  }

  @Test
  void nothingIsRoundedUpToSixtyBits() {
    BigInteger most = BigInteger.ONE.shiftLeft(60).subtract(BigInteger.ONE);
    assertEquals(new Rounding(0, 0), Rounding.of(most, 7));
    assertEquals(new Rounding(1, 7), Rounding.of(most.add(BigInteger.ONE), 7));
    assertEquals(new Rounding(40, 1), Rounding.of(BigInteger.ONE.shiftLeft(99), 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 59, 60, 61, 64, 130})
  void rangesHoldTheSumsBetweenTheirEnds(int bits) {
    Random random = new Random(bits);
    int open = 0;
    for (int i = 0; i < 20_000; i++) {
      int summands = random.nextInt(6);
      BigInteger beyond = BigInteger.valueOf(8).shiftLeft(bits);
      Rounding rounding = Rounding.of(beyond, summands);
      BigInteger[] each =
          IntStream.range(0, summands)
              .mapToObj(k -> number(random, bits))
              .toArray(BigInteger[]::new);
      BigInteger sum = BigInteger.ZERO;
      long rounded = 0;
      for (BigInteger summand : each) {
        sum = sum.add(summand);
        rounded += rounding.down(summand);
      }
      // Near the sum, so that the ends matter.
      BigInteger low = sum.add(number(random, 1 + rounding.shift() + 2));
      BigInteger high = low.max(sum.add(number(random, 1 + rounding.shift() + 2)));
      Rounding.Range range = rounding.range(low, high);
      boolean isBetween = sum.compareTo(low) >= 0 && sum.compareTo(high) <= 0;
      String place = bits + " bits, " + i + ": " + sum + " in " + low + ", " + high;
      assertTrue(!isBetween || range.mayHold(rounded), place);
      assertTrue(isBetween || !range.surelyHolds(rounded), place);
      assertTrue(rounding.shift() > 0 || range.mayHold(rounded) == isBetween, place);
      assertTrue(rounding.shift() > 0 || range.surelyHolds(rounded) == isBetween, place);
      assertTrue(rounding.slack() > 0 || rounded == sum.shiftRight(rounding.shift()).longValue());
      open += range.mayHold(rounded) && !range.surelyHolds(rounded) ? 1 : 0;
    }
    assertEquals(bits > 56, open > 0, open + " are left open");
  }
}
