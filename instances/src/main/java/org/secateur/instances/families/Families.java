package org.secateur.instances.families;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All families of instances. */
public final class Families {
  private Families() {}

  /** Those that need nothing but their options. */
  public static List<InstanceFamily> all() {
    return List.of(
        new UniformFamily(),
        new GaussianFamily(),
        new MixtureFamily(),
        new PlantedFamily(),
        new LowDensityFamily(),
        new JustInfeasibleFamily(),
        new NetworkFamily(),
        new NearParallelFamily(),
        new PlantedNetworkFamily(),
        new KinkSeparatedFamily());
  }

  /** The same and those that need exact errors of networks. */
  public static List<InstanceFamily> all(ExactError errors) {
    return Stream.concat(all().stream(), Stream.of(new ThresholdFamily(errors))).toList();
  }

  public static Optional<InstanceFamily> named(String name) {
    return all().stream().filter(family -> family.name().equals(name)).findFirst();
  }
}
