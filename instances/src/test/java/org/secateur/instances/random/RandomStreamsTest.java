package org.secateur.instances.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Values of numpy 2.4, and the vectors that the authors of the generators published. */
class RandomStreamsTest {
  @Test
  void theStreamOfThePublishedExperiment() {
    NumpyLegacyStream stream = new NumpyLegacyStream(1);
    for (double expected :
        new double[] {-0.0451520783266216, 0.25964681841074533, -0.46411661158343037}) {
      assertEquals(expected, stream.uniform(-0.46423155069351196, 0.5407021641731262));
    }
  }

  @Test
  void numpySeedsAtBothEnds() {
    NumpyLegacyStream zero = new NumpyLegacyStream(0);
    assertEquals(0x1.18fe1565f12a8p-1, zero.nextDouble());
    assertEquals(0x1.6e2d4cf608733p-1, zero.nextDouble());
    NumpyLegacyStream last = new NumpyLegacyStream(0xffff_ffffL);
    double[] thousand = new double[1000];
    Arrays.setAll(thousand, i -> last.nextDouble());
    assertEquals(0x1.8fe69a3924820p-4, thousand[0]);
    assertEquals(0x1.1cfe321a42891p-1, thousand[999]);
    assertThrows(IllegalArgumentException.class, () -> new NumpyLegacyStream(-1));
    assertThrows(IllegalArgumentException.class, () -> new NumpyLegacyStream(1L << 32));
  }

  @Test
  void splitMixAsPublished() {
    long[] expected = {
      6457827717110365317L,
      3203168211198807973L,
      Long.parseUnsignedLong("9817491932198370423"),
      4593380528125082431L,
      Long.parseUnsignedLong("16408922859458223821")
    };
    assertArrayEquals(
        expected,
        LongStream.rangeClosed(1, 5).map(k -> PinnedStream.splitMix(1234567, (int) k)).toArray());
  }

  @Test
  void xoshiroAsPublished() {
    PinnedStream stream = new PinnedStream(1, 2, 3, 4);
    String[] expected = {
      "41943041",
      "58720359",
      "3588806011781223",
      "3591011842654386",
      "9228616714210784205",
      "9973669472204895162",
      "14011001112246962877",
      "12406186145184390807",
      "15849039046786891736",
      "10450023813501588000"
    };
    for (String value : expected) {
      assertEquals(value, Long.toUnsignedString(stream.nextLong()));
    }
  }

  @Test
  void integersReachBothEndsAndNoFurther() {
    PinnedStream stream = new PinnedStream(5);
    int[] seen = new int[7];
    for (int i = 0; i < 7000; i++) {
      seen[stream.nextInteger(BigInteger.valueOf(-3), BigInteger.valueOf(3)).intValue() + 3]++;
    }
    // Six standard deviations of a binomial with mean 1000.
    assertTrue(Arrays.stream(seen).allMatch(c -> c > 820 && c < 1180), Arrays.toString(seen));
    assertEquals(BigInteger.ZERO, stream.nextInteger(BigInteger.ZERO));
    assertEquals(0, stream.nextInt(1));
    assertEquals(BigInteger.ZERO, stream.nextBits(0));
    BigInteger wide = stream.nextBits(200);
    assertTrue(wide.bitLength() > 150 && wide.bitLength() <= 200, wide.toString());
  }

  @Test
  void longsAreTheSameNumbersAsBigIntegers() {
    PinnedStream longs = new PinnedStream(8);
    PinnedStream integers = new PinnedStream(8);
    long[][] ranges = {
      {0, 0}, {-1, 1}, {5, 12}, {-1L << 52, 1L << 52}, {0, Long.MAX_VALUE}, {Long.MIN_VALUE, -1}
    };
    for (int i = 0; i < 1000; i++) {
      long[] range = ranges[i % ranges.length];
      assertEquals(
          integers
              .nextInteger(BigInteger.valueOf(range[0]), BigInteger.valueOf(range[1]))
              .longValueExact(),
          longs.nextLong(range[0], range[1]),
          Arrays.toString(range));
    }
    assertThrows(IllegalArgumentException.class, () -> longs.nextLong(1, 0));
    assertThrows(ArithmeticException.class, () -> longs.nextLong(Long.MIN_VALUE, 0));
  }

  @Test
  void aForkMovesItsParentByOneNumber() {
    PinnedStream parent = new PinnedStream(9);
    PinnedStream same = new PinnedStream(9);
    PinnedStream fork = parent.fork();
    assertEquals(new PinnedStream(same.nextLong()).nextLong(), fork.nextLong());
    fork.nextSubset(100, 50);
    assertEquals(same.nextLong(), parent.nextLong());
  }

  @Test
  void subsetsHaveTheirSizeAndEveryIndexItsTurn() {
    PinnedStream stream = new PinnedStream(6);
    int[] seen = new int[5];
    for (int i = 0; i < 5000; i++) {
      int[] subset = stream.nextSubset(5, 2);
      assertEquals(2, Arrays.stream(subset).distinct().count());
      Arrays.stream(subset).forEach(k -> seen[k]++);
    }
    assertTrue(Arrays.stream(seen).allMatch(c -> c > 1790 && c < 2210), Arrays.toString(seen));
    assertArrayEquals(new int[] {0, 1, 2}, stream.nextSubset(3, 3));
    assertArrayEquals(new int[] {}, stream.nextSubset(3, 0));
  }

  @Test
  void openDoublesStayOffTheEnds() {
    PinnedStream stream = new PinnedStream(7);
    for (int i = 0; i < 10_000; i++) {
      double value = stream.nextOpenDouble();
      assertTrue(value > 0 && value < 1, () -> "" + value);
    }
  }
}
