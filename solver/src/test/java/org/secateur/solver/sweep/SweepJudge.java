package org.secateur.solver.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.Threshold;

/** Compares sweeps with the exact errors of all selections, and counts what they did. */
final class SweepJudge {
  private int sweeps;
  private int refuted;
  private int visited;
  private int withPairs;
  private int steep;

  int sweeps() {
    return sweeps;
  }

  int refuted() {
    return refuted;
  }

  int visited() {
    return visited;
  }

  int withPairs() {
    return withPairs;
  }

  @Override
  public String toString() {
    return sweeps
        + " sweeps, "
        + refuted
        + " refuted, "
        + visited
        + " visits, "
        + withPairs
        + " with pairs, "
        + steep
        + " too steep";
  }

  /** Every selection within the threshold is visited once, also where pairs are looked up. */
  void check(SweptCase given, Threshold threshold, int threads, Random random) {
    Supplier<String> message = () -> threshold + ", " + threads + " threads, " + given;
    Budget budget = new Budget(SearchLimits.none(threads), SearchListener.SILENT);
    Optional<Sweep> made = Sweep.of(given.selection(), threshold, false, budget);
    if (made.isEmpty()) {
      return;
    }
    sweeps++;
    Sweep sweep = made.get();
    if (sweep.refuted().isPresent()) {
      refuted++;
      assertFalse(threshold.admits(given.tried().get(0).evaluated().error()), message);
    }
    int most = given.tried().stream().mapToInt(SweptCase.Tried::cost).max().orElseThrow();
    for (int cap : new int[] {random.nextInt(most + 1), most}) {
      if (!sweep.prepare(cap)) {
        // Gradients too steep for the grid; a search by branching follows.
        steep++;
        return;
      }
      // What a visitor spends is counted, so that the pairs pay from the second time on.
      check(given, threshold, cap, visits(sweep, cap, budget, message), message);
    }
    withPairs += sweep.pairs() == null ? 0 : 1;
    int cap = random.nextInt(most + 1);
    check(given, threshold, cap, visits(sweep, cap, budget, message), message);
  }

  private Set<List<Integer>> visits(Sweep sweep, int cap, Budget budget, Supplier<String> message) {
    Set<List<Integer>> chosen = ConcurrentHashMap.newKeySet();
    AtomicInteger calls = new AtomicInteger();
    boolean all =
        sweep.visit(
            cap,
            new Sweep.Visitor() {
              @Override
              public void visit(int[] options) {
                calls.incrementAndGet();
                chosen.add(Arrays.stream(options).sorted().boxed().toList());
              }

              @Override
              public boolean isDone() {
                budget.spend(100);
                return false;
              }
            });
    assertTrue(all, message);
    assertEquals(calls.get(), chosen.size(), () -> "visited twice: " + message.get());
    visited += calls.get();
    return chosen;
  }

  private static void check(
      SweptCase given,
      Threshold threshold,
      int cap,
      Set<List<Integer>> chosen,
      Supplier<String> message) {
    int possible = 0;
    for (SweptCase.Tried tried : given.tried()) {
      boolean isAllowed = tried.chosen().length > 0 && tried.cost() <= cap;
      boolean isVisited = chosen.contains(tried.options());
      assertTrue(
          isAllowed || !isVisited, () -> tried.options() + " at cost " + cap + message.get());
      if (isAllowed && threshold.admits(tried.evaluated().error())) {
        assertTrue(isVisited, () -> "missed " + tried.options() + " at " + cap + message.get());
      }
      possible += isVisited ? 1 : 0;
    }
    assertEquals(possible, chosen.size(), () -> "no selections: " + message.get());
  }
}
