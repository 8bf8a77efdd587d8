package org.secateur.solver.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Incumbent;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.Condition;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.reduction.Threshold;

/**
 * What can be said of a problem before any search: the options that the windows of kinks leave.
 * Note {@code search-windows}.
 */
final class RootReduction {
  /** Some tenths of a second. */
  private static final long MOST_WORK = 100_000_000;

  /** Windows around more options than these are looked at only where they hold a single kink. */
  private static final int MANY = 50_000;

  private RootReduction() {}

  /**
   * The problem without options that no selection within a threshold has; empty if no selection is
   * within it at all. With a log, only if the kink rule leaves nothing: windows of several kinks
   * and what follows from trying options are steps that a log does not know.
   */
  static Optional<SelectionProblem> of(
      SelectionProblem problem, SizeRange sizes, Threshold threshold, RefutationLog log) {
    if (!(problem instanceof NetworkSelection network)) {
      return Optional.of(problem);
    }
    boolean hasRule = mayDropKinks(network);
    KinksDropped dropped = withoutKinks(network, threshold, log.isKept());
    NetworkSelection rest = dropped.rest();
    if (hasRule
        && rest.options() == 0
        && isRefutedWithNone(problem, sizes, threshold, log, dropped)) {
      return Optional.empty();
    }
    if (log.isKept()) {
      return Optional.of(problem);
    }
    boolean isPlanar = network.instance().network().inputs() <= 2;
    return !isPlanar || hasRule && problem.options() > MANY
        ? Optional.of(rest)
        : inWindows(rest, threshold);
  }

  /** Whether the kink rule may drop options. */
  static boolean mayDropKinks(NetworkSelection network) {
    return network.instance().network().inputs() > 2 || KinkElimination.applies(network);
  }

  /**
   * Without the options that the kink rule drops, for three and more inputs in planes.
   *
   * @param isChecked whether a checker has to drop the same ones
   */
  static KinksDropped withoutKinks(
      NetworkSelection network, Threshold threshold, boolean isChecked) {
    if (network.instance().network().inputs() > 2) {
      return SectionElimination.withoutKinks(network, threshold, isChecked);
    }
    int[] left =
        KinkElimination.applies(network)
            ? KinkElimination.left(network, threshold)
            : IntStream.range(0, network.options()).toArray();
    return left.length == network.options()
        ? new KinksDropped(network, List.of())
        : new KinksDropped(network.restrictedTo(left), List.of(Optional.empty()));
  }

  /**
   * The problem without options that windows of kinks in planes drop; empty if no selection is
   * within the threshold. With a log only sweeps of planes are looked at, and it is told; for two
   * inputs nothing is.
   */
  static Optional<SelectionProblem> inPlanes(
      SelectionProblem problem,
      SizeRange sizes,
      Threshold threshold,
      RefutationLog log,
      Budget budget) {
    if (!(problem instanceof NetworkSelection network)
        || network.instance().network().inputs() < 3) {
      return Optional.of(problem);
    }
    if (log.isKept()) {
      boolean isSwept =
          log.takesSweeps() && SectionElimination.isSwept(network, threshold, sizes, log, budget);
      return isSwept ? Optional.empty() : Optional.of(problem);
    }
    Optional<NetworkSelection> rest = SectionElimination.of(network, threshold, budget);
    boolean isRefuted =
        rest.isEmpty()
            || rest.get().options() == 0
                && isRefutedWithNone(
                    problem, sizes, threshold, log, new KinksDropped(rest.get(), List.of()));
    return isRefuted ? Optional.empty() : Optional.of(rest.get());
  }

  /** Without the options that do not fit into windows; empty if nothing does. */
  private static Optional<SelectionProblem> inWindows(
      NetworkSelection network, Threshold threshold) {
    boolean singleKinks = network.options() > MANY;
    List<WindowRow> windows = KinkWindows.of(network, threshold, singleKinks);
    if (windows.isEmpty()) {
      return Optional.of(network);
    }
    WindowPropagation propagation = new WindowPropagation(network, windows);
    if (!propagation.run(singleKinks ? 0 : MOST_WORK)) {
      return Optional.empty();
    }
    int[] kept =
        IntStream.range(0, network.options()).filter(o -> !propagation.isDropped(o)).toArray();
    return Optional.of(kept.length == network.options() ? network : network.restrictedTo(kept));
  }

  /** Whether the empty selection violates a row, where the kink rule leaves no option. */
  static boolean isRefutedWithNone(
      SelectionProblem problem,
      SizeRange sizes,
      Threshold threshold,
      RefutationLog log,
      KinksDropped dropped) {
    Incumbent none = problem.evaluate(new int[0]);
    if (threshold.admits(none.error())) {
      return false;
    }
    for (SelectionRow row : problem.rowsAt(none)) {
      SelectionRow.Interval interval = row.at(threshold);
      if (!interval.contains(0)) {
        log.begin(problem, sizes, threshold);
        dropped.tell(log);
        Condition violated =
            interval.isEmpty() ? Combination.ofBothEnds(row, problem.groups()) : row;
        boolean isBelow = interval.isEmpty() || interval.lower() > 0;
        log.close(violated, isBelow, sizes.most(), () -> Rational.ZERO);
        return true;
      }
    }
    return false;
  }
}
