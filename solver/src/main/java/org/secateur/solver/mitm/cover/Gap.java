package org.secateur.solver.mitm.cover;

/** Two neighbouring sums: none lies strictly between them. */
record Gap(long below, long above) {
  long width() {
    return above - below;
  }

  /**
   * Of equal widths the lower one, so that the order in which threads find them does not matter.
   */
  Gap wider(Gap other) {
    boolean better = other.width() == width() ? other.below < below : other.width() > width();
    return better ? other : this;
  }
}
