package org.secateur.solver.parts;

import java.util.stream.IntStream;
import org.secateur.model.Rational;

/**
 * Chosen options of a part, or of several together.
 *
 * @param options of the whole problem, ascending; borrowed
 * @param size what they cost
 * @param error the largest error of the rows of the part
 */
record Choice(int[] options, int size, Rational error) {
  static final Choice NOTHING = new Choice(new int[0], 0, Rational.ZERO);

  /** Both, for parts that share nothing. */
  Choice with(Choice other) {
    int[] both =
        IntStream.concat(IntStream.of(options), IntStream.of(other.options)).sorted().toArray();
    return new Choice(both, size + other.size, error.max(other.error));
  }
}
