package org.secateur.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The best mask found so far, with its exact error.
 *
 * @param mask of what the instance's masks are about: samples, neurons or weights
 * @param worstInput for networks, an input at which the error is attained; over a 2-norm ball, a
 *     multiple of it
 */
public record Incumbent(Mask mask, ExactReal error, Optional<List<Rational>> worstInput) {
  /** The smaller error first, of equal ones the smaller mask. */
  public static final Comparator<Incumbent> BY_ERROR =
      Comparator.comparing(Incumbent::error).thenComparing(Incumbent::size);

  /** The smaller mask first, of equal ones the smaller error. */
  public static final Comparator<Incumbent> BY_SIZE =
      Comparator.comparing(Incumbent::size).thenComparing(Incumbent::error);

  public Incumbent {
    worstInput = worstInput.map(List::copyOf);
  }

  public Incumbent(Mask mask, ExactReal error) {
    this(mask, error, Optional.empty());
  }

  public int size() {
    return mask.size();
  }
}
