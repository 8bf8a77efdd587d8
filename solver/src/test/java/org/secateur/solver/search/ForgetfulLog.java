package org.secateur.solver.search;

import java.util.Optional;
import java.util.function.Supplier;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.solver.reduction.Condition;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.section.Plane;
import org.secateur.solver.sweep.SweepGrid;

/** A log that is kept, but not told of sweeps, so that a search goes without. */
final class ForgetfulLog implements RefutationLog {
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
  public void tighten(SizeRange sizes, Threshold threshold) {
    // Forgotten.
  }

  @Override
  public void kinks(Optional<Plane> plane) {
    // Forgotten.
  }

  @Override
  public void sweep(boolean all, SweepGrid grid, Optional<Plane> plane) {
    throw new AssertionError("a sweep that was not asked for");
  }

  @Override
  public void close(Condition row, boolean lower, int budget, Supplier<Rational> price) {
    // Forgotten.
  }

  @Override
  public void branch(Condition row, boolean lower, Rational price, int[] options) {
    // Forgotten.
  }

  @Override
  public void last(Condition row, int[] options) {
    // Forgotten.
  }

  @Override
  public void split(int[] options) {
    // Forgotten.
  }

  @Override
  public void tooSmall() {
    // Forgotten.
  }

  @Override
  public void abandon() {
    // Forgotten.
  }

  @Override
  public void atEnd(Runnable refutation) {
    // Forgotten.
  }
}
