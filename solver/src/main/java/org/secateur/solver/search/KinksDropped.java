package org.secateur.solver.search;

import java.util.List;
import java.util.Optional;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.section.Plane;

/**
 * What the kink rule leaves of a problem.
 *
 * @param rest the problem itself where nothing is dropped
 * @param looks the planes in which something was dropped, in order, a plane once for each time;
 *     without one where there are two inputs
 */
record KinksDropped(NetworkSelection rest, List<Optional<Plane>> looks) {
  KinksDropped {
    looks = List.copyOf(looks);
  }

  /** Tells a log the steps. */
  void tell(RefutationLog log) {
    looks.forEach(log::kinks);
  }
}
