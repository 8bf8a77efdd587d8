package org.secateur.solver.mitm.wide;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.secateur.model.Mask;
import org.secateur.solver.mitm.sieve.PairCollector;
import org.secateur.solver.reduction.TruncatedGrid;

/**
 * The nearest mask by exact error, of equal errors the smaller one, among candidates that a sieve
 * finds on a {@link TruncatedGrid}.
 */
final class ExactMasks implements PairCollector {
  private final TruncatedGrid grid;
  private final int target;
  private final int n;
  private final int middle;
  private final BigInteger enough;
  private final long mostCandidates;
  private final AtomicLong candidates = new AtomicLong();
  private Mask best;
  private BigInteger error;
  private volatile long reach;
  private volatile boolean settled;

  /**
   * @param start a mask to begin with; its size is of the sizes searched
   * @param enough an error that ends the search at once; negative for none
   * @param mostCandidates masks to be evaluated with integers of full length before giving up
   */
  ExactMasks(TruncatedGrid grid, int target, Mask start, BigInteger enough, long mostCandidates) {
    this.mostCandidates = mostCandidates;
    this.grid = grid;
    this.target = target;
    this.n = start.length();
    this.middle = n / 2;
    this.enough = enough;
    best = start;
    error = grid.error(target, start.kept());
    reach = grid.reach(error);
    settled = error.compareTo(enough) <= 0;
  }

  @Override
  public long reach() {
    return reach;
  }

  @Override
  public boolean settled() {
    return settled;
  }

  /**
   * Whether so many masks share their leading bits with the best that the sieve was ended; the best
   * may then not be the best.
   */
  boolean gaveUp() {
    return candidates.get() > mostCandidates;
  }

  synchronized Mask best() {
    return best;
  }

  synchronized BigInteger error() {
    return error;
  }

  @Override
  public void offer(long distance, long leftMask, long rightMask) {
    int[] kept = IntStream.concat(bits(leftMask), bits(rightMask).map(i -> middle + i)).toArray();
    if (candidates.incrementAndGet() > mostCandidates) {
      settled = true;
      return;
    }
    BigInteger found = grid.error(target, kept);
    synchronized (this) {
      int order = found.compareTo(error);
      if (order < 0 || order == 0 && kept.length < best.size()) {
        best = Mask.ofKept(n, kept);
        error = found;
        reach = grid.reach(found);
        settled |= found.compareTo(enough) <= 0;
      }
    }
  }

  private static IntStream bits(long mask) {
    return IntStream.range(0, 64).filter(i -> (mask >>> i & 1) != 0);
  }
}
