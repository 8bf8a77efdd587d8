package org.secateur.cli;

import java.util.List;
import org.secateur.instances.families.Families;
import org.secateur.instances.families.InstanceFamily;
import org.secateur.solver.oracle.WorstInput;

/** All families of instances, those that need exact errors with the solver's. */
final class InstalledFamilies {
  private InstalledFamilies() {}

  static List<InstanceFamily> all() {
    return Families.all(
        (network, target, domain) -> WorstInput.of(network, target, domain).error());
  }
}
