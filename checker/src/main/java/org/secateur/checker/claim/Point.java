package org.secateur.checker.claim;

import org.secateur.checker.arithmetic.Real;

/**
 * A point of a Pareto front: the least error over the masks of the witness' size lies in [lower,
 * upper].
 */
public record Point(int size, Real lower, Real upper, Witness witness) {
  int line() {
    return witness.line();
  }
}
