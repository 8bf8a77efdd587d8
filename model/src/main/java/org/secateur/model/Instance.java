package org.secateur.model;

/** A pruning problem to be solved: the input of every engine. */
public sealed interface Instance permits SubsetSumInstance {
  /** The name of the problem in the file format. */
  String problem();

  Objective objective();
}
