package org.secateur.checker.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Integers and matrices are the same whether longs suffice or not. */
final class IntegersTest {
  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(63);

  /** 2^62 and 2^63, or one off, of both signs; or a small one. */
  private static BigInteger number(Random random) {
    BigInteger power = BigInteger.ONE.shiftLeft(random.nextInt(3) == 0 ? 3 : 62);
    BigInteger value = power.shiftLeft(random.nextInt(2)).add(offset(random));
    return random.nextBoolean() ? value : value.negate();
  }

  private static BigInteger offset(Random random) {
    return BigInteger.valueOf(random.nextInt(3) - 1);
  }

  private static List<BigInteger> all(Integers integers) {
    return IntStream.range(0, integers.size()).mapToObj(integers::get).toList();
  }

  @Property(tries = 1000)
  void areThoseThatWereAdded(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 20) int size,
      @ForAll @IntRange(min = 0, max = 5) int expected) {
    Random random = new Random(seed);
    List<BigInteger> values = new ArrayList<>();
    Integers integers = new Integers(expected);
    for (int i = 0; i < size; i++) {
      values.add(number(random));
      integers.add(values.get(i));
    }
    assertEquals(values, all(integers), "seed " + seed);
    assertEquals(
        values.stream().mapToInt(BigInteger::bitLength).max().orElse(0),
        integers.bits(),
        "seed " + seed);
    int[] places = IntStream.range(0, size).map(i -> random.nextInt(size)).toArray();
    assertEquals(
        IntStream.of(places).mapToObj(values::get).toList(),
        all(integers.inOrder(places)),
        "seed " + seed);
  }

  @Test
  void longsEndAtSixtyThreeBits() {
    Integers integers = new Integers(1);
    integers.add(LIMIT.negate());
    integers.add(LIMIT.subtract(BigInteger.ONE));
    assertEquals(63, integers.bits());
    assertEquals(Long.MIN_VALUE, integers.longAt(0));
    assertEquals(Long.MAX_VALUE, integers.longAt(1));
    integers.add(LIMIT);
    assertEquals(64, integers.bits());
    integers.add(BigInteger.ONE);
    assertEquals(
        List.of(LIMIT.negate(), LIMIT.subtract(BigInteger.ONE), LIMIT, BigInteger.ONE),
        all(integers));
  }

  /** Denominators of few primes, of powers of 2, and of some 63 bits. */
  private static Fraction fraction(Random random) {
    BigInteger below =
        switch (random.nextInt(4)) {
          case 0 -> BigInteger.valueOf(1 + random.nextInt(12));
          case 1 -> BigInteger.ONE.shiftLeft(random.nextInt(70));
          case 2 -> LIMIT.add(offset(random));
          default -> BigInteger.ONE;
        };
    return new Fraction(random.nextInt(5) == 0 ? BigInteger.ZERO : number(random), below);
  }

  @Property(tries = 500)
  void matricesHoldTheirFractions(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int height,
      @ForAll @IntRange(min = 1, max = 5) int width) {
    Random random = new Random(seed);
    List<List<Fraction>> rows = new ArrayList<>();
    BigInteger common = BigInteger.ONE;
    for (int r = 0; r < height; r++) {
      rows.add(IntStream.range(0, width).mapToObj(c -> fraction(random)).toList());
      for (Fraction entry : rows.get(r)) {
        BigInteger below = entry.denominator();
        common = common.multiply(below).divide(common.gcd(below));
      }
    }
    Matrix matrix = Matrix.of(rows);
    assertEquals(rows, matrix.toRows(), "seed " + seed);
    assertEquals(common, matrix.denominator(), "seed " + seed);
    assertEquals(List.of(height, width), List.of(matrix.height(), matrix.width()), "seed " + seed);
    Fraction last = rows.get(height - 1).get(width - 1);
    assertEquals(last.times(common).numerator(), matrix.at(height - 1, width - 1), "seed " + seed);
  }

  /**
   * Once for each time that the denominator grew, a row of these took seventy times as long as each
   * entry multiplied once. Both times are the processor's, so other programs do not count.
   */
  @Test
  void manyDenominatorsInOneRowTakeLittleTime() {
    List<Fraction> row = new ArrayList<>();
    BigInteger prime = BigInteger.valueOf(1 << 20);
    BigInteger product = BigInteger.ONE;
    for (int i = 0; i < 3000; i++) {
      prime = prime.nextProbablePrime();
      product = product.multiply(prime);
      row.add(new Fraction(BigInteger.valueOf(i + 1), prime));
    }
    BigInteger common = product;
    long once = leastNanos(() -> row.forEach(entry -> entry.times(common)));
    long spent = leastNanos(() -> Matrix.of(List.of(row)));
    assertTrue(spent < 25 * once, spent + " ns, and " + once + " ns for each entry once");
    Matrix matrix = Matrix.of(List.of(row));
    assertEquals(3000, matrix.width());
    assertEquals(product, matrix.denominator());
    for (int i : List.of(0, 1, 1500, 2999)) {
      assertEquals(row.get(i), matrix.get(0, i), "entry " + i);
    }
  }

  private static long leastNanos(Runnable work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      long start = threads.getCurrentThreadCpuTime();
      work.run();
      least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
    }
    return least;
  }

  @Test
  void matricesMayHaveNoRowsOrNoColumns() {
    Matrix none = Matrix.over(BigInteger.TWO, 0, 3, (r, c) -> BigInteger.ONE);
    assertEquals(List.of(0, 3), List.of(none.height(), none.width()));
    Matrix narrow = Matrix.over(BigInteger.TWO, 2, 0, (r, c) -> BigInteger.ONE);
    assertEquals(List.of(2, 0), List.of(narrow.height(), narrow.width()));
    assertEquals(List.of(List.of(), List.of()), narrow.toRows());
  }
}
