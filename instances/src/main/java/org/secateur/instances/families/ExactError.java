package org.secateur.instances.families;

import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Network;

/** The exact error of a network; found by the solver, of which this package knows nothing. */
@FunctionalInterface
public interface ExactError {
  /**
   * The supremum over the domain of the sup-norm over the outputs of |network(x) − target(x)|.
   *
   * @throws IllegalArgumentException if it cannot be computed, saying why
   */
  ExactReal of(Network network, Network target, Domain domain);
}
