package org.secateur.checker.arithmetic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A growing list of integers of any length. They are kept as longs while all of them fit, in a
 * seventh of the room, and are the same integers either way.
 */
public final class Integers {
  private long[] longs;
  private int size;

  /** Instead of the longs, from the first integer on that does not fit; null before. */
  private List<BigInteger> large;

  private int bits;

  /**
   * @param expected how many there will be, more or less
   */
  public Integers(int expected) {
    longs = new long[Math.max(1, expected)];
  }

  /** Those that a function gives for 0, 1 and so on. */
  public static Integers of(int size, IntFunction<BigInteger> values) {
    Integers integers = new Integers(size);
    IntStream.range(0, size).mapToObj(values).forEach(integers::add);
    return integers;
  }

  public void add(BigInteger value) {
    bits = Math.max(bits, value.bitLength());
    if (large == null && bits >= Long.SIZE) {
      large = new ArrayList<>(IntStream.range(0, size).mapToObj(this::get).toList());
    }
    if (large == null) {
      longs = size == longs.length ? Arrays.copyOf(longs, 2 * size) : longs;
      longs[size] = value.longValue();
    } else {
      longs = null;
      large.add(value);
    }
    size++;
  }

  public int size() {
    return size;
  }

  /** The most bits of one of them, without its sign. */
  public int bits() {
    return bits;
  }

  public BigInteger get(int i) {
    return large == null ? BigInteger.valueOf(longs[i]) : large.get(i);
  }

  /** Those at these places. */
  public Integers inOrder(int[] places) {
    return of(places.length, i -> get(places[i]));
  }

  /** As {@link #get}, where {@link #bits} are less than 64. */
  public long longAt(int i) {
    return longs[i];
  }
}
