package org.secateur.solver.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.secateur.model.Answer;
import org.secateur.model.ExactReal;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.AnswerSoFar;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.Costs;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.refutation.Told;
import org.secateur.solver.sweep.Sweep;
import org.secateur.solver.sweep.SweptCase;

/** Answers of searches that sweep, against those of all masks and of searches that do not. */
final class SweptSearchTest {
  private static final List<Objective> ASKED =
      List.of(Objective.MIN_SIZE, Objective.MIN_SIZE, Objective.DECIDE, Objective.MIN_ERROR);

  /** With its truth. */
  private static FiniteCase given(long seed) {
    SweptCase swept = SweptCase.of(seed, 6);
    Random random = new Random(seed);
    int length = swept.instance().maskLength();
    int one = random.nextInt(length + 1);
    int other = random.nextInt(length + 1);
    Optional<SizeRange> sizes =
        switch (random.nextInt(6)) {
          case 0 -> Optional.of(SizeRange.exactly(one));
          case 1 -> Optional.of(SizeRange.atMost(one));
          case 2 -> Optional.of(new SizeRange(Math.min(one, other), Math.max(one, other)));
          default -> Optional.empty();
        };
    Objective asked =
        random.nextInt(12) == 0 ? Objective.PARETO : ASKED.get(random.nextInt(ASKED.size()));
    NetworkPruningInstance instance = swept.asking(asked, tolerance(swept, random), sizes);
    return new FiniteCase(seed, instance, FiniteCase.allowed(instance));
  }

  /** The error of a selection, mostly a small one, or a little less or more; roots are rounded. */
  private static Rational tolerance(SweptCase swept, Random random) {
    int rank = random.nextInt(1 + random.nextInt(swept.tried().size()));
    ExactReal error = swept.tried().get(rank).evaluated().error();
    Rational rational = error instanceof Rational exact ? exact : Rational.of(error.doubleValue());
    Rational little = Rational.of(random.nextInt(3) - 1, 1_000_000_000);
    return rational.add(random.nextInt(3) == 0 ? little : Rational.ZERO).max(Rational.ZERO);
  }

  private static Answer solve(
      NetworkPruningInstance instance, SearchLimits limits, RefutationLog log) {
    return new SelectionSolver()
        .solve(instance, limits, 1, SearchListener.SILENT, log)
        .answers()
        .get(0);
  }

  private static boolean isSwept(NetworkPruningInstance instance) {
    Budget budget = new Budget(SearchLimits.none(1), SearchListener.SILENT);
    Threshold threshold = Threshold.atMost(instance.tolerance().orElseThrow());
    return Sweep.of(NetworkSelection.of(instance), threshold, false, budget).isPresent();
  }

  private static List<String> qualities(List<Incumbent> masks) {
    return masks.stream().map(i -> i.size() + " with error " + i.error()).toList();
  }

  private static List<Incumbent> truth(FiniteCase given) {
    return switch (given.instance().objective()) {
      case MIN_ERROR -> given.leastError().stream().toList();
      case PARETO -> given.frontier();
      default -> given.leastSize().stream().toList();
    };
  }

  private static void checkAll(FiniteCase given, Answer answer, Supplier<String> message) {
    List<Incumbent> found =
        answer.finding() instanceof Finding.Frontier frontier
            ? frontier.points()
            : answer.incumbent().stream().toList();
    List<Incumbent> truth = truth(given);
    assertEquals(truth.isEmpty() ? Status.INFEASIBLE : Status.OPTIMAL, answer.status(), message);
    assertEquals(qualities(truth), qualities(found), message);
  }

  @Test
  void answersAreThoseOfAllMasksWithAndWithoutSweeping() {
    int swept = 0;
    for (long seed = 0; seed < 400; seed++) {
      FiniteCase given = given(seed);
      swept += isSwept(given.instance()) ? 1 : 0;
      for (int threads : new int[] {1, 3}) {
        checkAll(
            given,
            solve(given.instance(), SearchLimits.none(threads), RefutationLog.NONE),
            () -> threads + " threads, " + given);
      }
      checkAll(
          given,
          solve(given.instance(), SearchLimits.none(1), new ForgetfulLog()),
          () -> "branching, " + given);
    }
    assertTrue(swept > 170, "swept: " + swept);
  }

  /** What is said when a limit runs out is true; what is not stopped is right. */
  private static void checkStopped(FiniteCase given, Answer answer, Supplier<String> message) {
    if (answer.status() == Status.OPTIMAL && given.instance().objective() == Objective.DECIDE) {
      assertTrue(given.leastSize().isPresent(), message);
      return;
    }
    if (answer.status() == Status.OPTIMAL || answer.status() == Status.INFEASIBLE) {
      checkAll(given, answer, message);
      return;
    }
    boolean isSize = given.instance().objective() == Objective.MIN_SIZE;
    Optional<ExactReal> best =
        truth(given).stream().findFirst().map(i -> isSize ? Rational.of(i.size()) : i.error());
    if (isSize || given.instance().objective() == Objective.MIN_ERROR) {
      best.ifPresent(
          b ->
              answer
                  .bounds()
                  .lower()
                  .ifPresent(lower -> assertTrue(lower.compareTo(b) <= 0, message)));
      answer
          .bounds()
          .upper()
          .ifPresent(upper -> assertTrue(upper.compareTo(best.orElseThrow()) >= 0, message));
    }
    answer
        .incumbent()
        .ifPresent(i -> assertTrue(given.instance().allowedSizes().contains(i.size()), message));
  }

  @Test
  void boundsAreTrueWhereALimitEndsTheSearch() {
    int stopped = 0;
    for (long seed = 5000; seed < 5080; seed++) {
      FiniteCase given = given(seed);
      for (long nodes : new long[] {0, 1, 2, 3, 5, 8, 13, 30, 100}) {
        Answer answer =
            solve(given.instance(), SearchLimits.none(1).withNodes(nodes), RefutationLog.NONE);
        stopped += answer.status() == Status.UNKNOWN ? 1 : 0;
        checkStopped(given, answer, () -> nodes + " nodes, " + given);
      }
      for (int micros : new int[] {0, 50, 300}) {
        Answer answer =
            solve(
                given.instance(),
                SearchLimits.none(2).withTime(Duration.ofNanos(1000L * micros)),
                RefutationLog.NONE);
        checkStopped(given, answer, () -> micros + " µs, " + given);
      }
      for (int bits = 0; bits < 26; bits += 3) {
        long bytes = 1L << bits;
        Answer answer =
            solve(given.instance(), SearchLimits.none(1).withMemory(bytes), RefutationLog.NONE);
        checkStopped(given, answer, () -> bytes + " bytes, " + given);
      }
    }
    assertTrue(stopped > 30, "stopped: " + stopped);
  }

  @Test
  void boundsAreTrueWhereTheListenerEndsTheSearch() {
    for (long seed = 5000; seed < 5080; seed++) {
      FiniteCase given = given(seed);
      for (int calls : new int[] {1, 4, 9, 25, 70}) {
        AtomicInteger left = new AtomicInteger(calls);
        SearchListener impatient =
            new SearchListener() {
              @Override
              public boolean shouldStop() {
                return left.decrementAndGet() < 0;
              }
            };
        Answer answer =
            new SelectionSolver()
                .solve(given.instance(), SearchLimits.none(1), 1, impatient)
                .answers()
                .get(0);
        checkStopped(given, answer, () -> calls + " calls, " + given);
      }
    }
  }

  /** The search alone, without the kink rule before it, which leaves few options. */
  private static Optional<Incumbent> direct(
      NetworkPruningInstance instance, int threads, boolean firstOnly, RefutationLog log) {
    NetworkSelection selection = NetworkSelection.of(instance);
    SizeRange sizes = instance.allowedSizes();
    AnswerSoFar answer = new AnswerSoFar(instance, 0, SearchListener.SILENT);
    Budget budget = new Budget(SearchLimits.none(threads), SearchListener.SILENT);
    Threshold threshold = Threshold.atMost(instance.tolerance().orElseThrow());
    int most = Math.min(sizes.most(), Costs.largest(selection));
    Question question = new Question(new Told(selection, log), sizes, most, answer, budget);
    return new LeastSizeSearch(question, threshold).run(firstOnly);
  }

  @Test
  void theSearchAloneFindsTheLeastSize() {
    for (long seed = 9000; seed < 9150; seed++) {
      FiniteCase given = given(seed);
      List<String> truth = qualities(given.leastSize().stream().toList());
      for (int threads : new int[] {1, 3}) {
        Optional<Incumbent> found = direct(given.instance(), threads, false, RefutationLog.NONE);
        assertEquals(truth, qualities(found.stream().toList()), given::toString);
      }
      Optional<Incumbent> any = direct(given.instance(), 1, true, RefutationLog.NONE);
      assertEquals(
          given.leastSize().map(Incumbent::size), any.map(Incumbent::size), given::toString);
    }
  }

  /** More options than a search without budget is tried for first, so that sweeps do the work. */
  @Test
  void manyNeuronsAreSweptAndBranchedOnAlike() {
    int swept = 0;
    for (long seed = 9; seed < 16; seed++) {
      Random random = new Random(seed);
      int kept = 2 + random.nextInt(3);
      NetworkPruningInstance instance = SweptCase.planted(seed, 66 + random.nextInt(20), kept);
      swept += isSwept(instance) ? 1 : 0;
      Optional<Incumbent> branched = direct(instance, 1, false, new ForgetfulLog());
      assertTrue(branched.isPresent(), instance::toString);
      for (int threads : new int[] {1, 2}) {
        assertEquals(
            qualities(branched.stream().toList()),
            qualities(direct(instance, threads, false, RefutationLog.NONE).stream().toList()),
            instance::toString);
      }
      Answer answer = solve(instance, SearchLimits.none(1), RefutationLog.NONE);
      checkAll(new FiniteCase(seed, instance, List.of(branched.get())), answer, instance::toString);
      checkMidway(instance, answer);
    }
    assertTrue(swept > 4, "swept: " + swept);
  }

  private static void checkMidway(NetworkPruningInstance instance, Answer proved) {
    Rational least = Rational.of(proved.incumbent().orElseThrow().size());
    for (int k : new int[] {1, 4, 5}) {
      SearchLimits none = SearchLimits.none(1);
      SearchLimits limits =
          k % 2 == 0
              ? new SearchLimits(Optional.empty(), OptionalLong.of(1L << k), none.memoryBytes(), 1)
              : none.withMemory(1L << 14 + 2 * k);
      Answer answer = solve(instance, limits, RefutationLog.NONE);
      String message = limits + ", " + instance;
      answer.bounds().lower().ifPresent(l -> assertTrue(l.compareTo(least) <= 0, message));
      answer.bounds().upper().ifPresent(u -> assertTrue(u.compareTo(least) >= 0, message));
      if (answer.status() == Status.OPTIMAL) {
        assertEquals(proved.bounds(), answer.bounds(), message);
      } else {
        assertTrue(answer.status() != Status.INFEASIBLE, message);
      }
    }
  }
}
