package org.secateur.solver.reduction;

import java.util.List;
import org.secateur.model.Rational;

/**
 * Where a row comes from: what anybody needs to compute it again from the instance.
 *
 * @param input of the domain (over a 2-norm ball any multiple of one, not 0); empty for the rows of
 *     a subset sum
 * @param output of the network, or coordinate of the samples
 */
public record RowOrigin(List<Rational> input, int output) {
  public RowOrigin {
    input = List.copyOf(input);
  }
}
