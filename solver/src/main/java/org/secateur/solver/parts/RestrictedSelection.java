package org.secateur.solver.parts;

import java.util.Arrays;
import java.util.List;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.SelectionRow;

/** A selection problem with some of its options only; groups keep their numbers. */
final class RestrictedSelection implements SelectionProblem {
  private final SelectionProblem whole;
  private final int[] kept;

  /**
   * @param kept the options that stay, ascending
   */
  RestrictedSelection(SelectionProblem whole, int[] kept) {
    this.whole = whole;
    this.kept = kept;
  }

  private int[] in(int[] chosen) {
    return Arrays.stream(chosen).map(o -> kept[o]).toArray();
  }

  @Override
  public int options() {
    return kept.length;
  }

  @Override
  public int groups() {
    return whole.groups();
  }

  @Override
  public int group(int option) {
    return whole.group(kept[option]);
  }

  @Override
  public int cost(int option) {
    return whole.cost(kept[option]);
  }

  @Override
  public Mask mask(int[] chosen) {
    return whole.mask(in(chosen));
  }

  @Override
  public int[] chosen(Mask mask) {
    return Arrays.stream(whole.chosen(mask))
        .map(o -> Arrays.binarySearch(kept, o))
        .filter(o -> o >= 0)
        .toArray();
  }

  @Override
  public Incumbent evaluate(int[] chosen) {
    return whole.evaluate(in(chosen));
  }

  @Override
  public List<SelectionRow> rowsAt(Incumbent evaluated) {
    return whole.rowsAt(evaluated).stream().map(row -> row.restrictedTo(kept)).toList();
  }

  @Override
  public List<SelectionRow> likelyRows(int most) {
    return whole.likelyRows(most).stream().map(row -> row.restrictedTo(kept)).toList();
  }
}
