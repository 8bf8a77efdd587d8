package org.secateur.instances.families;

import java.util.List;
import java.util.Map;
import org.secateur.model.Rational;
import org.secateur.model.SubsetSumInstance;

/** Samples uniform on a dyadic grid in [-1, 1]: the random subset-sum problem of Lueker (1998). */
public final class UniformFamily implements InstanceFamily {
  private static final String NAME = "uniform";

  private static final SampledFamily SAMPLED =
      new SampledFamily(
          NAME,
          SampleShape.MAX_BITS,
          List.of(),
          (values, grid) -> stream -> grid.uniform(Rational.ONE, stream));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "samples uniform in [-1, 1]";
  }

  @Override
  public List<FamilyOption> options() {
    return SAMPLED.options();
  }

  @Override
  public SubsetSumInstance generate(Map<String, String> options, long seed) {
    return SAMPLED.generate(options, seed);
  }
}
