package org.secateur.solver.elimination;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.secateur.solver.elimination.Derivation.Step;
import org.secateur.solver.elimination.WindowTrail.State;
import org.secateur.solver.reduction.SelectionProblem;

/**
 * Finds, of all that is decided of options, what a contradiction needs: backwards from the row that
 * cannot be fulfilled. Options that are dropped at the root need no reason, as they are dropped for
 * good.
 *
 * <p>Time: the length of the rows that are reasons, for each contradiction.
 */
final class WindowReasons {
  private final SelectionProblem problem;
  private final List<WindowRow> rows;
  private final WindowTrail trail;

  /** Of options that were chosen at the root, as dropping them had failed. */
  private final Map<Integer, Derivation> opposites = new HashMap<>();

  WindowReasons(SelectionProblem problem, List<WindowRow> rows, WindowTrail trail) {
    this.problem = problem;
    this.rows = rows;
    this.trail = trail;
  }

  /** An option is chosen at the root, as dropping it fails. */
  void choose(int option, Derivation opposite) {
    opposites.put(option, opposite);
  }

  /**
   * Why the end of a row is out of reach.
   *
   * @param before by the decisions before this one
   * @param root of which so many do not depend on an assumption
   */
  Derivation of(int end, int before, int root) {
    boolean[] needed = new boolean[before];
    need(end, before, needed);
    return traced(needed, root, end);
  }

  /** Why an option cannot be chosen, at the root, where another one of its group is. */
  Derivation ofExcluded(int option) {
    int at = chosenBefore(option, trail.position(option));
    int chosen = trail.option(at);
    Derivation opposite = opposites.get(chosen);
    if (opposite == null) {
      return of(trail.reason(chosen), at, at);
    }
    boolean[] needed = new boolean[at];
    needKnown(opposite, needed);
    return opposite.after(traced(needed, at, opposite.end()).steps());
  }

  /** Follows reasons back, and lists what is needed from the first decision on. */
  private Derivation traced(boolean[] needed, int root, int end) {
    for (int at = needed.length - 1; at >= 0; at--) {
      int option = trail.option(at);
      boolean isKnown = at < root && trail.state(option) == State.DROPPED;
      needed[at] &= !isKnown;
      if (needed[at]) {
        needReason(option, at, needed);
      }
    }
    List<Step> steps = new ArrayList<>();
    int rooted = 0;
    for (int at = 0; at < needed.length; at++) {
      int option = trail.option(at);
      int reason = trail.reason(option);
      if (needed[at] && reason != WindowTrail.ASSUMED && reason != WindowTrail.EXCLUDED) {
        boolean isChosen = trail.state(option) == State.CHOSEN;
        Derivation opposite = reason == WindowTrail.TRIED ? opposites.get(option) : null;
        steps.add(new Step(option, isChosen, reason, opposite));
        rooted += at < root ? 1 : 0;
      }
    }
    return new Derivation(steps, rooted, end);
  }

  private void needReason(int option, int at, boolean[] needed) {
    int reason = trail.reason(option);
    if (reason >= 0) {
      need(reason, at, needed);
    } else if (reason == WindowTrail.EXCLUDED) {
      needed[chosenBefore(option, at)] = true;
    } else if (reason == WindowTrail.TRIED) {
      needKnown(opposites.get(option), needed);
    }
  }

  private void needKnown(Derivation opposite, boolean[] needed) {
    opposite.known().forEach(step -> needed[trail.position(step.option())] = true);
  }

  /** The position of the chosen option of the same group. */
  private int chosenBefore(int option, int at) {
    int found = at - 1;
    while (trail.state(trail.option(found)) != State.CHOSEN
        || problem.group(trail.option(found)) != problem.group(option)) {
      found--;
    }
    return found;
  }

  /**
   * What brings the sum of a row away from an end: dropped options that would help, and chosen ones
   * that do not.
   */
  private void need(int end, int before, boolean[] needed) {
    WindowRow row = rows.get(WindowTrail.row(end));
    int sign = WindowTrail.isLower(end) ? 1 : -1;
    for (int k = 0; k < row.options().length; k++) {
      int option = row.options()[k];
      if (trail.isDecided(option, before)) {
        boolean helps = sign * Long.signum(row.coefficients()[k]) > 0;
        needed[trail.position(option)] |= helps == (trail.state(option) == State.DROPPED);
      }
    }
  }
}
