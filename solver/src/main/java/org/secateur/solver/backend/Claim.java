package org.secateur.solver.backend;

/** How far a backend says it has come. */
public enum Claim {
  /** The mask reaches the goal and no other does better. */
  OPTIMAL,
  /** The mask is admitted by the query. */
  FEASIBLE,
  /** No mask is admitted by the query. */
  INFEASIBLE,
  /** A limit ran out with nothing found. */
  UNKNOWN,
  /** The backend ended by itself without an answer: its own checks failed, or it does not say. */
  GAVE_UP
}
