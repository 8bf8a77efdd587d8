package org.secateur.solver.refutation;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.solver.reduction.Condition;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.section.Plane;
import org.secateur.solver.sweep.SweepGrid;

/**
 * Hears every step by which a search refutes, in the preorder of its tree, so that somebody else
 * can check them (note {@code certificate-v2}). A node is settled by {@link #close}, or by a
 * branching whose children follow, each with one more option chosen and those before it excluded.
 *
 * <p>All calls come from one thread: a search with a log uses one thread, and only bounds that a
 * log can express.
 */
public interface RefutationLog {
  /** Of a search that nobody checks. */
  RefutationLog NONE = new SilentLog();

  /** Whether anybody listens. */
  boolean isKept();

  /** Whether {@link #sweep} is a step that can be told; else a search goes without. */
  default boolean takesSweeps() {
    return true;
  }

  /** Whether {@link #begin} is followed by steps that drop options, as its threshold allows. */
  default boolean dropsOptions() {
    return false;
  }

  /** From here on it is refuted that a selection of these sizes has an allowed error. */
  void begin(SelectionProblem problem, SizeRange sizes, Threshold threshold);

  /** The refutation of the moment goes on with a threshold that allows less. */
  void tighten(SizeRange sizes, Threshold threshold);

  /**
   * At the root: all options that the kink rule drops are dropped.
   *
   * @param plane of whose inputs the rule speaks; else there are two inputs
   */
  void kinks(Optional<Plane> plane);

  /**
   * At the root: the node is closed by a sweep over half a turn.
   *
   * @param all whether the sweep finds no gradient, whatever is chosen; else it finds selections of
   *     the sizes in question, of which none has an allowed error
   * @param grid in which the sweep is followed; its unit is one of sums of the problem's
   * @param plane that is swept; else there are two inputs
   */
  void sweep(boolean all, SweepGrid grid, Optional<Plane> plane);

  /**
   * At the root: the node is closed by listing all choices of the parts into which rows divide the
   * options.
   *
   * @param rows of inputs of a finite domain; no choice within all of them has an allowed size
   */
  void halves(List<SelectionRow> rows);

  /**
   * The node is closed by a row: what all options can add within a budget is not enough.
   *
   * @param lower whether the sum stays below the lower end; else above the upper one
   * @param price of a unit of the budget, at which the bound is reached; asked for where it is told
   *     for the first time
   */
  void close(Condition row, boolean lower, int budget, Supplier<Rational> price);

  /** Without these options the others, at a price, stay short of an end of a row. */
  void branch(Condition row, boolean lower, Rational price, int[] options);

  /** At most one more option can be chosen, and only these put the row's sum into its interval. */
  void last(Condition row, int[] options);

  /**
   * One of these options is chosen, or none of them: that is the last child, and where nothing is
   * chosen they are dropped from then on.
   */
  void split(int[] options);

  /** The size is too small, and without these options the others do not bring it to the least. */
  void tooSmall(int[] options);

  /** The refutation of the moment is given up. */
  void abandon();

  /**
   * What is to be told when the search has ended, or was given up without a word. Takes the place
   * of what was to be told before.
   *
   * @param refutation calls {@link #begin} and what follows, on any thread
   */
  void atEnd(Runnable refutation);
}
