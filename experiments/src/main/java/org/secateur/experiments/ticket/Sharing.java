package org.secateur.experiments.ticket;

/** Which weights of the per-weight construction share one vector of samples. */
public enum Sharing {
  /** One vector for each row of each layer, as in the published experiment. */
  ROW("row"),
  /** One vector for each layer. */
  LAYER("layer"),
  /** One vector for each weight. */
  NONE("none");

  private final String label;

  Sharing(String label) {
    this.label = label;
  }

  /** The name on the command line and in reports. */
  public String label() {
    return label;
  }
}
