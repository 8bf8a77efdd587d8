package org.secateur.solver.search;

import java.util.Optional;
import org.secateur.model.SizeRange;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.SilentLog;
import org.secateur.solver.section.Plane;
import org.secateur.solver.sweep.SweepGrid;

/** A log that is kept, but not told of sweeps, so that a search goes without. */
final class ForgetfulLog extends SilentLog {
  private int refutations;

  /** How many refutations were begun. */
  int refutations() {
    return refutations;
  }

  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public boolean takesSweeps() {
    return false;
  }

  @Override
  public void begin(SelectionProblem problem, SizeRange sizes, Threshold threshold) {
    refutations++;
  }

  @Override
  public void sweep(boolean all, SweepGrid grid, Optional<Plane> plane) {
    throw new AssertionError("a sweep that was not asked for");
  }
}
