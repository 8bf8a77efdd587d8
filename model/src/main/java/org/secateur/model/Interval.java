package org.secateur.model;

/** A closed interval of rationals, not empty. */
public record Interval(Rational lower, Rational upper) {
  public Interval {
    if (lower.compareTo(upper) > 0) {
      throw new IllegalArgumentException(
          "interval: [" + lower + ", " + upper + "], expected lower ≤ upper");
    }
  }
}
