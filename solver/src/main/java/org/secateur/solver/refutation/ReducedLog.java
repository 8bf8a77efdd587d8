package org.secateur.solver.refutation;

import java.util.Arrays;
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

/**
 * Hears of searches among the options that are left of a problem: says before every refutation how
 * the others are dropped, and calls options by their numbers in the whole problem.
 */
final class ReducedLog implements RefutationLog {
  private final RefutationLog log;
  private final Reduced reduced;

  ReducedLog(RefutationLog log, Reduced reduced) {
    this.log = log;
    this.reduced = reduced;
  }

  private int[] named(int[] options) {
    return Arrays.stream(options).map(o -> reduced.kept()[o]).toArray();
  }

  @Override
  public boolean isKept() {
    return log.isKept();
  }

  @Override
  public boolean takesSweeps() {
    return log.takesSweeps();
  }

  @Override
  public boolean dropsOptions() {
    return true;
  }

  @Override
  public void begin(SelectionProblem problem, SizeRange sizes, Threshold threshold) {
    log.begin(reduced.whole(), sizes, threshold);
    reduced.steps().forEach(step -> step.tell(log, sizes));
  }

  @Override
  public void tighten(SizeRange sizes, Threshold threshold) {
    log.tighten(sizes, threshold);
  }

  @Override
  public void kinks(Optional<Plane> plane) {
    log.kinks(plane);
  }

  @Override
  public void sweep(boolean all, SweepGrid grid, Optional<Plane> plane) {
    log.sweep(all, grid, plane);
  }

  @Override
  public void halves(List<SelectionRow> rows) {
    log.halves(rows);
  }

  @Override
  public void close(Condition row, boolean lower, int budget, Supplier<Rational> price) {
    log.close(row, lower, budget, price);
  }

  @Override
  public void branch(Condition row, boolean lower, Rational price, int[] options) {
    log.branch(row, lower, price, named(options));
  }

  @Override
  public void last(Condition row, int[] options) {
    log.last(row, named(options));
  }

  @Override
  public void split(int[] options) {
    log.split(named(options));
  }

  @Override
  public void tooSmall(int[] options) {
    log.tooSmall(named(options));
  }

  @Override
  public void abandon() {
    log.abandon();
  }

  @Override
  public void atEnd(Runnable refutation) {
    log.atEnd(refutation);
  }
}
