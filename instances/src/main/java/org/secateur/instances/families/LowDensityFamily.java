package org.secateur.instances.families;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SubsetSumInstance;

/**
 * Positive integers with so many bits that few subsets come near the target: density n / bits, the
 * measure of J. Lagarias and A. Odlyzko (1985, doi:10.1145/2455.2461). About density 1 an exact
 * search is at its hardest; far below it lattice reduction solves planted instances.
 *
 * <p>With {@code parity} the samples are even and the target is odd, so that no mask has error 0
 * and no search can end early on one.
 */
public final class LowDensityFamily implements InstanceFamily {
  private static final String NAME = "low-density";
  private static final int VERSION = 1;
  private static final int MAX_COUNT = 10_000;
  private static final int MAX_BITS = 10_000;
  private static final List<FamilyOption> OPTIONS = makeOptions();

  private static List<FamilyOption> makeOptions() {
    List<FamilyOption> all = new ArrayList<>();
    all.add(FamilyOption.integer("n", "number of samples", 1, MAX_COUNT, "32"));
    all.add(
        new FamilyOption(
            "density",
            "n divided by the bits of a sample",
            "a number > 0 that leaves 2 to " + MAX_BITS + " bits",
            "1"));
    all.add(FamilyOption.either("parity", "even samples and an odd target", "yes", "no", "yes"));
    all.add(
        FamilyOption.either(
            "planted", "a target next to the sum of a random half", "yes", "no", "no"));
    all.addAll(Question.options("min-error", ""));
    return List.copyOf(all);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "integers of many bits, few of whose subset sums come near the target";
  }

  @Override
  public List<FamilyOption> options() {
    return OPTIONS;
  }

  @Override
  public SubsetSumInstance generate(Map<String, String> options, long seed) {
    OptionValues values = new OptionValues(NAME, OPTIONS, options);
    int n = values.integer("n", 1, MAX_COUNT);
    int bits = bits(values, n);
    boolean parity = values.is("parity", "yes", "no");
    boolean planted = values.is("planted", "yes", "no");
    Question question = Question.of(values, n);
    if (question.objective().needsInterval()) {
      throw values.bad("objective", "one that has a target");
    }
    PinnedStream stream = new PinnedStream(seed);
    BigInteger[] samples = new BigInteger[n];
    BigInteger most = BigInteger.ONE.shiftLeft(parity ? bits - 1 : bits).subtract(BigInteger.ONE);
    Arrays.setAll(samples, i -> stream.nextInteger(BigInteger.ONE, most).shiftLeft(parity ? 1 : 0));
    BigInteger target = planted ? sumOfHalf(samples, stream) : inTheMiddle(samples, stream);
    return new SubsetSumInstance(
        RationalMatrix.ofNumerators(n, 1, BigInteger.ONE, samples),
        RationalMatrix.column(List.of(Rational.of(parity ? target.setBit(0) : target))),
        false,
        question.sizes(),
        question.tolerance(),
        question.interval(),
        question.objective(),
        Optional.of(values.provenance(VERSION, seed)));
  }

  private static int bits(OptionValues values, int n) {
    Rational density = values.number("density");
    values.require(density.signum() > 0, "density");
    BigInteger bits = Rational.of(n).divide(density).ceiling();
    values.require(
        bits.compareTo(BigInteger.TWO) >= 0 && bits.compareTo(BigInteger.valueOf(MAX_BITS)) <= 0,
        "density");
    return bits.intValueExact();
  }

  private static BigInteger sumOfHalf(BigInteger[] samples, PinnedStream stream) {
    BigInteger sum = BigInteger.ZERO;
    for (int i : stream.nextSubset(samples.length, samples.length / 2)) {
      sum = sum.add(samples[i]);
    }
    return sum;
  }

  /** Between a quarter and three quarters of the total, where the subset sums are densest. */
  private static BigInteger inTheMiddle(BigInteger[] samples, PinnedStream stream) {
    BigInteger total = Arrays.stream(samples).reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger quarter = total.shiftRight(2);
    return stream.nextInteger(quarter, total.subtract(quarter));
  }
}
