package org.secateur.solver.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.Threshold;

/** Sweeps against the exact errors of all selections. */
final class EveryMaskTest {
  private static final int SMALL = 2500;
  private static final int LARGE = 120;

  private int sweeps;
  private int refuted;
  private int visited;
  private int withPairs;
  private int steep;

  @Test
  void everySelectionWithinAThresholdIsVisitedOnce() {
    for (long seed = 0; seed < SMALL; seed++) {
      check(SweptCase.of(seed, 5));
    }
    assertWorked(SMALL);
  }

  @Test
  void everySelectionOfMoreNeuronsIsVisitedOnce() {
    for (long seed = 1_000_000; seed < 1_000_000 + LARGE; seed++) {
      check(SweptCase.of(seed, 9));
    }
    assertWorked(LARGE);
  }

  private void assertWorked(int cases) {
    String counts =
        sweeps
            + " sweeps, "
            + refuted
            + " refuted, "
            + visited
            + " visits, "
            + withPairs
            + ", "
            + steep;
    System.out.println(counts);
    assertTrue(sweeps > 2 * cases, counts);
    assertTrue(refuted > cases / 10, counts);
    assertTrue(visited > 10 * cases, counts);
    assertTrue(withPairs > cases, counts);
  }

  private void check(SweptCase given) {
    Random random = new Random(given.seed());
    for (ExactReal error : errors(given, random)) {
      for (boolean strict : new boolean[] {false, true}) {
        check(given, new Threshold(error, strict), random.nextInt(2) == 0 ? 1 : 3, random);
      }
    }
  }

  /** Errors of selections, a little more or less, none at all and far too much. */
  private static List<ExactReal> errors(SweptCase given, Random random) {
    int all = given.tried().size();
    List<ExactReal> errors = new ArrayList<>();
    for (int rank : new int[] {0, 1, random.nextInt(all), all - 1}) {
      errors.add(given.tried().get(Math.min(rank, all - 1)).evaluated().error());
    }
    Threshold least = Threshold.atMost(errors.get(random.nextInt(2)));
    errors.add(least.above().add(Rational.of(random.nextInt(3) - 1, 1_000_000)).max(Rational.ZERO));
    errors.add(Rational.ZERO);
    errors.add(Rational.of(1L + random.nextInt(1000)));
    return errors;
  }

  private void check(SweptCase given, Threshold threshold, int threads, Random random) {
    Supplier<String> message = () -> threshold + ", " + threads + " threads, " + given;
    Budget budget = new Budget(SearchLimits.none(threads), SearchListener.SILENT);
    Optional<Sweep> made = Sweep.of(given.selection(), threshold, budget);
    if (made.isEmpty()) {
      return;
    }
    sweeps++;
    Sweep sweep = made.get();
    if (sweep.isRefuted()) {
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
