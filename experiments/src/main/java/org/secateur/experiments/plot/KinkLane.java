package org.secateur.experiments.plot;

import org.secateur.model.Network;

/**
 * Kinks of one kind of neurons.
 *
 * @param neurons how many there are, of which some may have no kink on the boundary
 * @param positions ascending
 */
record KinkLane(Kind kind, int neurons, double[] positions) {
  /** Whose kinks they are. */
  enum Kind {
    TARGET("target"),
    KEPT("kept"),
    DROPPED("dropped"),
    /** Where there is no mask, all neurons of the network. */
    CANDIDATE("network");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  static KinkLane of(Kind kind, Network network, Boundary boundary) {
    return new KinkLane(
        kind, network.width(), new PlaneNetwork(network).kinks(boundary).sorted().toArray());
  }

  /** How many kinks fall into each of the columns of pixels. */
  int[] perColumn(double length, int columns) {
    int[] counts = new int[columns];
    for (double position : positions) {
      counts[Thinning.column(position, length, columns)]++;
    }
    return counts;
  }
}
