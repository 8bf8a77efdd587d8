package org.secateur.solver.oracle;

import java.util.List;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;

/**
 * The largest distance of two networks over a domain.
 *
 * @param error the supremum, which is attained
 * @param input of the domain at which it is attained; over a ball of the 2-norm any multiple, not
 *     0, of such an input
 */
public record WorstCase(ExactReal error, List<Rational> input) {
  public WorstCase {
    input = List.copyOf(input);
  }
}
