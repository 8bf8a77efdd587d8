package org.secateur.solver.mitm.sums;

/**
 * Merging of ascending lists with a shifted list, from both ends at once.
 *
 * <p>The two ends are independent chains of loads and compares that the processor overlaps; written
 * so, and with conditional moves in place of branches, a step costs about 2 ns against 4 to 20 ns
 * of the obvious loop. Values stay below 2^62, so sums of two cannot overflow.
 */
final class Merge {
  private Merge() {}

  /** Merges {@code list[0 … count)} with itself shifted into {@code out[0 … 2 count)}. */
  static void withShifted(long[] list, int count, long shift, long[] out) {
    int i = 0;
    int j = 0;
    int p = count - 1;
    int q = count - 1;
    int back = 2 * count - 1;
    for (int front = 0; front < count; front++) {
      long a = list[i];
      long b = list[j] + shift;
      boolean stay = a < b;
      out[front] = Math.min(a, b);
      i += stay ? 1 : 0;
      j += stay ? 0 : 1;
      long c = list[p];
      long d = list[q] + shift;
      boolean move = c < d;
      out[back--] = Math.max(c, d);
      q -= move ? 1 : 0;
      p -= move ? 0 : 1;
    }
  }

  /** As {@link #withShifted}, masks along: those of the shifted copy gain a bit. */
  static void withShifted(
      long[] list, int[] masks, int count, long shift, int bit, long[] out, int[] outMasks) {
    int i = 0;
    int j = 0;
    int p = count - 1;
    int q = count - 1;
    int back = 2 * count - 1;
    for (int front = 0; front < count; front++) {
      long a = list[i];
      long b = list[j] + shift;
      int aMask = masks[i];
      int bMask = masks[j] | bit;
      boolean stay = a < b;
      out[front] = Math.min(a, b);
      outMasks[front] = stay ? aMask : bMask;
      i += stay ? 1 : 0;
      j += stay ? 0 : 1;
      long c = list[p];
      long d = list[q] + shift;
      int cMask = masks[p];
      int dMask = masks[q] | bit;
      boolean move = c < d;
      out[back] = Math.max(c, d);
      outMasks[back--] = move ? dMask : cMask;
      q -= move ? 1 : 0;
      p -= move ? 0 : 1;
    }
  }

  /**
   * Merges {@code a[0 … m)} and {@code b[0 … n) + shift} into {@code a[0 … m + n)}, from the top
   * down: the place written to stays above the places still to be read.
   */
  static void intoFront(long[] a, int m, long[] b, int n, long shift) {
    int i = m - 1;
    int j = n - 1;
    int out = m + n - 1;
    // Strides that cannot run off either list, so that the loop has one condition.
    for (int stride = Math.min(i, j) + 1; stride > 0; stride = Math.min(i, j) + 1) {
      for (int step = stride; step > 0; step--) {
        long stay = a[i];
        long move = b[j] + shift;
        boolean takeMove = stay < move;
        a[out--] = Math.max(stay, move);
        j -= takeMove ? 1 : 0;
        i -= takeMove ? 0 : 1;
      }
    }
    while (j >= 0) {
      a[out--] = b[j--] + shift;
    }
  }
}
