package org.secateur.solver.search;

/**
 * What follows a node of a search tree.
 *
 * @param options one of which has to be chosen
 * @param orNone whether it may be none of them
 */
record Branching(int[] options, boolean orNone) {
  /** Nothing has to be looked at below the node. */
  static final Branching SETTLED = new Branching(new int[0], false);

  static Branching onOneOf(int[] options) {
    return new Branching(options, false);
  }
}
