package org.secateur.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/**
 * Which of n items are kept: an immutable bit vector. Bit i set means that item i is kept; the
 * opposite reading, items dropped, is never used.
 */
public final class Mask {
  private final int length;
  private final BitSet kept;

  private Mask(int length, BitSet kept) {
    this.length = length;
    this.kept = kept;
  }

  /**
   * The mask of length n ≤ 64 whose kept items are the set bits of a word.
   *
   * @throws IllegalArgumentException if a bit at or above n is set
   */
  public static Mask ofBits(int length, long bits) {
    if (length < 64 && bits >>> length != 0) {
      throw new IllegalArgumentException(
          "mask bits: 0x" + Long.toHexString(bits) + ", expected none at or above " + length);
    }
    return new Mask(length, BitSet.valueOf(new long[] {bits}));
  }

  /**
   * The mask that keeps the given indices, in any order.
   *
   * @throws IllegalArgumentException for an index outside 0 … length - 1 or named twice
   */
  public static Mask ofKept(int length, int... indices) {
    BitSet kept = new BitSet(length);
    for (int index : indices) {
      if (index < 0 || index >= length) {
        throw new IllegalArgumentException(
            "kept index: " + index + ", expected 0 to " + (length - 1));
      }
      if (kept.get(index)) {
        throw new IllegalArgumentException("kept index: " + index + " is named twice");
      }
      kept.set(index);
    }
    return new Mask(length, kept);
  }

  public int length() {
    return length;
  }

  /** The number of kept items. */
  public int size() {
    return kept.cardinality();
  }

  public boolean keeps(int index) {
    return kept.get(Objects.checkIndex(index, length));
  }

  /** The support: the kept indices, ascending. */
  public int[] kept() {
    return kept.stream().toArray();
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Mask other && length == other.length && kept.equals(other.kept);
  }

  @Override
  public int hashCode() {
    return 31 * length + kept.hashCode();
  }

  @Override
  public String toString() {
    return Arrays.toString(kept()) + " of " + length;
  }
}
