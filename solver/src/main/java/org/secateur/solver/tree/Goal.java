package org.secateur.solver.tree;

import java.util.Optional;
import java.util.function.Consumer;
import org.secateur.model.Incumbent;
import org.secateur.model.SizeRange;
import org.secateur.solver.reduction.Threshold;

/**
 * What a search looks for, shared by its threads: masks within a threshold, which gets tighter with
 * each one that is found, so that the last one has the least error.
 */
public final class Goal {
  private final SizeRange sizes;
  private final boolean firstOnly;
  private final Consumer<Incumbent> listener;
  private volatile Threshold threshold;
  private volatile boolean done;
  private Incumbent best;

  /**
   * @param threshold to start with
   * @param firstOnly whether one mask is enough
   * @param listener hears of each mask, one at a time
   */
  public Goal(
      SizeRange sizes, Threshold threshold, boolean firstOnly, Consumer<Incumbent> listener) {
    this.listener = listener;
    this.sizes = sizes;
    this.threshold = threshold;
    this.firstOnly = firstOnly;
  }

  /** The sizes that masks may have. */
  public SizeRange sizes() {
    return sizes;
  }

  /** What errors have to be within now. */
  public Threshold threshold() {
    return threshold;
  }

  /** Whether there is nothing left to look for. */
  public boolean isDone() {
    return done;
  }

  /**
   * Takes a mask of an allowed size, if its error is within the threshold of the moment.
   *
   * @return whether it was taken
   */
  public synchronized boolean offer(Incumbent found) {
    if (done || !threshold.admits(found.error())) {
      return false;
    }
    best = found;
    listener.accept(found);
    threshold = Threshold.below(found.error());
    done = firstOnly || found.error().signum() == 0;
    return true;
  }

  /** The mask that was taken last, which has the least error of all. */
  public synchronized Optional<Incumbent> best() {
    return Optional.ofNullable(best);
  }
}
