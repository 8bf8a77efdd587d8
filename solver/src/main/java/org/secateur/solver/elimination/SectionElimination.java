package org.secateur.solver.elimination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.Reduced;
import org.secateur.solver.refutation.RootStep;
import org.secateur.solver.section.Plane;
import org.secateur.solver.section.Planes;
import org.secateur.solver.section.Section;
import org.secateur.solver.sweep.Sweep;

/**
 * Three and more inputs: the kink rule, windows of kinks and sweeps in plane sections, one plane
 * after another. What a section loses or refutes the whole problem does, and the others have more
 * room then (note {@code search-sections}).
 *
 * <p>Time: O(n log n) for each look at a plane's kinks, and a bounded amount of work for its
 * windows and its sweep. Looks end soon where they find little.
 *
 * <p>Mutable, for one thread.
 */
final class SectionElimination {
  /** Planes at most, and options times planes. */
  private static final int MOST_PLANES = 24;

  private static final int PLANES_TIMES_OPTIONS = 400_000;

  private static final int FEWEST_PLANES = 3;

  /** Rounds through all planes. */
  static final int MOST_ROUNDS = 8;

  /** Planes whose windows may find nothing before the others are not tried, at first and later. */
  static final int PATIENCE = 4;

  private static final int MOST_PATIENCE = 6;

  /** Of the options left: as many dropped are worth the look at one more plane. */
  private static final int PART = 200;

  /** Windows and sweeps around more options take seconds for each plane. */
  static final int MANY = 10_000;

  /** Some tenths of a second for the windows of a plane. */
  static final long MOST_WORK = 50_000_000;

  private final Threshold threshold;
  private final List<Plane> planes;
  private final List<RootStep> looks = new ArrayList<>();

  /** Whether a checker has to drop the same options, which knows no equal ones. */
  private final boolean isChecked;

  private int[] kept;
  private NetworkSelection rest;
  private boolean isRefuted;

  private SectionElimination(NetworkSelection selection, Threshold threshold, boolean isChecked) {
    this.rest = selection;
    this.kept = IntStream.range(0, selection.options()).toArray();
    this.threshold = threshold;
    this.isChecked = isChecked;
    // A checker asks for outgoing weights of all neurons, also of those that are no options.
    boolean hasRule = !isChecked || KinkElimination.arePlain(selection.instance());
    planes =
        hasRule
            ? planes(selection).stream().filter(p -> !isChecked || p.isWhole()).toList()
            : List.of();
  }

  /** The planes that are looked at; none of two inputs. */
  static List<Plane> planes(NetworkSelection selection) {
    int affordable = PLANES_TIMES_OPTIONS / Math.max(1, selection.options());
    return selection.instance().network().inputs() > 2
        ? Planes.of(
            selection.instance(), Math.max(FEWEST_PLANES, Math.min(MOST_PLANES, affordable)))
        : List.of();
  }

  /**
   * Without the options that the kink rule drops in some plane; all where there is no plane.
   *
   * @param isChecked whether a checker has to drop the same ones
   */
  static Reduced withoutKinks(NetworkSelection selection, Threshold threshold, boolean isChecked) {
    SectionElimination elimination = new SectionElimination(selection, threshold, isChecked);
    elimination.dropKinks();
    return elimination.rest == selection
        ? Reduced.none(selection)
        : new Reduced(selection, elimination.kept, elimination.rest, elimination.looks);
  }

  /**
   * Without the options that are dropped in some plane; empty if no selection is within the
   * threshold in one of them.
   */
  static Optional<NetworkSelection> of(
      NetworkSelection selection, Threshold threshold, Budget budget) {
    SectionElimination elimination = new SectionElimination(selection, threshold, false);
    elimination.dropInWindows(budget);
    return elimination.isRefuted ? Optional.empty() : Optional.of(elimination.rest);
  }

  /** Of how many planes more windows may find nothing, after one that left some of the options. */
  static int patienceAfter(int patience, int before, int left) {
    return Math.min(patience - 1 + (before - left) * PART / before, MOST_PATIENCE);
  }

  private void dropKinks() {
    int most = MOST_ROUNDS * planes.size();
    int quiet = 0;
    for (int look = 0; look < most && quiet < planes.size() && rest.options() > 0; look++) {
      quiet = dropKinks(planes.get(look % planes.size())) ? 0 : quiet + 1;
    }
  }

  private boolean dropKinks(Plane plane) {
    Section section = Section.of(rest, plane, isChecked);
    boolean any = keep(section, KinkElimination.left(section.problem(), threshold));
    if (any) {
      looks.add(new RootStep.Kinks(Optional.of(plane)));
    }
    return any;
  }

  /** Keeps some of a section's options; whether any others were left. */
  private boolean keep(Section section, int[] left) {
    if (left.length == section.problem().options()) {
      return false;
    }
    int[] some = section.left(left);
    kept = Arrays.stream(some).map(o -> kept[o]).toArray();
    rest = rest.restrictedTo(some);
    return true;
  }

  private void dropInWindows(Budget budget) {
    int most = MOST_ROUNDS * planes.size();
    int patience = PATIENCE;
    for (int look = 0; look < most && patience > 0 && !isRefuted; look++) {
      if (rest.options() == 0 || rest.options() > MANY) {
        return;
      }
      budget.spend(0);
      budget.progress("planes", look, most);
      int before = rest.options();
      Plane plane = planes.get(look % planes.size());
      dropKinks(plane);
      if (rest.options() > 0) {
        look(Section.of(rest, plane, false), budget);
      }
      patience = patienceAfter(patience, before, rest.options());
    }
  }

  private void look(Section section, Budget budget) {
    NetworkSelection problem = section.problem();
    isRefuted = Sweep.of(problem, threshold, false, budget).flatMap(Sweep::refuted).isPresent();
    if (isRefuted) {
      return;
    }
    WindowPropagation windows =
        new WindowPropagation(problem, KinkWindows.of(problem, threshold, false).rows());
    if (windows.run(MOST_WORK)) {
      keep(
          section,
          IntStream.range(0, problem.options()).filter(o -> !windows.isDropped(o)).toArray());
    } else {
      isRefuted = true;
    }
  }
}
