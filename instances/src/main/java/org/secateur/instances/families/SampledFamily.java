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
 * Independent samples of one distribution and independent targets: the random subset-sum problem,
 * and with a fixed size the random fixed-size problem. The distributions differ; the rest is here.
 */
final class SampledFamily {
  private static final int VERSION = 1;

  private final String name;
  private final List<FamilyOption> options;
  private final int maxBits;
  private final Distribution distribution;

  /** Draws samples, in cells of the grid. */
  interface Distribution {
    Draw prepare(OptionValues values, DyadicGrid grid);
  }

  /** Draws the next sample. */
  interface Draw {
    BigInteger next(PinnedStream stream);
  }

  SampledFamily(String name, int maxBits, List<FamilyOption> own, Distribution distribution) {
    this.name = name;
    this.maxBits = maxBits;
    this.distribution = distribution;
    List<FamilyOption> all = new ArrayList<>(SampleShape.options(maxBits));
    all.addAll(own);
    all.add(
        new FamilyOption(
            "target", "one target for all", "a number, or m of them: z1,z2,…; empty: random", ""));
    all.add(
        new FamilyOption(
            "targets",
            "length of a list of random targets",
            "an integer from 1 to " + SampleShape.MAX_COUNT + "; empty: a single target",
            ""));
    all.add(
        new FamilyOption(
            "range", "random targets are uniform in [-range, range]", "a number ≥ 0", "1"));
    all.addAll(Question.options("min-error", ""));
    options = List.copyOf(all);
  }

  List<FamilyOption> options() {
    return options;
  }

  SubsetSumInstance generate(Map<String, String> given, long seed) {
    OptionValues values = new OptionValues(name, options, given);
    SampleShape shape = SampleShape.of(values, maxBits);
    int m = shape.m();
    DyadicGrid grid = shape.grid();
    Question question = Question.of(values, shape.n());
    if (question.objective().needsInterval() && m > 1) {
      throw values.bad("m", "1 for objective " + question.objective().label());
    }
    PinnedStream stream = new PinnedStream(seed);
    Draw draw = distribution.prepare(values, grid);
    RationalMatrix samples = grid.matrix(shape.n(), m, shape.cells(draw, stream));
    return new SubsetSumInstance(
        samples,
        targets(values, question, m, grid, stream),
        values.text("targets").isPresent(),
        question.sizes(),
        question.tolerance(),
        question.interval(),
        question.objective(),
        Optional.of(values.provenance(VERSION, seed)));
  }

  private static RationalMatrix targets(
      OptionValues values, Question question, int m, DyadicGrid grid, PinnedStream stream) {
    Optional<Integer> count = values.optionalInteger("targets", 1, SampleShape.MAX_COUNT);
    Optional<String> fixed = values.text("target");
    if (count.isPresent() && fixed.isPresent()) {
      throw values.bad("targets", "nothing beside target");
    }
    if (question.objective().needsInterval() && count.isEmpty()) {
      return RationalMatrix.of(List.of(), m);
    }
    if (fixed.isPresent()) {
      return fixedTarget(values, fixed.get(), m);
    }
    Rational range = values.number("range");
    values.require(range.signum() >= 0, "range");
    BigInteger[] cells = new BigInteger[Math.multiplyExact(count.orElse(1), m)];
    Arrays.setAll(cells, i -> grid.uniform(range, stream));
    return grid.matrix(count.orElse(1), m, cells);
  }

  private static RationalMatrix fixedTarget(OptionValues values, String text, int m) {
    String[] parts = text.split(",", -1);
    values.require(parts.length == m, "target");
    try {
      List<Rational> entries = Arrays.stream(parts).map(p -> Rational.parse(p.strip())).toList();
      return RationalMatrix.of(List.of(entries), m);
    } catch (NumberFormatException e) {
      throw values.bad("target", "a number, or m of them: z1,z2,…");
    }
  }
}
