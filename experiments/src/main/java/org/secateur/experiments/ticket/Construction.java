package org.secateur.experiments.ticket;

/** How a target weight is made of random ones. */
public enum Construction {
  /**
   * A weight is a subset sum of n samples, as coded in the experiment of Pensia et al. 2020 (arXiv
   * 2006.07990): the sums stand in the place of the weights.
   */
  PER_WEIGHT("per-weight"),
  /**
   * A layer is two layers of a random network, as proved there and in Thm 3 of arXiv 2410.14754:
   * the ticket is a mask over the random network and nothing else (note {@code
   * ticket-two-layer-gadget}).
   */
  TWO_LAYER_GADGET("two-layer-gadget");

  private final String label;

  Construction(String label) {
    this.label = label;
  }

  /** The name on the command line and in reports. */
  public String label() {
    return label;
  }
}
