package org.secateur.solver.elimination;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.secateur.model.Granularity;
import org.secateur.model.Network;
import org.secateur.model.SizeRange;
import org.secateur.solver.elimination.Derivation.Step;
import org.secateur.solver.elimination.WindowTrail.State;
import org.secateur.solver.reduction.Condition;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.refutation.RootStep;

/**
 * Why a propagation drops options, or finds no selection at all, for a log: of each option, in
 * their order, a contradiction that follows from choosing it (note {@code search-windows}).
 *
 * <p>It ends where it would grow too long: what comes then is not dropped. Mutable, for one thread.
 */
final class WindowProof implements RootStep {
  /** Lines at most, repeated for each refutation: a megabyte or so. */
  private static final long MOST_LINES = 40_000;

  /** Of all rows; a checker takes four times as many, of all options of the instance. */
  private static final int MOST_COEFFICIENTS = 1 << 24;

  private static final int ROWS_OF_WINDOW = 4;

  /** An option that is dropped, and why. */
  private record Drop(int option, Derivation why) {}

  private final SelectionProblem problem;
  private final IntFunction<? extends Condition> conditions;
  private final WindowTrail trail;
  private final WindowReasons reasons;
  private final int mostRows;

  private final List<Drop> drops = new ArrayList<>();
  private final Set<Integer> dropped = new HashSet<>();
  private final Map<Integer, Condition> ends = new HashMap<>();
  private Derivation failure;
  private Derivation refutation;
  private long lines;
  private boolean isFull;

  /**
   * @param conditions of ends of rows, as {@link WindowTrail#end}
   * @param mostRows of windows that may be used
   */
  WindowProof(
      SelectionProblem problem,
      List<WindowRow> rows,
      IntFunction<? extends Condition> conditions,
      WindowTrail trail,
      int mostRows) {
    this.problem = problem;
    this.conditions = conditions;
    this.trail = trail;
    this.mostRows = mostRows;
    reasons = new WindowReasons(problem, rows, trail);
  }

  /** How many rows of windows, each with those of its inputs, a certificate has room for. */
  static int mostRows(NetworkSelection problem) {
    Network network = problem.instance().network();
    long each =
        problem.instance().granularity() == Granularity.NEURON
            ? 1
            : ((1L << network.inputs()) - 1) * ((1L << network.outputs()) - 1);
    long room = MOST_COEFFICIENTS / ROWS_OF_WINDOW / Math.max(1, each * network.width());
    return (int) Math.max(1, room);
  }

  /** Whether nothing more is heard. */
  boolean isFull() {
    return isFull;
  }

  /** Whether there is no selection, and why is known. */
  boolean isRefuted() {
    return refutation != null;
  }

  boolean isDropped(int option) {
    return dropped.contains(option);
  }

  /** How many rows of windows are used. */
  int rows() {
    return ends.size();
  }

  /** A row cannot be fulfilled; options from a decision on depend on one that is tried. */
  void fail(int end, int tryingFrom) {
    if (!isFull) {
      int root = Math.min(tryingFrom, trail.size());
      failure = reasons.of(end, trail.size(), root);
      if (tryingFrom > trail.size() && isRoom(failure)) {
        refutation = failure;
      }
    }
  }

  /** An option is dropped or chosen for good. */
  void decide(int option) {
    if (isFull) {
      return;
    }
    if (trail.state(option) == State.CHOSEN) {
      if (trail.reason(option) == WindowTrail.TRIED) {
        reasons.choose(option, failure);
      }
      return;
    }
    Derivation why = why(option);
    if (isRoom(why)) {
      drops.add(new Drop(option, why));
      dropped.add(option);
    }
  }

  private Derivation why(int option) {
    int at = trail.position(option);
    int reason = trail.reason(option);
    return switch (reason) {
      case WindowTrail.TRIED -> failure;
      case WindowTrail.EXCLUDED -> reasons.ofExcluded(option);
      default -> reasons.of(reason, at, at);
    };
  }

  private boolean isRoom(Derivation more) {
    lines += 1 + more.lines();
    use(more);
    isFull = lines > MOST_LINES || ends.size() > mostRows;
    return !isFull;
  }

  private void use(Derivation derivation) {
    ends.computeIfAbsent(derivation.end(), conditions::apply);
    for (Step step : derivation.steps()) {
      if (step.opposite() == null) {
        ends.computeIfAbsent(step.end(), conditions::apply);
      } else {
        use(step.opposite());
      }
    }
  }

  @Override
  public void tell(RefutationLog log, SizeRange sizes) {
    WindowTelling telling = new WindowTelling(problem, ends, log, sizes.most());
    drops.forEach(drop -> telling.drop(drop.option(), drop.why()));
    if (refutation != null) {
      telling.close(refutation);
    }
  }
}
