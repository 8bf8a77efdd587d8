package org.secateur.solver.tree;

/**
 * How long a node is searched before it is relaxed again: as long as so many relaxations, then
 * twice as long each time, so that relaxations never cost more than a part of the search. Mutable,
 * for one thread.
 */
final class Patience {
  private static final int RELAXATIONS = 4;

  private long since;
  private int times;

  /**
   * @param work of the search when the node was entered
   */
  Patience(long work) {
    since = work;
  }

  /**
   * @param relaxation what one costs
   */
  boolean isLostAfter(double relaxation, long work) {
    return work - since > Math.scalb(RELAXATIONS * relaxation, times);
  }

  /** Begins anew, more patiently. */
  void lost(long work) {
    since = work;
    times++;
  }
}
