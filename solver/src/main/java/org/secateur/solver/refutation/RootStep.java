package org.secateur.solver.refutation;

import java.util.Optional;
import org.secateur.model.SizeRange;
import org.secateur.solver.section.Plane;

/** What a refutation begins with: options are dropped while nothing is chosen. */
public interface RootStep {
  /**
   * Tells a log all lines of the step.
   *
   * @param sizes that are being refuted
   */
  void tell(RefutationLog log, SizeRange sizes);

  /**
   * The kink rule.
   *
   * @param plane of whose inputs it speaks; else there are two inputs
   */
  record Kinks(Optional<Plane> plane) implements RootStep {
    @Override
    public void tell(RefutationLog log, SizeRange sizes) {
      log.kinks(plane);
    }
  }
}
