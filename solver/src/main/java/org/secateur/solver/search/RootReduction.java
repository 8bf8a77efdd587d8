package org.secateur.solver.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.Threshold;

/**
 * What can be said of a problem before any search: the options that the windows of kinks leave.
 * Note {@code search-windows}.
 */
final class RootReduction {
  /** Some tenths of a second. */
  private static final long MOST_WORK = 100_000_000;

  private RootReduction() {}

  /**
   * The problem without options that no selection within a threshold has; empty if no selection is
   * within it at all.
   */
  static Optional<SelectionProblem> of(SelectionProblem problem, Threshold threshold) {
    if (!(problem instanceof NetworkSelection network)) {
      return Optional.of(problem);
    }
    List<WindowRow> windows = KinkWindows.of(network, threshold);
    if (windows.isEmpty()) {
      return Optional.of(problem);
    }
    WindowPropagation propagation = new WindowPropagation(problem, windows);
    if (!propagation.run(MOST_WORK)) {
      return Optional.empty();
    }
    int[] kept =
        IntStream.range(0, problem.options()).filter(o -> !propagation.isDropped(o)).toArray();
    return Optional.of(
        kept.length == problem.options() ? problem : new RestrictedSelection(problem, kept));
  }
}
