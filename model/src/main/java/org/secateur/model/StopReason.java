package org.secateur.model;

/** Why a run ended. */
public enum StopReason {
  COMPLETED("completed"),
  TIME("time"),
  MEMORY("memory"),
  NODES("nodes"),
  CANCELLED("cancelled");

  private final String label;

  StopReason(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
