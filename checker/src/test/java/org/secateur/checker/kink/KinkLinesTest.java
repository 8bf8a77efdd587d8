package org.secateur.checker.kink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Kinks are sorted exactly, also where their angles differ by less than doubles can tell. */
final class KinkLinesTest {
  private static BigInteger[] normal(Random random, int bits) {
    BigInteger most = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    BigInteger[] w = new BigInteger[2];
    for (int j = 0; j < 2; j++) {
      int kind = random.nextInt(4);
      BigInteger size =
          kind == 0
              ? BigInteger.valueOf(random.nextInt(3))
              : kind == 1
                  ? new BigInteger(bits, random)
                  : most.subtract(BigInteger.valueOf(random.nextInt(3))).max(BigInteger.ONE);
      w[j] = random.nextBoolean() ? size : size.negate();
    }
    return w;
  }

  private static BigInteger cross(BigInteger[] a, BigInteger[] b) {
    return a[0].multiply(b[1]).subtract(a[1].multiply(b[0]));
  }

  @Property(tries = 1000)
  void linesAreInTheOrderOfTheirAngles(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 40) int n,
      @ForAll @IntRange(min = 1, max = 70) int bits) {
    Random random = new Random(seed);
    BigInteger[][] given =
        IntStream.range(0, n).mapToObj(i -> normal(random, bits)).toArray(BigInteger[][]::new);
    int[] there = IntStream.range(0, n).filter(i -> random.nextInt(5) > 0).toArray();
    KinkLines lines = new KinkLines(there, i -> given[i]);
    String at = "seed " + seed + " " + Arrays.deepToString(given);
    int[] expected =
        Arrays.stream(there)
            .filter(i -> given[i][0].signum() != 0 || given[i][1].signum() != 0)
            .toArray();
    int places = lines.start(lines.count());
    assertEquals(
        Arrays.stream(expected).boxed().toList(),
        IntStream.range(0, places).map(lines::kink).sorted().boxed().toList(),
        at);
    for (int k = 0; k < lines.count(); k++) {
      BigInteger[] first = lines.normal(lines.start(k));
      assertTrue(lines.size(k) > 0, at);
      assertTrue(k == 0 || cross(lines.normal(lines.start(k - 1)), first).signum() > 0, at);
      for (int place = lines.start(k); place < lines.start(k + 1); place++) {
        BigInteger[] w = lines.normal(place);
        assertEquals(0, cross(first, w).signum(), at);
        assertEquals(0, cross(given[lines.kink(place)], w).signum(), at);
        assertTrue(w[1].signum() > 0 || w[1].signum() == 0 && w[0].signum() > 0, at);
      }
    }
  }
}
