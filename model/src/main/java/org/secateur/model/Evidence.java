package org.secateur.model;

/** What an answer rests on, from the strongest to the weakest. */
public enum Evidence {
  /** Exact arithmetic end to end, by this program's own search or a checked certificate. */
  PROVED("proved"),
  /** Optimality or infeasibility rests on a backend's word; the mask itself is re-evaluated. */
  BACKEND("backend"),
  /** No claim of optimality. */
  HEURISTIC("heuristic");

  private final String label;

  Evidence(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
