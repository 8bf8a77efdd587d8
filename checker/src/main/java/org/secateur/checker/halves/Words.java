package org.secateur.checker.halves;

import java.math.BigInteger;

/**
 * A list of integers of one number of words each, which is several times as quick as one of
 * BigInteger and a fifth of its size. An integer is the sum over w of {@code words[w][i] · 2^(62 (k
 * − 1 − w))} for k words; all but the first are from 0 to 2^62 − 1, so that words compare as the
 * integers do, from the first one on, and the sum of two words and a carry fits in a long.
 *
 * @param words {@code words[w][i]}: word w of integer i
 */
record Words(long[][] words) {
  private static final int BITS = 62;
  private static final long LOW = (1L << BITS) - 1;

  /** A list of zeros. */
  Words(int width, int length) {
    this(new long[width][length]);
  }

  /** The number of words for integers from −most to most: the first word is below 2^62, too. */
  static int width(BigInteger most) {
    return 1 + most.bitLength() / BITS;
  }

  /** The words of one integer, which they must suffice for. */
  static long[] of(BigInteger value, int width) {
    long[] words = new long[width];
    for (int w = width - 1; w > 0; w--) {
      words[w] = value.shiftRight((width - 1 - w) * BITS).longValue() & LOW;
    }
    words[0] = value.shiftRight((width - 1) * BITS).longValueExact();
    return words;
  }

  /**
   * The integer part of {@code value / 2^bits}, for one that is not negative and less than 2^31.
   */
  static int shifted(long[] value, int bits) {
    int last = value.length - 1 - bits / BITS;
    int rest = bits % BITS;
    long low = last < 0 ? 0 : value[last] >>> rest;
    return Math.toIntExact(last < 1 ? low : low + (value[last - 1] << (BITS - rest)));
  }

  BigInteger get(int i) {
    BigInteger value = BigInteger.valueOf(words[0][i]);
    for (int w = 1; w < words.length; w++) {
      value = value.shiftLeft(BITS).add(BigInteger.valueOf(words[w][i]));
    }
    return value;
  }

  void set(int i, long[] value) {
    for (int w = 0; w < words.length; w++) {
      words[w][i] = value[w];
    }
  }

  void set(int i, Words from, int j) {
    for (int w = 0; w < words.length; w++) {
      words[w][i] = from.words[w][j];
    }
  }

  /** Puts integer i + more into {@code sum}. */
  void add(int i, long[] more, long[] sum) {
    long carry = 0;
    for (int w = words.length - 1; w > 0; w--) {
      long word = words[w][i] + more[w] + carry;
      sum[w] = word & LOW;
      carry = word >>> BITS;
    }
    sum[0] = words[0][i] + more[0] + carry;
  }

  /** Puts from − integer i into {@code difference}. */
  void subtract(int i, long[] from, long[] difference) {
    long borrow = 0;
    for (int w = words.length - 1; w > 0; w--) {
      long word = from[w] - words[w][i] - borrow;
      difference[w] = word & LOW;
      borrow = word < 0 ? 1 : 0;
    }
    difference[0] = from[0] - words[0][i] - borrow;
  }

  /** Whether integer i is below another. */
  boolean isBelow(int i, long[] other) {
    int w = firstDifference(i, other);
    return words[w][i] < other[w];
  }

  /** Whether integer i is above another. */
  boolean isAbove(int i, long[] other) {
    int w = firstDifference(i, other);
    return words[w][i] > other[w];
  }

  /** The first word in which integer i is not another, or the last one. */
  private int firstDifference(int i, long[] other) {
    int w = 0;
    while (w < words.length - 1 && words[w][i] == other[w]) {
      w++;
    }
    return w;
  }

  /** Whether integer i is another. */
  boolean has(int i, long[] other) {
    return words[words.length - 1][i] == other[words.length - 1]
        && firstDifference(i, other) == words.length - 1;
  }
}
