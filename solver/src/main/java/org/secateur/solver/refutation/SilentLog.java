package org.secateur.solver.refutation;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.solver.reduction.Condition;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.section.Plane;
import org.secateur.solver.sweep.SweepGrid;

/** A log of which nothing is kept; or, of others, what they do not want to hear. */
public class SilentLog implements RefutationLog {
  @Override
  public boolean isKept() {
    return false;
  }

  @Override
  public void begin(SelectionProblem problem, SizeRange sizes, Threshold threshold) {
    // Nobody listens.
  }

  @Override
  public void tighten(SizeRange sizes, Threshold threshold) {
    // Nobody listens.
  }

  @Override
  public void kinks(Optional<Plane> plane) {
    // Nobody listens.
  }

  @Override
  public void sweep(boolean all, SweepGrid grid, Optional<Plane> plane) {
    // Nobody listens.
  }

  @Override
  public void halves(List<SelectionRow> rows) {
    // Nobody listens.
  }

  @Override
  public void close(Condition row, boolean lower, int budget, Supplier<Rational> price) {
    // Nobody listens.
  }

  @Override
  public void branch(Condition row, boolean lower, Rational price, int[] options) {
    // Nobody listens.
  }

  @Override
  public void last(Condition row, int[] options) {
    // Nobody listens.
  }

  @Override
  public void split(int[] options) {
    // Nobody listens.
  }

  @Override
  public void tooSmall(int[] options) {
    // Nobody listens.
  }

  @Override
  public void abandon() {
    // Nobody listens.
  }

  @Override
  public void atEnd(Runnable refutation) {
    // Nobody listens.
  }
}
