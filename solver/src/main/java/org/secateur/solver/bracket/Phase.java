package org.secateur.solver.bracket;

/** What a node of the search assumes of a hidden neuron. */
public enum Phase {
  FREE,
  /** Its input is at least 0. */
  ACTIVE,
  /** Its input is at most 0. */
  INACTIVE
}
