package org.secateur.experiments.ticket;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.secateur.model.Rational;

/**
 * What is asked for every weight.
 *
 * @param leastSize whether the least size within the tolerance is asked for, instead of the least
 *     error
 * @param size the number of samples that must be kept; absent where any may be. With it the least
 *     error among the masks of that size is asked for
 * @param tolerances allowed absolute error of the weights of each layer; empty where there is none
 */
public record WeightGoal(boolean leastSize, OptionalInt size, List<Rational> tolerances) {
  public WeightGoal {
    tolerances = List.copyOf(tolerances);
    if (leastSize && tolerances.isEmpty()) {
      throw new IllegalArgumentException("tolerance: missing, required by min-size");
    }
    if (leastSize && size.isPresent()) {
      throw new IllegalArgumentException("size: given, expected none for min-size");
    }
    if (size.isPresent() && size.getAsInt() < 0) {
      throw new IllegalArgumentException("size: " + size.getAsInt() + ", expected at least 0");
    }
  }

  /** The tolerance of a layer's weights, if there is one. */
  public Optional<Rational> tolerance(int layer) {
    return tolerances.isEmpty() ? Optional.empty() : Optional.of(tolerances.get(layer));
  }

  /** In a few words. */
  public String label() {
    if (leastSize) {
      return "min-size";
    }
    return size.isPresent() ? "min-error with exactly " + size.getAsInt() : "min-error";
  }
}
