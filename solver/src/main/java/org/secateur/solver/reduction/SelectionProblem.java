package org.secateur.solver.reduction;

import java.util.List;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;

/**
 * The selection problem: options in groups, at most one option of each group is chosen, each has a
 * cost and adds its coefficient to every row; a selection is feasible if all row sums lie in their
 * intervals. What all pruning problems reduce to (notes {@code selection-neurons}, {@code
 * selection-weights}, {@code selection-vectors}).
 *
 * <p>There can be infinitely many rows. They come from inputs: a selection is feasible exactly if
 * no row, of whatever input, is violated; {@link #evaluate} finds the worst one.
 */
public interface SelectionProblem {
  /** The number of options. */
  int options();

  /** The number of groups. */
  int groups();

  /** The group of an option, from 0. */
  int group(int option);

  /** What an option adds to the size; at least 1. */
  int cost(int option);

  /** The mask of a selection. */
  Mask mask(int[] chosen);

  /**
   * The options that make up a mask, ascending; parts of the mask without influence on the function
   * have none.
   */
  int[] chosen(Mask mask);

  /** The exact error of a selection, with the input at which it is attained. */
  Incumbent evaluate(int[] chosen);

  /** The rows, one for each output, at the worst input of an evaluated selection. */
  List<SelectionRow> rowsAt(Incumbent evaluated);

  /**
   * Rows to start with: for a finite problem all of them, else those at inputs where rows are
   * likely to bind.
   *
   * @param most the largest number of rows
   */
  List<SelectionRow> likelyRows(int most);

  /** The cheapest option. */
  default int leastCost() {
    int least = Integer.MAX_VALUE;
    for (int o = 0; o < options(); o++) {
      least = Math.min(least, cost(o));
    }
    return least;
  }
}
