package org.secateur.instances.families;

import java.util.List;
import java.util.Optional;

/** All families of instances. */
public final class Families {
  private Families() {}

  public static List<InstanceFamily> all() {
    return List.of(
        new UniformFamily(),
        new GaussianFamily(),
        new MixtureFamily(),
        new PlantedFamily(),
        new LowDensityFamily(),
        new JustInfeasibleFamily());
  }

  public static Optional<InstanceFamily> named(String name) {
    return all().stream().filter(family -> family.name().equals(name)).findFirst();
  }
}
