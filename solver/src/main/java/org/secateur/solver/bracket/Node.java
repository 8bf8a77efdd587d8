package org.secateur.solver.bracket;

import org.secateur.model.ExactReal;

/**
 * A part of the search: a piece where the phases hold. Never changed.
 *
 * @param phases one for each neuron; borrowed
 * @param bound proved for the piece there; at first that of the parent
 * @param refined whether the relaxation of this very node has been solved
 * @param branch the neuron to branch on next; −1 before refinement, and where all signs that matter
 *     are decided
 * @param order of creation, which decides ties
 */
record Node(
    Setting.View view, Phase[] phases, ExactReal bound, boolean refined, int branch, long order)
    implements Comparable<Node> {

  /** The largest bound first. */
  @Override
  public int compareTo(Node other) {
    int byBound = other.bound.compareTo(bound);
    return byBound != 0 ? byBound : Long.compare(order, other.order);
  }
}
