package org.secateur.model;

/**
 * The sizes that a mask may have, both ends included.
 *
 * @param least at least 0
 * @param most at least {@code least}
 */
public record SizeRange(int least, int most) {
  public SizeRange {
    if (least < 0 || most < least) {
      throw new IllegalArgumentException(
          "sizes " + least + " to " + most + ", expected 0 ≤ least ≤ most");
    }
  }

  /** The fixed-size problem (RFSS). */
  public static SizeRange exactly(int size) {
    return new SizeRange(size, size);
  }

  public static SizeRange atMost(int size) {
    return new SizeRange(0, size);
  }

  public boolean contains(int size) {
    return least <= size && size <= most;
  }
}
