package org.secateur.solver.elimination;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Incumbent;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.Combination;
import org.secateur.solver.reduction.Condition;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.Reduced;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.refutation.RootStep;
import org.secateur.solver.refutation.Told;

/**
 * What can be said of a problem before any search: the options that the windows of kinks leave.
 * Note {@code search-windows}.
 */
public final class RootReduction {
  /** Some tenths of a second. */
  private static final long MOST_WORK = 100_000_000;

  /** Windows around more options than these are looked at only where they hold a single kink. */
  private static final int MANY = 50_000;

  private RootReduction() {}

  /**
   * The problem without options that no selection within a threshold has; empty if no selection is
   * within it at all. A log is told.
   */
  public static Optional<Told> of(
      SelectionProblem problem, SizeRange sizes, Threshold threshold, RefutationLog log) {
    if (!(problem instanceof NetworkSelection network)) {
      return Optional.of(new Told(problem, log));
    }
    boolean hasRule = mayDropKinks(network);
    Reduced reduced = withoutKinks(network, threshold, log.isKept());
    NetworkSelection rest = reduced.rest();
    if (hasRule && rest.options() == 0 && isRefutedWithNone(reduced, sizes, threshold, log)) {
      return Optional.empty();
    }
    Told told = reduced.told(log);
    boolean isPlanar = network.instance().network().inputs() <= 2;
    return !isPlanar || hasRule && problem.options() > MANY
        ? Optional.of(told)
        : inWindows(rest, sizes, threshold, told.log());
  }

  /** Whether the kink rule may drop options. */
  public static boolean mayDropKinks(NetworkSelection network) {
    return network.instance().network().inputs() > 2 || KinkElimination.applies(network);
  }

  /**
   * Without the options that the kink rule drops, for three and more inputs in planes.
   *
   * @param isChecked whether a checker has to drop the same ones
   */
  public static Reduced withoutKinks(
      NetworkSelection network, Threshold threshold, boolean isChecked) {
    if (network.instance().network().inputs() > 2) {
      return SectionElimination.withoutKinks(network, threshold, isChecked);
    }
    int[] left =
        KinkElimination.applies(network)
            ? KinkElimination.left(network, threshold)
            : IntStream.range(0, network.options()).toArray();
    return Reduced.of(network, left, List.of(new RootStep.Kinks(Optional.empty())));
  }

  /**
   * The problem without options that sweeps and windows of kinks in planes drop; empty if no
   * selection is within the threshold. A log is told; for two inputs nothing is dropped.
   */
  public static Optional<Told> inPlanes(
      SelectionProblem problem,
      SizeRange sizes,
      Threshold threshold,
      RefutationLog log,
      Budget budget) {
    if (!(problem instanceof NetworkSelection network)
        || network.instance().network().inputs() < 3) {
      return Optional.of(new Told(problem, log));
    }
    if (log.isKept()) {
      return new ToldSections(network, sizes, threshold, log, budget).run();
    }
    Optional<NetworkSelection> rest = SectionElimination.of(network, threshold, budget);
    boolean isRefuted =
        rest.isEmpty()
            || rest.get().options() == 0
                && isRefutedWithNone(Reduced.none(network), sizes, threshold, log);
    return isRefuted ? Optional.empty() : Optional.of(new Told(rest.get(), log));
  }

  /** Without the options that do not fit into windows; empty if nothing does. */
  private static Optional<Told> inWindows(
      NetworkSelection network, SizeRange sizes, Threshold threshold, RefutationLog log) {
    boolean singleKinks = network.options() > MANY;
    KinkWindows windows = KinkWindows.of(network, threshold, singleKinks);
    WindowReduction reduction =
        new WindowReduction(network, windows, log.isKept() ? WindowProof.mostRows(network) : 0);
    if (reduction.run(singleKinks ? 0 : MOST_WORK)) {
      return Optional.of(reduction.reduced().told(log));
    }
    reduction.refute(log, sizes, threshold);
    return Optional.empty();
  }

  /** Whether the empty selection violates a row, where the kink rule leaves no option. */
  public static boolean isRefutedWithNone(
      Reduced reduced, SizeRange sizes, Threshold threshold, RefutationLog log) {
    NetworkSelection problem = reduced.rest();
    Incumbent none = problem.evaluate(new int[0]);
    if (threshold.admits(none.error())) {
      return false;
    }
    for (SelectionRow row : problem.rowsAt(none)) {
      SelectionRow.Interval interval = row.at(threshold);
      if (!interval.contains(0)) {
        RefutationLog told = reduced.told(log).log();
        told.begin(problem, sizes, threshold);
        Condition violated =
            interval.isEmpty() ? Combination.ofBothEnds(row, problem.groups()) : row;
        boolean isBelow = interval.isEmpty() || interval.lower() > 0;
        told.close(violated, isBelow, sizes.most(), () -> Rational.ZERO);
        return true;
      }
    }
    return false;
  }
}
