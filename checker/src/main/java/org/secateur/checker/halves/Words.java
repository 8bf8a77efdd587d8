package org.secateur.checker.halves;

import java.math.BigInteger;

/**
 * A list of integers of one number of words each, which is several times as quick as one of
 * BigInteger and a fifth of its size. An integer is the sum over w of {@code words[w][i] · 2^(bits
 * (k − 1 − w))} for k words; all but the first are from 0 to 2^bits − 1, so that words compare as
 * the integers do, from the first one on.
 *
 * @param words {@code words[w][i]}: word w of integer i
 */
record Words(long[][] words, int bits) {
  /**
   * How integers up to some number either way are cut into words: into as few as can be, of equally
   * many bits, so that the first word mostly tells which of two integers is less.
   */
  record Form(int width, int bits) {
    /** So two words and a carry fit into a long, and so does what they leave of a bound. */
    private static final int MOST_BITS = 62;

    static Form of(BigInteger most) {
      int width = 1 + most.bitLength() / MOST_BITS;
      return new Form(width, 1 + most.bitLength() / width);
    }

    /** A list of zeros. */
    Words zeros(int length) {
      return new Words(new long[width][length], bits);
    }

    /** The words of one integer, which they must suffice for. */
    long[] words(BigInteger value) {
      long[] words = new long[width];
      for (int w = width - 1; w > 0; w--) {
        words[w] = value.shiftRight((width - 1 - w) * bits).longValue() & (1L << bits) - 1;
      }
      words[0] = value.shiftRight((width - 1) * bits).longValueExact();
      return words;
    }

    /**
     * The integer part of {@code value / 2^shift}, for one that is not negative and less than 2^31.
     */
    int shifted(long[] value, int shift) {
      int last = width - 1 - shift / bits;
      int rest = shift % bits;
      long low = last < 0 ? 0 : value[last] >>> rest;
      return Math.toIntExact(last < 1 ? low : low + (value[last - 1] << (bits - rest)));
    }
  }

  BigInteger get(int i) {
    BigInteger value = BigInteger.valueOf(words[0][i]);
    for (int w = 1; w < words.length; w++) {
      value = value.shiftLeft(bits).add(BigInteger.valueOf(words[w][i]));
    }
    return value;
  }

  void set(int i, long[] value) {
    for (int w = 0; w < words.length; w++) {
      words[w][i] = value[w];
    }
  }

  /** Puts integer i + more into {@code sum}. */
  void add(int i, long[] more, long[] sum) {
    long carry = 0;
    for (int w = words.length - 1; w > 0; w--) {
      long word = words[w][i] + more[w] + carry;
      sum[w] = word & (1L << bits) - 1;
      carry = word >>> bits;
    }
    sum[0] = words[0][i] + more[0] + carry;
  }

  /** Makes the integers from one on to another those at some places of this list, + more. */
  void append(int first, int end, int[] places, long[] more) {
    long[] sum = new long[more.length];
    for (int i = first; i < end; i++) {
      add(places[i], more, sum);
      set(i, sum);
    }
  }

  /** The sign of integer i − another. */
  int compare(int i, long[] other) {
    int w = 0;
    while (w < words.length - 1 && words[w][i] == other[w]) {
      w++;
    }
    return Long.compare(words[w][i], other[w]);
  }

  /** The sign of integer i − integer j. */
  int compare(int i, int j) {
    int w = 0;
    while (w < words.length - 1 && words[w][i] == words[w][j]) {
      w++;
    }
    return Long.compare(words[w][i], words[w][j]);
  }

  /**
   * The sign of integer i + integer j of another list − bound. What the words after one add to it
   * is above −1 and below 2, so that it is settled by a word unless that leaves 0 or −1.
   */
  int compareSum(int i, Words other, int j, long[] bound) {
    long left = words[0][i] + other.words[0][j] - bound[0];
    for (int w = 1; w < words.length && (left == 0 || left == -1); w++) {
      left = (left << bits) + words[w][i] + other.words[w][j] - bound[w];
    }
    return Long.signum(left);
  }
}
