package org.secateur.solver.mitm.sieve;

/**
 * The mask that comes nearest so far, with its error and size; of equal errors the smaller size,
 * and of equal sizes the lesser halves, so that threads agree whichever comes first. One collector
 * serves all threads of a search; {@link #reach()} and {@link #settled()} may be read without a
 * lock.
 */
public final class NearestMasks implements PairCollector {
  /** More ties than this are not worth looking at one by one. */
  static final int MANY_TIES = 1 << 16;

  private final long unbeatable;
  private final long goodEnough;
  private long leftMask;
  private long rightMask;
  private int size = Integer.MAX_VALUE;
  private int ties;
  private boolean improved;
  private long error;
  private volatile long reach;
  private volatile boolean settled;

  /**
   * @param start an error that some known mask has; only masks at least as good are of interest
   * @param unbeatable an error that no mask can be below
   * @param goodEnough an error that ends the search at once; -1 for none
   */
  public NearestMasks(long start, long unbeatable, long goodEnough) {
    error = start;
    reach = start;
    this.unbeatable = unbeatable;
    this.goodEnough = goodEnough;
  }

  @Override
  public long reach() {
    return reach;
  }

  @Override
  public boolean settled() {
    return settled;
  }

  /** The least error so far; the start before the first mask. */
  public synchronized long error() {
    return error;
  }

  /** Whether any mask at least as good as the start was offered. */
  public synchronized boolean found() {
    return improved;
  }

  /** Whether ties were given up on, so that the size may not be the least. */
  public synchronized boolean manyTies() {
    return ties > MANY_TIES;
  }

  /** The best mask over the left half of the samples; 0 before the first. */
  public synchronized long leftMask() {
    return leftMask;
  }

  /** The best mask over the right half of the samples; 0 before the first. */
  public synchronized long rightMask() {
    return rightMask;
  }

  @Override
  public synchronized void offer(long maskError, long left, long right) {
    int maskSize = Long.bitCount(left) + Long.bitCount(right);
    boolean isLess = maskSize < size || maskSize == size && areLess(left, right);
    if (maskError > error || maskError == error && improved && !isLess) {
      countTie(maskError);
      return;
    }
    if (maskError < error) {
      ties = 0;
    }
    improved = true;
    error = maskError;
    size = maskSize;
    leftMask = left;
    rightMask = right;
    countTie(maskError);
    reach = ties > MANY_TIES ? error - 1 : error;
    settled |= error <= goodEnough;
  }

  private boolean areLess(long left, long right) {
    return left < leftMask || left == leftMask && right < rightMask;
  }

  private void countTie(long maskError) {
    if (maskError == error && ++ties > MANY_TIES) {
      reach = error - 1;
      settled |= error <= unbeatable;
    }
  }
}
