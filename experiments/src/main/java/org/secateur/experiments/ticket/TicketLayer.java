package org.secateur.experiments.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.secateur.model.Rational;

/**
 * The masks of one layer, in columns: an entry for each row, column and side of the target's
 * weights, the sides next to each other.
 *
 * <p>The arrays are shared rather than copied; nobody may change them.
 *
 * @param rows of the target's weights
 * @param columns of the target's weights, the bias included
 * @param sides as in {@link SampleSource}
 * @param masks bit i set where sample i is kept; {@link #UNSOLVED} in rows that were not reached
 * @param reached whether the mask is within its tolerance and of the size asked for
 * @param values the nearest doubles of the sums
 * @param errors the nearest doubles of sum − weight
 * @param largestError exact, over all masks there are
 * @param solvedRows how many rows were reached
 */
public record TicketLayer(
    String name,
    int rows,
    int columns,
    int sides,
    int[] masks,
    boolean[] reached,
    double[] values,
    double[] errors,
    Rational largestError,
    int solvedRows) {
  /** Stands for a mask in a row that was not reached before a limit ran out. */
  public static final int UNSOLVED = -1;

  /** A weight, by its row, column and side. */
  public record Place(int row, int column, int side) {}

  public int at(int row, int column, int side) {
    return (row * columns + column) * sides + side;
  }

  /** The weights whose masks are not as asked, in order. */
  public List<Place> unreached() {
    return places(i -> masks[i] >= 0 && !reached[i]);
  }

  private List<Place> places(IntPredicate chosen) {
    List<Place> places = new ArrayList<>();
    IntStream.range(0, masks.length)
        .filter(chosen)
        .forEach(i -> places.add(new Place(i / sides / columns, i / sides % columns, i % sides)));
    return places;
  }

  /** How many samples all masks keep together. */
  public long kept() {
    return IntStream.of(masks).filter(m -> m >= 0).mapToLong(Integer::bitCount).sum();
  }

  /** How many masks have each size 0 … n. */
  public long[] sizes(int n) {
    long[] histogram = new long[n + 1];
    IntStream.of(masks).filter(m -> m >= 0).forEach(m -> histogram[Integer.bitCount(m)]++);
    return histogram;
  }
}
