package org.secateur.experiments.ticket;

import org.secateur.model.RationalMatrix;

/**
 * The random numbers that target weights are made of. A weight has one vector of samples for each
 * side of its input on which it is needed: side 0 is for inputs above 0, side 1 for those below.
 *
 * <p>All calls are safe from several threads.
 */
public interface SampleSource {
  /** The most samples of one vector. */
  int samples();

  /** How many sides the inputs of a layer have: 1 where both share their samples, else 2. */
  int sides(int layer);

  /** Whether a weight of this column has to be approximated on a side at all. */
  boolean isNeeded(int layer, int column, int side);

  /** The samples of one row of weights. */
  RowSamples row(int layer, int row);

  /** The number of random weights, whether drawn or not. */
  long size();

  /** The samples of the weights of one row. */
  interface RowSamples {
    /** Whether one vector serves all columns and sides. */
    boolean isShared();

    /** The exact samples, n × 1; n may differ and be 0. */
    RationalMatrix of(int column, int side);
  }
}
