package org.secateur.solver.parts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Rational;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.SelectionRow;

/**
 * Groups and rows of a finite selection problem that have nothing to do with the others (note
 * {@code search-parts}): a selection problem of its own, whose errors are those of its rows alone.
 */
final class Part implements SelectionProblem {
  private final RestrictedSelection some;
  private final int[] kept;
  private final List<FiniteRow> rows;
  private final List<SelectionRow> wholeRows;

  /**
   * @param kept the options of its groups, ascending
   * @param rows of the whole problem
   */
  Part(SelectionProblem whole, int[] kept, List<FiniteRow> rows) {
    this.some = new RestrictedSelection(whole, kept);
    this.kept = kept;
    this.wholeRows = rows.stream().map(FiniteRow::row).toList();
    this.rows = rows.stream().map(row -> row.restrictedTo(kept)).toList();
  }

  /** Its rows, with options counted as in this part. */
  List<FiniteRow> rows() {
    return rows;
  }

  /** The same rows, with options counted as in the whole problem. */
  List<SelectionRow> wholeRows() {
    return wholeRows;
  }

  /** Some options, counted as in this part, with their cost and error. */
  Choice choice(int[] chosen) {
    int size = Arrays.stream(chosen).map(this::cost).sum();
    return new Choice(Arrays.stream(chosen).map(o -> kept[o]).toArray(), size, error(chosen));
  }

  private Rational error(int[] chosen) {
    return rows.stream()
        .map(row -> row.error(chosen))
        .max(Rational::compareTo)
        .orElse(Rational.ZERO);
  }

  /** At least the error of any selection. */
  Rational mostError() {
    return rows.stream().map(FiniteRow::mostError).max(Rational::compareTo).orElse(Rational.ZERO);
  }

  @Override
  public int options() {
    return some.options();
  }

  @Override
  public int groups() {
    return some.groups();
  }

  @Override
  public int group(int option) {
    return some.group(option);
  }

  @Override
  public int cost(int option) {
    return some.cost(option);
  }

  @Override
  public Mask mask(int[] chosen) {
    return some.mask(chosen);
  }

  @Override
  public int[] chosen(Mask mask) {
    return some.chosen(mask);
  }

  @Override
  public Incumbent evaluate(int[] chosen) {
    Rational worst = error(chosen);
    FiniteRow at =
        rows.stream().filter(row -> row.error(chosen).equals(worst)).findFirst().orElseThrow();
    return new Incumbent(mask(chosen), worst, Optional.of(at.origin().input()));
  }

  @Override
  public List<SelectionRow> rowsAt(Incumbent evaluated) {
    List<Rational> input = evaluated.worstInput().orElseThrow();
    return rows.stream()
        .filter(row -> row.origin().input().equals(input))
        .map(FiniteRow::row)
        .toList();
  }

  @Override
  public List<SelectionRow> likelyRows(int most) {
    return rows.stream().limit(most).map(FiniteRow::row).toList();
  }
}
