package org.secateur.checker;

/**
 * A point of a Pareto front: the least error over the masks of the witness' size lies in [lower,
 * upper].
 */
record Point(int size, Real lower, Real upper, Witness witness) {
  int line() {
    return witness.line();
  }
}
