package org.secateur.solver.search;

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
 * Says before every refutation that it is among the options that the kink rule leaves, of two
 * inputs, or in planes one after another.
 */
final class KinkLog implements RefutationLog {
  private final RefutationLog log;
  private final KinksDropped dropped;

  KinkLog(RefutationLog log, KinksDropped dropped) {
    this.log = log;
    this.dropped = dropped;
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
  public void begin(SelectionProblem problem, SizeRange sizes, Threshold threshold) {
    log.begin(problem, sizes, threshold);
    dropped.tell(log);
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
    log.branch(row, lower, price, options);
  }

  @Override
  public void last(Condition row, int[] options) {
    log.last(row, options);
  }

  @Override
  public void split(int[] options) {
    log.split(options);
  }

  @Override
  public void tooSmall() {
    log.tooSmall();
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
