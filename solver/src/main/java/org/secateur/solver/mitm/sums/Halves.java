package org.secateur.solver.mitm.sums;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Mask;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.ScalarTarget;

/** The samples in two halves, and the way back from a pair of half sums to a mask. */
public final class Halves {
  private final long[] samples;
  private final int middle;
  private final long total;
  private final SubsetRecovery inLeft;
  private final SubsetRecovery inRight;

  /**
   * @param samples copied; the left half is the lower one, and the smaller where n is odd
   */
  public Halves(long[] samples, Budget budget) {
    this.samples = samples.clone();
    middle = samples.length / 2;
    total = Arrays.stream(samples).sum();
    inLeft = new SubsetRecovery(left(), budget);
    inRight = new SubsetRecovery(right(), budget);
  }

  /** n, the number of samples. */
  public int count() {
    return samples.length;
  }

  /** The samples of the left half; a copy. */
  public long[] left() {
    return Arrays.copyOfRange(samples, 0, middle);
  }

  /** The samples of the right half; a copy. */
  public long[] right() {
    return Arrays.copyOfRange(samples, middle, samples.length);
  }

  /** Keeping all samples but S leaves total − Σ S: the errors of S against this target. */
  public ScalarTarget complement(ScalarTarget target) {
    return new ScalarTarget(total - target.value(), total - target.upper(), total - target.lower());
  }

  /**
   * A mask of least size among those with one of the given pairs of half sums.
   *
   * @param pairs rows of (left sum, right sum), at least one; both sums must be subset sums
   */
  public Mask smallest(long[][] pairs) {
    List<Integer> best = null;
    for (long[] pair : pairs) {
      List<Integer> l = inLeft.ofLeastSize(pair[0], middle).orElseThrow();
      List<Integer> r = inRight.ofLeastSize(pair[1], samples.length - middle).orElseThrow();
      if (best == null || l.size() + r.size() < best.size()) {
        best = joined(l, r);
      }
    }
    return mask(best);
  }

  /**
   * A mask of this size with these half sums, or of all samples but those.
   *
   * @param pair left sum and right sum, of subsets whose sizes add up to the size
   * @param complement whether to keep all samples but those found
   * @throws IllegalStateException if no subset of this size has these half sums
   */
  public Mask ofSize(long[] pair, int size, boolean complement) {
    for (int i = Math.max(0, size - samples.length + middle); i <= Math.min(size, middle); i++) {
      Optional<List<Integer>> l = inLeft.ofSize(pair[0], i);
      Optional<List<Integer>> r =
          l.isPresent() ? inRight.ofSize(pair[1], size - i) : Optional.empty();
      if (r.isPresent()) {
        List<Integer> kept = joined(l.get(), r.get());
        return mask(complement ? others(kept) : kept);
      }
    }
    throw new IllegalStateException(
        "no subset of size " + size + " has the half sums " + Arrays.toString(pair));
  }

  private List<Integer> joined(List<Integer> l, List<Integer> r) {
    List<Integer> kept = new ArrayList<>(l);
    r.forEach(i -> kept.add(middle + i));
    return kept;
  }

  private List<Integer> others(List<Integer> kept) {
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < samples.length; i++) {
      if (!kept.contains(i)) {
        others.add(i);
      }
    }
    return others;
  }

  private Mask mask(List<Integer> kept) {
    return Mask.ofKept(samples.length, kept.stream().mapToInt(Integer::intValue).toArray());
  }
}
