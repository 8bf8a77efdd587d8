package org.secateur.model;

/** The best mask found so far, with its exact error. */
public record Incumbent(Mask mask, Rational error) {
  public int size() {
    return mask.size();
  }
}
