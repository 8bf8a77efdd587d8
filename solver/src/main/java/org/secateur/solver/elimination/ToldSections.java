package org.secateur.solver.elimination;

import java.util.List;
import java.util.Optional;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.Reduced;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.refutation.Told;
import org.secateur.solver.section.Plane;
import org.secateur.solver.section.Section;
import org.secateur.solver.sweep.Sweep;
import org.secateur.solver.sweep.SweepGrid;

/**
 * Three and more inputs, with a log: sweeps and windows of kinks in planes, one after another. A
 * sweep is of all options that there were, as a log is told of it before any option is tried;
 * windows are rows of the whole problem, at inputs of a plane (note {@code search-sections}).
 *
 * <p>Mutable, for one thread.
 */
final class ToldSections {
  private final NetworkSelection selection;
  private final SizeRange sizes;
  private final Threshold threshold;
  private final RefutationLog log;
  private final Budget budget;
  private final List<Plane> planes;

  /** What windows have left, and the log of it. */
  private NetworkSelection rest;

  private RefutationLog told;

  /** How many rows of windows may still be told. */
  private int rows;

  ToldSections(
      NetworkSelection selection,
      SizeRange sizes,
      Threshold threshold,
      RefutationLog log,
      Budget budget) {
    this.selection = selection;
    this.sizes = sizes;
    this.threshold = threshold;
    this.log = log;
    this.budget = budget;
    planes = SectionElimination.planes(selection);
    rest = selection;
    told = log;
    rows = WindowProof.mostRows(selection);
  }

  /**
   * The problem without options that are dropped; empty if no selection is within the threshold.
   */
  Optional<Told> run() {
    int most = SectionElimination.MOST_ROUNDS * planes.size();
    int patience = SectionElimination.PATIENCE;
    int look = 0;
    while (look < most && patience > 0 && isWorthALook()) {
      budget.spend(0);
      budget.progress("planes", look, most);
      int before = rest.options();
      if (isSwept(look) || isRefuted(planes.get(look % planes.size()))) {
        return Optional.empty();
      }
      patience = SectionElimination.patienceAfter(patience, before, rest.options());
      look++;
    }
    while (look < planes.size() && rest.options() > 0) {
      if (isSwept(look++)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Told(rest, told));
  }

  private boolean isWorthALook() {
    return rest.options() > 0 && rest.options() <= SectionElimination.MANY && rows > 0;
  }

  /** Whether windows leave no selection; they may drop options. */
  private boolean isRefuted(Plane plane) {
    WindowReduction windows =
        new WindowReduction(rest, KinkWindows.of(rest, threshold, plane), rows);
    if (!windows.run(SectionElimination.MOST_WORK)) {
      windows.refute(told, sizes, threshold);
      return true;
    }
    Reduced reduced = windows.reduced();
    told = reduced.told(told).log();
    rest = reduced.rest();
    rows -= windows.rows();
    return false;
  }

  /** Whether a sweep finds no gradient in a plane, which is swept once, if a checker can. */
  private boolean isSwept(int look) {
    int options = selection.options();
    if (!log.takesSweeps()
        || look >= planes.size()
        || !planes.get(look).isWhole()
        || options == 0
        || options > SectionElimination.MANY) {
      return false;
    }
    Plane plane = planes.get(look);
    NetworkSelection section = Section.of(selection, plane, true).problem();
    Optional<SweepGrid> grid = Sweep.of(section, threshold, true, budget).flatMap(Sweep::refuted);
    grid.ifPresent(
        g -> {
          Rational cell = g.cell().multiply(selection.scale().divide(section.scale()));
          log.begin(selection, sizes, threshold);
          log.sweep(true, new SweepGrid(cell, g.x(), g.y()), Optional.of(plane));
        });
    return grid.isPresent();
  }
}
