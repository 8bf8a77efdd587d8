package org.secateur.instances.families;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;

/**
 * Instances whose least error is known by construction, with a tolerance just below it: there is no
 * mask within the tolerance, and there is one within {@link #leastError}.
 *
 * <p><b>Construction</b>, in cells of 2^-bits. Let g = 2^noise and q = ⌊g / 8n⌋ ≥ 1. Sample i is
 * a_i = g·b_i + e_i, with b_i uniform in ±(2^(bits-noise) - 1). Let P be a hidden subset of size k;
 * e_i is uniform in [1, q] for i in P and in [-q, 0] otherwise. With ρ = g / 8, B = Σ_P b_i and E =
 * Σ_P e_i the target is z = g·B + E + ρ. The tolerance is ρ - gap.
 *
 * <p><b>Claim.</b> The least error over all subsets is ρ, and P attains it.
 *
 * <p><b>Proof.</b> P has error |g·B + E - z| = ρ. For any subset S let b = Σ_S b_i and e = Σ_S e_i.
 * Then -n·q ≤ e ≤ E, because only P has positive noise, and E ≤ n·q ≤ g/8 = ρ. The signed distance
 * is z - Σ_S a_i = g·(B - b) + (E - e) + ρ, where 0 ≤ E - e ≤ 2n·q ≤ g/4. If b ≤ B it is at least
 * ρ. If b ≥ B + 1 it is at most -g + g/4 + g/8 = -5g/8 < -ρ. ∎
 *
 * <p>A fixed size of k changes nothing, since P has that size. The samples have no common divisor
 * in general, so that no search sees the proof in the numbers; it meets many sums near the target
 * when n exceeds the bits of b.
 */
public final class JustInfeasibleFamily implements InstanceFamily {
  private static final String NAME = "just-infeasible";
  private static final int VERSION = 1;
  private static final int MAX_COUNT = 100_000;
  private static final int MAX_BITS = 1_000;
  private static final List<FamilyOption> OPTIONS = makeOptions();

  private static List<FamilyOption> makeOptions() {
    List<FamilyOption> all = new ArrayList<>();
    all.add(FamilyOption.integer("n", "number of samples", 1, MAX_COUNT, "24"));
    all.add(FamilyOption.integer("bits", "samples are multiples of 2^-bits", 5, MAX_BITS, "32"));
    all.add(
        new FamilyOption(
            "noise",
            "bits of a sample that belong to its noise",
            "an integer below bits with 2^noise ≥ 8n; empty: the least one",
            ""));
    all.add(
        new FamilyOption(
            "k", "size of the hidden subset", "an integer from 0 to n; empty: half of n", ""));
    all.add(
        new FamilyOption(
            "gap",
            "cells of 2^-bits between the tolerance and the least error",
            "an integer from 1 to 2^noise / 8",
            "1"));
    all.add(FamilyOption.either("fixed-size", "masks must have size k", "yes", "no", "no"));
    all.add(
        new FamilyOption(
            "objective", "what is asked", "decide, min-size, min-error or count", "decide"));
    return List.copyOf(all);
  }

  /** The options, checked. */
  private record Plan(DyadicGrid grid, int n, int k, int noise, BigInteger gap) {
    static Plan of(OptionValues values) {
      int n = values.integer("n", 1, MAX_COUNT);
      int bits = values.integer("bits", 5, MAX_BITS);
      int least = BigInteger.valueOf(8L * n - 1).bitLength();
      int noise = values.optionalInteger("noise", least, bits - 1).orElse(least);
      if (noise >= bits) {
        throw values.bad("bits", "more than " + noise + ", so that 2^noise ≥ 8n");
      }
      int k = values.optionalInteger("k", 0, n).orElse(n / 2);
      Rational gap = values.number("gap");
      BigInteger radius = BigInteger.ONE.shiftLeft(noise - 3);
      boolean allowed =
          gap.denominator().equals(BigInteger.ONE)
              && gap.signum() > 0
              && gap.numerator().compareTo(radius) <= 0;
      values.require(allowed, "gap");
      return new Plan(new DyadicGrid(bits), n, k, noise, gap.numerator());
    }

    /** ρ. */
    BigInteger radius() {
      return BigInteger.ONE.shiftLeft(noise - 3);
    }

    Rational number(BigInteger cells) {
      return Rational.of(cells, grid.unit());
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "no mask within the tolerance, one just beyond it, proved by construction";
  }

  @Override
  public List<FamilyOption> options() {
    return OPTIONS;
  }

  /** The least error of every instance that these options give, whatever the seed. */
  public Rational leastError(Map<String, String> options) {
    Plan plan = Plan.of(new OptionValues(NAME, OPTIONS, options));
    return plan.number(plan.radius());
  }

  @Override
  public SubsetSumInstance generate(Map<String, String> options, long seed) {
    OptionValues values = new OptionValues(NAME, OPTIONS, options);
    Plan plan = Plan.of(values);
    boolean fixedSize = values.is("fixed-size", "yes", "no");
    Objective objective = objective(values);
    PinnedStream stream = new PinnedStream(seed);
    int[] hidden = stream.nextSubset(plan.n(), plan.k());
    BigInteger[] samples = samples(plan, hidden, stream);
    BigInteger target = plan.radius();
    for (int i : hidden) {
      target = target.add(samples[i]);
    }
    return new SubsetSumInstance(
        plan.grid().matrix(plan.n(), 1, samples),
        plan.grid().matrix(1, 1, new BigInteger[] {target}),
        false,
        fixedSize ? Optional.of(SizeRange.exactly(plan.k())) : Optional.empty(),
        Optional.of(plan.number(plan.radius().subtract(plan.gap()))),
        Optional.empty(),
        objective,
        Optional.of(values.provenance(VERSION, seed)));
  }

  private static BigInteger[] samples(Plan plan, int[] hidden, PinnedStream stream) {
    BigInteger most =
        BigInteger.ONE.shiftLeft(plan.grid().bits() - plan.noise()).subtract(BigInteger.ONE);
    BigInteger noise =
        BigInteger.ONE.shiftLeft(plan.noise()).divide(BigInteger.valueOf(8L * plan.n()));
    boolean[] inside = new boolean[plan.n()];
    for (int i : hidden) {
      inside[i] = true;
    }
    BigInteger[] samples = new BigInteger[plan.n()];
    Arrays.setAll(
        samples,
        i -> {
          BigInteger high = stream.nextInteger(most.negate(), most).shiftLeft(plan.noise());
          return high.add(
              inside[i]
                  ? stream.nextInteger(BigInteger.ONE, noise)
                  : stream.nextInteger(noise.negate(), BigInteger.ZERO));
        });
    return samples;
  }

  private static Objective objective(OptionValues values) {
    Objective objective =
        values.text("objective").flatMap(Objective::ofLabel).orElse(Objective.PARETO);
    return switch (objective) {
      case DECIDE, MIN_SIZE, MIN_ERROR, COUNT -> objective;
      case PARETO, COVER, IS_COVER ->
          throw values.bad("objective", "decide, min-size, min-error or count");
    };
  }
}
