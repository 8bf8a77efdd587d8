package org.secateur.experiments.ticket;

/** How a tolerance for the whole network is split over its layers. */
public enum Split {
  /** As in the proof of Thm 3: equal parts for the layers, entries weighed by their number. */
  PROOF("proof"),
  /**
   * Parts in proportion to the numbers of weights, by the Frobenius norm: the least total of
   * logarithms of tolerances that the bound allows (note {@code ticket-error-propagation}).
   */
  LEAST_SIZE("least-size"),
  /**
   * Those parts, made larger for as long as the certificate of the ticket itself stays within the
   * tolerance: see {@link CertifiedScaling}.
   */
  CERTIFIED("certified");

  private final String label;

  Split(String label) {
    this.label = label;
  }

  /** The name on the command line and in reports. */
  public String label() {
    return label;
  }
}
