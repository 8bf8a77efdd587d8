package org.secateur.solver.elimination;

import java.util.ArrayList;
import java.util.List;

/**
 * A contradiction: what follows from rows, one step after another, until an end of a row is out of
 * reach.
 *
 * @param rooted how many of the steps, the first ones, follow from no assumption
 * @param end that is out of reach, as {@link WindowTrail#end}
 */
record Derivation(List<Step> steps, int rooted, int end) {
  /**
   * An option that has to be chosen, or cannot be.
   *
   * @param end of the row that says so; without meaning where there is an opposite
   * @param opposite why it cannot be dropped, where that was tried; else null
   */
  record Step(int option, boolean isChosen, int end, Derivation opposite) {
    /** How many lines tell it. */
    long lines() {
      return opposite != null ? 1 + opposite.ownLines() : isChosen ? 1 : 2;
    }
  }

  Derivation {
    steps = List.copyOf(steps);
  }

  /** What follows from no assumption. */
  List<Step> known() {
    return steps.subList(0, rooted);
  }

  /** What follows from the assumption, where all else is known. */
  List<Step> own() {
    return steps.subList(rooted, steps.size());
  }

  /** After what another derivation knows. */
  Derivation after(List<Step> known) {
    List<Step> all = new ArrayList<>(known);
    all.addAll(own());
    return new Derivation(all, known.size(), end);
  }

  /** How many lines tell all of it. */
  long lines() {
    return 1 + steps.stream().mapToLong(Step::lines).sum();
  }

  private long ownLines() {
    return 1 + own().stream().mapToLong(Step::lines).sum();
  }
}
