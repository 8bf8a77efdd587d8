package org.secateur.solver.mitm.sieve;

/** What a {@link Sieve} reports to. One collector serves all threads of a search. */
public interface PairCollector {
  /** The largest distance on the sieve's grid that is still of interest. */
  long reach();

  /** Whether no further mask can change the answer. */
  boolean settled();

  /**
   * Takes in a mask in two halves.
   *
   * @param distance of its sum from the target on the sieve's grid
   */
  void offer(long distance, long leftMask, long rightMask);
}
