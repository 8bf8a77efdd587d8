package org.secateur.cli.search;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.solver.api.SearchListener;

/**
 * Keeps the latest incumbent and lower bound of every target, so that something is left when the
 * engine itself can no longer answer, and passes everything on.
 */
public final class RunRecorder implements SearchListener {
  private final SearchListener next;
  private final BooleanSupplier stop;
  private final Map<Integer, Incumbent> incumbents = new ConcurrentHashMap<>();
  private final Map<Integer, ExactReal> lowerBounds = new ConcurrentHashMap<>();

  /**
   * @param next hears everything too
   * @param stop a further reason to stop, besides the next listener's
   */
  public RunRecorder(SearchListener next, BooleanSupplier stop) {
    this.next = next;
    this.stop = stop;
  }

  @Override
  public void onIncumbent(int target, Incumbent incumbent) {
    incumbents.put(target, incumbent);
    next.onIncumbent(target, incumbent);
  }

  @Override
  public void onLowerBound(int target, ExactReal bound) {
    lowerBounds.put(target, bound);
    next.onLowerBound(target, bound);
  }

  @Override
  public void onProgress(String phase, long done, long total) {
    next.onProgress(phase, done, total);
  }

  @Override
  public boolean shouldStop() {
    return stop.getAsBoolean() || next.shouldStop();
  }

  /** The latest incumbent of each target that has one. */
  public Map<Integer, Incumbent> incumbents() {
    return Map.copyOf(incumbents);
  }

  /** The latest lower bound of each target that has one. */
  public Map<Integer, ExactReal> lowerBounds() {
    return Map.copyOf(lowerBounds);
  }
}
