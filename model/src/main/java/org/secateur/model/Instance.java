package org.secateur.model;

import java.util.Optional;

/** A pruning problem to be solved: the input of every engine. */
public sealed interface Instance permits SubsetSumInstance, NetworkPruningInstance {
  /** The name of the problem in the file format. */
  String problem();

  Objective objective();

  /** The allowed absolute error; present where the objective needs it. */
  Optional<Rational> tolerance();

  /** The length of the masks: the number of samples, of neurons or of weights. */
  int maskLength();

  /** The sizes that a mask may have: those given, or all. */
  SizeRange allowedSizes();

  /**
   * The same instance with another question.
   *
   * @throws IllegalArgumentException if the question needs what the instance does not have
   */
  Instance withObjective(Objective other);
}
