package org.secateur.experiments.bench;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of cases. */
public enum BenchGroup {
  MNIST("mnist"),
  SUBSET_SUM("subset-sum"),
  FIXED_SIZE("fixed-size"),
  VECTORS("vectors"),
  COVER("cover"),
  COUNT("count"),
  NETWORKS("networks");

  private final String label;

  BenchGroup(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public static Optional<BenchGroup> ofLabel(String label) {
    return Arrays.stream(values()).filter(g -> g.label.equals(label)).findFirst();
  }
}
