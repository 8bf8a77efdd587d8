package org.secateur.experiments.batch;

import java.util.Arrays;
import org.secateur.model.Rational;

/**
 * The answers for one layer, in columns.
 *
 * @param name of the layer
 * @param rows × columns of the weights
 * @param masks row major, {@code masksPerWeight} to a weight: bit i set where sample i is kept;
 *     {@link org.secateur.solver.mitm.RowSolver#NONE} where no mask is within the tolerance, {@link
 *     #UNSOLVED} in rows that were not reached
 * @param errors of the masks, the nearest doubles of exact values; NaN where there is no mask
 * @param largestError exact, over the masks there are; 0 where there is none
 * @param solvedRows how many rows were reached
 */
public record LayerAnswers(
    String name,
    int rows,
    int columns,
    int[] masks,
    double[] errors,
    Rational largestError,
    int solvedRows) {
  /** Stands for a mask in a row that was not reached before a limit ran out. */
  public static final int UNSOLVED = -2;

  /** How many masks have each size 0 … n. */
  public long[] sizes(int n) {
    long[] histogram = new long[n + 1];
    Arrays.stream(masks).filter(m -> m >= 0).forEach(m -> histogram[Integer.bitCount(m)]++);
    return histogram;
  }

  /** How many masks are missing for the given reason. */
  public long missing(int reason) {
    return Arrays.stream(masks).filter(m -> m == reason).count();
  }
}
