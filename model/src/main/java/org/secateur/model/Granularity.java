package org.secateur.model;

import java.util.Arrays;
import java.util.Optional;

/** What is kept or dropped; the names are those of the file format. */
public enum Granularity {
  /** Whole hidden neurons. */
  NEURON("neuron"),
  /** Single weights, of both layers. */
  WEIGHT("weight");

  private final String label;

  Granularity(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public static Optional<Granularity> ofLabel(String label) {
    return Arrays.stream(values()).filter(g -> g.label.equals(label)).findFirst();
  }
}
