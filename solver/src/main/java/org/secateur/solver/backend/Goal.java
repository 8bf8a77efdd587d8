package org.secateur.solver.backend;

/** What a query asks of the masks that its size range and error cap admit. */
public enum Goal {
  /** One of least error. */
  LEAST_ERROR,
  /** One of least size. */
  LEAST_SIZE,
  /** Any. */
  ANY
}
