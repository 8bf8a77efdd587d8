package org.secateur.solver.tree;

/** An open node of a search tree: what to choose and what to exclude on the way to it. */
record Node(int[] chosen, int[] excluded) {
  static final Node ROOT = new Node(new int[0], new int[0]);
}
