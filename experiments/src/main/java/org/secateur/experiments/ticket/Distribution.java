package org.secateur.experiments.ticket;

/** What random weights are drawn from. */
public enum Distribution {
  /** Uniform on [-1, 1]. */
  UNIFORM("uniform"),
  /** Uniform between the least and the greatest number of the target. */
  TARGET_RANGE("target-range"),
  /** Normal with mean 0 and variance 1. */
  GAUSSIAN("gaussian");

  private final String label;

  Distribution(String label) {
    this.label = label;
  }

  /** The name on the command line and in reports. */
  public String label() {
    return label;
  }
}
