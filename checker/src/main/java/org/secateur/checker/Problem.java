package org.secateur.checker;

import java.util.List;
import java.util.Optional;

/** An instance as the checker reads it: what its claims are about. */
sealed interface Problem permits SubsetSumProblem, NetworkProblem {
  /** The sizes that a mask may have. */
  Sizes sizes();

  Optional<Fraction> tolerance();

  /** The length of a mask. */
  int items();

  /** The size of the mask that keeps these items. */
  int size(List<Integer> kept);

  /** Whether there is a mask of this size. */
  default boolean hasMask(int size) {
    return size <= items();
  }

  /**
   * The error of a mask, by the definition.
   *
   * @param line for the message
   * @param target of the section; of no importance for networks
   * @throws Rejection UNSUPPORTED if it would take too long
   */
  Real error(int line, List<Integer> kept, List<Fraction> target) throws Rejection;

  /** The problem in words, one line for each of its parameters. */
  List<String> parameters();
}
