package org.secateur.model;

import java.util.Arrays;
import java.util.Optional;

/** What is asked of an instance; the names are those of the file format. */
public enum Objective {
  /** Least error, then least size. */
  MIN_ERROR("min-error", false),
  /** Least size with error within the tolerance, then least error. */
  MIN_SIZE("min-size", true),
  /** Is there any mask with error within the tolerance. */
  DECIDE("decide", true),
  /** How many masks have an error within the tolerance. */
  COUNT("count", true),
  /** For every size, the least error. */
  PARETO("pareto", false),
  /** The largest, over the targets in an interval, of the least error. */
  COVER("cover", false),
  /** Is the covering radius within the tolerance. */
  IS_COVER("is-cover", true);

  private final String label;
  private final boolean needsTolerance;

  Objective(String label, boolean needsTolerance) {
    this.label = label;
    this.needsTolerance = needsTolerance;
  }

  public String label() {
    return label;
  }

  public boolean needsTolerance() {
    return needsTolerance;
  }

  /** Whether the question is about a whole interval of targets instead of given ones. */
  public boolean needsInterval() {
    return this == COVER || this == IS_COVER;
  }

  public static Optional<Objective> ofLabel(String label) {
    return Arrays.stream(values()).filter(o -> o.label.equals(label)).findFirst();
  }
}
