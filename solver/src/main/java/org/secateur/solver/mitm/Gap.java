package org.secateur.solver.mitm;

/** Two neighbouring sums: none lies strictly between them. */
record Gap(long below, long above) {
  long width() {
    return above - below;
  }

  Gap wider(Gap other) {
    return other.width() > width() ? other : this;
  }
}
