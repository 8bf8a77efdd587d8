package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.secateur.solver.reduction.SelectionRow.Interval;

/**
 * A linear combination of rows: with positive multipliers their lower ends, with negative ones
 * their upper ends, sum up to a lower end of the combined sum. Every selection that fulfils the
 * rows fulfils the combination (note {@code search-combinations}).
 *
 * <p>Low bits are dropped so that sums fit: coefficients are rounded up, the end is rounded up
 * after division, and as options are chosen or not, never negated, the rounded sum is at least the
 * exact one.
 */
public final class Combination implements Combined {
  private final List<SelectionRow> rows;
  private final long[] multipliers;
  private final long[] coefficients;
  private final int droppedBits;

  /**
   * @param multipliers one for each row, at most 64, not 0, below 2^61 in size
   */
  public Combination(List<SelectionRow> rows, long[] multipliers, int groups) {
    this.rows = List.copyOf(rows);
    this.multipliers = multipliers.clone();
    WideSums sums = new WideSums(rows.get(0).options());
    for (int i = 0; i < multipliers.length; i++) {
      sums.add(rows.get(i), multipliers[i]);
    }
    int room = 60 - (Integer.SIZE - Integer.numberOfLeadingZeros(groups));
    droppedBits = Math.max(0, sums.bitLength() - room);
    coefficients = sums.shiftedUp(droppedBits);
  }

  /**
   * Both ends of a row whose interval holds no integer: 0 is at least the positive difference of
   * its lower and its upper end, which no selection fulfils.
   */
  public static Combination ofBothEnds(SelectionRow row, int groups) {
    return new Combination(List.of(row, row), new long[] {1, -1}, groups);
  }

  /** The rows that are combined. */
  public List<SelectionRow> rows() {
    return rows;
  }

  /** The most low bits that are missing in one of the rows. */
  private int mostDroppedBits() {
    return rows.stream().mapToInt(SelectionRow::droppedBits).max().orElse(0);
  }

  /** A row without its low bits stands for a fraction of the exact one, another for each. */
  @Override
  public List<Term> terms() {
    int most = mostDroppedBits();
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < multipliers.length; i++) {
      SelectionRow row = rows.get(i);
      BigInteger multiplier = BigInteger.valueOf(multipliers[i]);
      terms.add(new Term(row.origin(), multiplier.shiftLeft(most - row.droppedBits())));
    }
    return terms;
  }

  @Override
  public int droppedBits() {
    return droppedBits + mostDroppedBits();
  }

  @Override
  public long coefficient(int option) {
    return coefficients[option];
  }

  @Override
  public Interval at(Threshold threshold) {
    BigInteger end = BigInteger.ZERO;
    for (int i = 0; i < multipliers.length; i++) {
      Interval interval = rows.get(i).at(threshold);
      if (interval.isEmpty()) {
        return Interval.EMPTY;
      }
      if (multipliers[i] > 0 ? !interval.hasLower() : !interval.hasUpper()) {
        return Interval.EVERYTHING;
      }
      long side = multipliers[i] > 0 ? interval.lower() : interval.upper();
      end = end.add(BigInteger.valueOf(multipliers[i]).multiply(BigInteger.valueOf(side)));
    }
    BigInteger rounded = end.negate().shiftRight(droppedBits).negate();
    BigInteger most = BigInteger.valueOf(SelectionRow.UNBOUNDED);
    long lower = rounded.min(most).max(most.negate()).longValueExact();
    return new Interval(lower, SelectionRow.UNBOUNDED);
  }
}
