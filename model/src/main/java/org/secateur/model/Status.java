package org.secateur.model;

/** What a run has established; decided once, where the search ends. */
public enum Status {
  /** The question is answered in full: an optimum, a yes, a count, a whole front. */
  OPTIMAL("optimal", 0),
  /** There is no mask (or no cover) of the kind asked for. */
  INFEASIBLE("infeasible", 20),
  /** A mask is known, or a part of the answer, but not that it is the best or the whole. */
  FEASIBLE("feasible", 10),
  /** Nothing was found and nothing refuted. */
  UNKNOWN("unknown", 30);

  private final String label;
  private final int exitCode;

  Status(String label, int exitCode) {
    this.label = label;
    this.exitCode = exitCode;
  }

  public String label() {
    return label;
  }

  /** The exit code of a run that ends so. */
  public int exitCode() {
    return exitCode;
  }
}
