package org.secateur.instances.families;

import java.util.List;
import java.util.Map;
import org.secateur.model.Rational;
import org.secateur.model.SubsetSumInstance;

/** Samples normal with mean 0, rounded to a dyadic grid. */
public final class GaussianFamily implements InstanceFamily {
  private static final String NAME = "gaussian";

  private static final SampledFamily SAMPLED =
      new SampledFamily(
          NAME,
          NormalCells.MAX_BITS,
          List.of(
              new FamilyOption(
                  "sigma", "standard deviation", "a number above 0 and at most 1000", "1")),
          (values, grid) -> {
            Rational sigma = values.number("sigma");
            values.require(NormalCells.allows(sigma), "sigma");
            NormalCells cells = new NormalCells(sigma, grid);
            return cells::next;
          });

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "samples normal with mean 0";
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
