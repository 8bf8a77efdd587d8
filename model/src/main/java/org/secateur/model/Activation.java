package org.secateur.model;

import java.util.Arrays;
import java.util.Optional;

/** What is applied to each output of a network; the names are those of the file format. */
public enum Activation {
  IDENTITY("identity"),
  /** The positive part. */
  RELU("relu");

  private final String label;

  Activation(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public Rational of(Rational value) {
    return this == RELU ? value.max(Rational.ZERO) : value;
  }

  public static Optional<Activation> ofLabel(String label) {
    return Arrays.stream(values()).filter(a -> a.label.equals(label)).findFirst();
  }
}
