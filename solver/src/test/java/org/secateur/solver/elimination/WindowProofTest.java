package org.secateur.solver.elimination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.SizeRange;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.SelectionRow;

/**
 * Proofs of what follows from random rows, with groups and costs, are accepted line by line, under
 * any largest size; and what they drop no selection has.
 */
final class WindowProofTest {
  private static final int CASES = 4000;

  /** Groups of one to three options, and nothing else. */
  private record Groups(int[] groupOf, int[] costs) implements SelectionProblem {
    @Override
    public String toString() {
      return "groups " + Arrays.toString(groupOf) + ", costs " + Arrays.toString(costs) + ", ";
    }

    @Override
    public int options() {
      return groupOf.length;
    }

    @Override
    public int groups() {
      return groupOf[groupOf.length - 1] + 1;
    }

    @Override
    public int group(int option) {
      return groupOf[option];
    }

    @Override
    public int cost(int option) {
      return costs[option];
    }

    @Override
    public Mask mask(int[] chosen) {
      return Mask.ofKept(options(), chosen);
    }

    @Override
    public int[] chosen(Mask mask) {
      return mask.kept();
    }

    @Override
    public Incumbent evaluate(int[] chosen) {
      throw new UnsupportedOperationException("a problem of rows only");
    }

    @Override
    public List<SelectionRow> rowsAt(Incumbent evaluated) {
      throw new UnsupportedOperationException("a problem of rows only");
    }

    @Override
    public List<SelectionRow> likelyRows(int most) {
      throw new UnsupportedOperationException("a problem of rows only");
    }
  }

  private static String text(WindowRow row) {
    return "%d <= %s of %s <= %d"
        .formatted(
            row.lower(),
            Arrays.toString(row.coefficients()),
            Arrays.toString(row.options()),
            row.upper());
  }

  private static Groups groups(Random random) {
    int m = 5 + random.nextInt(6);
    int[] groupOf = new int[m];
    for (int o = 1; o < m; o++) {
      groupOf[o] = groupOf[o - 1] + (random.nextInt(3) > 0 ? 1 : 0);
    }
    return new Groups(groupOf, random.ints(m, 1, 4).toArray());
  }

  /** A row around the sum of a selection, which it may leave out. */
  private static WindowRow row(Random random, int options, long selected) {
    int[] some = IntStream.range(0, options).filter(o -> random.nextInt(options) < 3).toArray();
    long[] coefficients = new long[some.length];
    Arrays.setAll(coefficients, k -> (1 + random.nextInt(6)) * (random.nextBoolean() ? 1L : -1L));
    long sum = random.nextInt(12) == 0 ? 1 : 0;
    for (int k = 0; k < some.length; k++) {
      sum += (selected >> some[k] & 1) * coefficients[k];
    }
    long lower = sum - random.nextInt(4);
    long upper = sum + random.nextInt(4);
    return new WindowRow(some, coefficients, lower, upper, 0, new int[3], 0);
  }

  private static boolean isAllowed(Groups problem, long bits, List<WindowRow> rows) {
    boolean[] used = new boolean[problem.groups()];
    for (int o = 0; o < problem.options(); o++) {
      boolean isChosen = (bits >> o & 1) != 0;
      if (isChosen && used[problem.group(o)]) {
        return false;
      }
      used[problem.group(o)] |= isChosen;
    }
    return rows.stream().allMatch(row -> isFulfilled(row, bits));
  }

  private static boolean isFulfilled(WindowRow row, long bits) {
    long sum = 0;
    for (int k = 0; k < row.options().length; k++) {
      sum += (bits >> row.options()[k] & 1) * row.coefficients()[k];
    }
    return row.lower() <= sum && sum <= row.upper();
  }

  /** How often something was found, or a proof was cut short. */
  private static final class Counts {
    private int dropped;
    private int refuted;
    private int split;
    private int limited;
  }

  @Test
  void everyLineIsAccepted() {
    Random seeds = new Random(5);
    Counts counts = new Counts();
    for (int i = 0; i < CASES; i++) {
      judge(seeds.nextLong(), counts);
    }
    assertTrue(counts.dropped > CASES / 4, counts.dropped + " with options dropped");
    assertTrue(counts.refuted > CASES / 50, counts.refuted + " refuted");
    assertTrue(counts.split > CASES / 10, counts.split + " with splits below the root");
    assertTrue(counts.limited > CASES / 50, counts.limited + " cut short");
  }

  private static void judge(long seed, Counts counts) {
    Random random = new Random(seed);
    Groups problem = groups(random);
    long selected = random.nextInt(1 << problem.options());
    int count = 3 + random.nextInt(problem.options());
    List<WindowRow> rows =
        Stream.generate(() -> row(random, problem.options(), selected)).limit(count).toList();
    WindowTrail trail = new WindowTrail(problem.options());
    int mostRows = random.nextInt(4) == 0 ? 1 + random.nextInt(5) : 1000;
    WindowProof proof =
        new WindowProof(problem, rows, end -> condition(rows, end), trail, mostRows);
    WindowPropagation propagation = new WindowPropagation(problem, rows, trail, Optional.of(proof));
    boolean open = propagation.run(1_000_000);
    String all =
        "seed " + seed + ", " + problem + rows.stream().map(WindowProofTest::text).toList();
    assertEquals(open, !proof.isRefuted(), all);
    for (int most : new int[] {0, 1, 3, 5, 9, 100}) {
      ReplayedSteps steps = new ReplayedSteps(problem, most, all);
      proof.tell(steps, new SizeRange(0, most));
      assertEquals(!open, steps.isSettled(), all);
      for (int o = 0; open && o < problem.options(); o++) {
        boolean isDropped = propagation.isDropped(o) && problem.cost(o) <= most;
        assertEquals(isDropped, steps.isDropped(o), all);
      }
      counts.split += steps.isSplitBelowRoot() ? 1 : 0;
    }
    for (long bits = 0; bits < 1L << problem.options(); bits++) {
      if (isAllowed(problem, bits, rows)) {
        long chosen = bits;
        assertTrue(open, all);
        assertTrue(
            IntStream.range(0, problem.options())
                .noneMatch(o -> (chosen >> o & 1) != 0 && propagation.isDropped(o)),
            all);
      }
    }
    counts.dropped +=
        IntStream.range(0, problem.options()).anyMatch(propagation::isDropped) ? 1 : 0;
    counts.refuted += open ? 0 : 1;
    counts.limited += proof.isFull() ? 1 : 0;
  }

  private static WindowEnd condition(List<WindowRow> rows, int end) {
    return new WindowEnd(rows.get(WindowTrail.row(end)), WindowTrail.isLower(end), List.of());
  }
}
