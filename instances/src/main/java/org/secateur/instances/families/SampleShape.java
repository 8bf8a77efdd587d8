package org.secateur.instances.families;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Rational;

/**
 * How many samples there are and on which grid.
 *
 * @param n number of samples
 * @param m length of a sample
 */
record SampleShape(int n, int m, DyadicGrid grid) {
  static final int MAX_COUNT = 1_000_000;

  /** Enough for any question about density; a number then has 300 decimal digits. */
  static final int MAX_BITS = 1_000;

  private static final int MAX_DIMENSION = 1_000;

  static List<FamilyOption> options(int maxBits) {
    return List.of(
        FamilyOption.integer("n", "number of samples", 1, MAX_COUNT, "24"),
        FamilyOption.integer("m", "length of a sample", 1, MAX_DIMENSION, "1"),
        FamilyOption.integer("bits", "samples are multiples of 2^-bits", 1, maxBits, "32"));
  }

  static SampleShape of(OptionValues values, int maxBits) {
    return new SampleShape(
        values.integer("n", 1, MAX_COUNT),
        values.integer("m", 1, MAX_DIMENSION),
        new DyadicGrid(values.integer("bits", 1, maxBits)));
  }

  /** As many cells as there are numbers in all samples. */
  BigInteger[] cells(SampledFamily.Draw draw, PinnedStream stream) {
    BigInteger[] cells = new BigInteger[Math.multiplyExact(n, m)];
    Arrays.setAll(cells, i -> draw.next(stream));
    return cells;
  }

  BigInteger[] uniformCells(PinnedStream stream) {
    return cells(s -> grid.uniform(Rational.ONE, s), stream);
  }
}
