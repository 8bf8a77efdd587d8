package org.secateur.model;

import java.util.Optional;

/** What is known of the objective's value: lower ≤ value ≤ upper, each where known. */
public record Bounds(Optional<ExactReal> lower, Optional<ExactReal> upper) {
  public static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());

  public Bounds {
    if (lower.isPresent() && upper.isPresent() && lower.get().compareTo(upper.get()) > 0) {
      throw new IllegalArgumentException("bounds: " + lower.get() + " above " + upper.get());
    }
  }

  public static Bounds between(ExactReal lower, ExactReal upper) {
    return new Bounds(Optional.of(lower), Optional.of(upper));
  }

  public static Bounds exactly(ExactReal value) {
    return between(value, value);
  }

  public static Bounds atLeast(ExactReal lower) {
    return new Bounds(Optional.of(lower), Optional.empty());
  }
}
