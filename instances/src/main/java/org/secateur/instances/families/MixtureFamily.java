package org.secateur.instances.families;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.secateur.model.Rational;
import org.secateur.model.SubsetSumInstance;

/**
 * Samples that are uniform in [-1, 1] with some probability and otherwise normal: the distributions
 * of the subset-sum theorems need only contain a uniform part.
 */
public final class MixtureFamily implements InstanceFamily {
  private static final String NAME = "mixture";

  /** Resolution of the probability. */
  private static final int COIN_BITS = 64;

  private static final SampledFamily SAMPLED =
      new SampledFamily(
          NAME,
          NormalCells.MAX_BITS,
          List.of(
              new FamilyOption(
                  "uniform", "probability of the uniform part", "a number from 0 to 1", "1/2"),
              new FamilyOption(
                  "sigma",
                  "standard deviation of the normal part",
                  "a number above 0 and at most 1000",
                  "1")),
          MixtureFamily::prepare);

  private static SampledFamily.Draw prepare(OptionValues values, DyadicGrid grid) {
    Rational share = values.number("uniform");
    values.require(share.signum() >= 0 && share.compareTo(Rational.ONE) <= 0, "uniform");
    Rational sigma = values.number("sigma");
    values.require(NormalCells.allows(sigma), "sigma");
    NormalCells normal = new NormalCells(sigma, grid);
    BigInteger below = share.multiply(Rational.of(BigInteger.ONE.shiftLeft(COIN_BITS))).ceiling();
    return stream ->
        stream.nextBits(COIN_BITS).compareTo(below) < 0
            ? grid.uniform(Rational.ONE, stream)
            : normal.next(stream);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "samples uniform in [-1, 1] with some probability, otherwise normal";
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
