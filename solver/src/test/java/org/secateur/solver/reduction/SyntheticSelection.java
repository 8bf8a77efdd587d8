package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Rational;
import org.secateur.model.SquareRoot;

/**
 * A selection problem of finitely many random rows, without a network: several options of different
 * costs in a group, empty and one-sided intervals, coefficients that are close to each other, zero,
 * or too long for a row. Evaluation is in long integers and shares nothing with the rows.
 *
 * @param rows exact coefficients, by row and option
 * @param ends of each row
 * @param likely how many rows are known before the search
 * @param together how many rows an evaluation yields, the worst among them
 */
public record SyntheticSelection(
    int[] groupOf,
    int[] costs,
    int groups,
    BigInteger[][] rows,
    List<RowEnds> ends,
    int likely,
    int together)
    implements SelectionProblem {

  /** What the coefficients look like. */
  public enum Kind {
    SMALL(4, 0, 0),
    MEDIUM(20, 0, 0),
    CLOSE(4, 45, 0),
    CLOSE_AND_LONG(4, 57, 0),
    DROPPED(3, 40, 90),
    DOUBLES(53, 0, 30);

    private final int bits;
    private final int base;
    private final int shift;

    Kind(int bits, int base, int shift) {
      this.bits = bits;
      this.base = base;
      this.shift = shift;
    }

    /** Around 0 or around ±2^base, times a power of two, or exactly 0. */
    BigInteger coefficient(Random random) {
      BigInteger own = new BigInteger(bits, random);
      BigInteger value = base == 0 ? own : own.add(BigInteger.ONE.shiftLeft(base));
      BigInteger signed = random.nextInt(3) == 0 ? value.negate() : value;
      int by = shift == 0 ? 0 : random.nextInt(4) == 0 ? random.nextInt(shift) : shift;
      return random.nextInt(6) == 0 ? BigInteger.ZERO : signed.shiftLeft(by);
    }
  }

  /** At most six groups of at most three options. */
  public static SyntheticSelection random(Random random, Kind kind) {
    List<Integer> groupOf = new ArrayList<>();
    int groups = 1 + random.nextInt(6);
    int mostOptions = 1 + random.nextInt(3);
    for (int g = 0; g < groups; g++) {
      int options = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(mostOptions);
      for (int k = 0; k < options; k++) {
        groupOf.add(g);
      }
    }
    int mostCost = 1 + random.nextInt(3);
    int leastCost = 1 + random.nextInt(mostCost);
    int[] costs = new int[groupOf.size()];
    Arrays.setAll(costs, o -> leastCost + random.nextInt(mostCost - leastCost + 1));
    int count = 1 + random.nextInt(5);
    BigInteger[][] rows = new BigInteger[count][];
    List<RowEnds> ends = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      rows[r] = row(random, kind, costs.length);
      ends.add(ends(random, rows[r]));
    }
    return new SyntheticSelection(
        groupOf.stream().mapToInt(g -> g).toArray(),
        costs,
        groups,
        rows,
        ends,
        random.nextInt(count + 1),
        1 + random.nextInt(3));
  }

  /**
   * For every set T of n options a row that T alone violates: |T| − 1 is the most that the options
   * of T, less the others, may add up to for an error of 100. So every selection has the error 101,
   * and a search has to meet one row after another.
   *
   * @param together as in the constructor; the further rows are not violated
   */
  public static SyntheticSelection noGoods(int n, int together) {
    BigInteger[][] rows = new BigInteger[1 << n][n];
    List<RowEnds> ends = new ArrayList<>();
    for (int t = 0; t < rows.length; t++) {
      for (int o = 0; o < n; o++) {
        rows[t][o] = (t >> o & 1) != 0 ? BigInteger.ONE : BigInteger.ONE.negate();
      }
      Rational center = Rational.of(Integer.bitCount(t) - 101);
      ends.add(new RowEnds(false, center, Rational.ONE));
    }
    int[] groupOf = IntStream.range(0, n).toArray();
    int[] costs = new int[n];
    Arrays.fill(costs, 1);
    return new SyntheticSelection(groupOf, costs, n, rows, ends, 0, together);
  }

  private static BigInteger[] row(Random random, Kind kind, int options) {
    BigInteger[] row = new BigInteger[options];
    for (int o = 0; o < options; o++) {
      boolean repeats = o > 0 && random.nextInt(5) == 0;
      row[o] = repeats ? row[random.nextInt(o)] : kind.coefficient(random);
    }
    return row;
  }

  /** Centers near the sums of some selections, sometimes far away. */
  private static RowEnds ends(Random random, BigInteger[] row) {
    BigInteger sum = BigInteger.ZERO;
    for (BigInteger coefficient : row) {
      sum = random.nextInt(3) == 0 ? sum.add(coefficient) : sum;
    }
    if (random.nextInt(12) == 0) {
      sum = sum.shiftLeft(random.nextInt(80)).negate();
    }
    Rational center = Rational.of(sum).add(Rational.of(random.nextInt(13) - 6, 3));
    Rational reachSquare =
        random.nextInt(3) == 0
            ? Rational.of(1 + random.nextInt(5), 1 + random.nextInt(3))
            : Rational.ONE;
    return new RowEnds(random.nextInt(4) == 0, center, reachSquare);
  }

  @Override
  public int options() {
    return costs.length;
  }

  @Override
  public int group(int option) {
    return groupOf[option];
  }

  @Override
  public int cost(int option) {
    return costs[option];
  }

  /** As many items for each option as it costs. */
  @Override
  public Mask mask(int[] chosen) {
    int[] first = new int[costs.length + 1];
    for (int o = 0; o < costs.length; o++) {
      first[o + 1] = first[o] + costs[o];
    }
    int[] kept =
        Arrays.stream(chosen)
            .sorted()
            .flatMap(o -> IntStream.range(first[o], first[o + 1]))
            .toArray();
    return Mask.ofKept(first[costs.length], kept);
  }

  @Override
  public int[] chosen(Mask mask) {
    return IntStream.range(0, costs.length)
        .filter(o -> mask.keeps(mask(new int[] {o}).kept()[0]))
        .toArray();
  }

  /** The error of a row at a selection. */
  private ExactReal error(int row, int[] chosen) {
    BigInteger sum = BigInteger.ZERO;
    for (int o : chosen) {
      sum = sum.add(rows[row][o]);
    }
    RowEnds end = ends.get(row);
    Rational value = Rational.of(end.isRectified() ? sum.max(BigInteger.ZERO) : sum);
    return SquareRoot.of(value.subtract(end.center()).square().divide(end.reachSquare()));
  }

  @Override
  public Incumbent evaluate(int[] chosen) {
    ExactReal worst = Rational.ZERO;
    int at = 0;
    for (int r = 0; r < rows.length; r++) {
      ExactReal error = error(r, chosen);
      if (error.compareTo(worst) > 0) {
        worst = error;
        at = r;
      }
    }
    return new Incumbent(mask(chosen), worst, java.util.Optional.of(List.of(Rational.of(at))));
  }

  @Override
  public List<SelectionRow> rowsAt(Incumbent evaluated) {
    int worst = evaluated.worstInput().orElseThrow().get(0).numerator().intValueExact();
    List<SelectionRow> found = new ArrayList<>();
    for (int k = 0; k < Math.min(together, rows.length); k++) {
      found.add(row((worst + k) % rows.length));
    }
    return found;
  }

  /** A row, as a search sees it. */
  public SelectionRow row(int r) {
    return SelectionRow.of(rows[r], groups, ends.get(r), new RowOrigin(List.of(), r));
  }

  @Override
  public List<SelectionRow> likelyRows(int most) {
    return IntStream.range(0, Math.min(most, likely)).mapToObj(this::row).toList();
  }

  /** All selections there are. */
  public List<int[]> selections() {
    List<int[]> all = new ArrayList<>();
    all.add(new int[0]);
    for (int g = 0; g < groups; g++) {
      List<int[]> more = new ArrayList<>(all);
      for (int o = 0; o < costs.length; o++) {
        for (int k = 0; groupOf[o] == g && k < all.size(); k++) {
          int[] longer = Arrays.copyOf(all.get(k), all.get(k).length + 1);
          longer[longer.length - 1] = o;
          more.add(longer);
        }
      }
      all = more;
    }
    return all;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("groups ").append(Arrays.toString(groupOf));
    text.append(", costs ").append(Arrays.toString(costs));
    text.append(", likely ").append(likely).append(", together ").append(together);
    for (int r = 0; r < rows.length; r++) {
      text.append('\n').append(Arrays.toString(rows[r])).append(' ').append(ends.get(r));
    }
    return text.toString();
  }
}
