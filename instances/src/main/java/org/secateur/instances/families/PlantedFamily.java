package org.secateur.instances.families;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Mask;
import org.secateur.model.Rational;
import org.secateur.model.SubsetSumInstance;

/**
 * Uniform samples and a target within a given distance of the sum of a hidden subset: {@link
 * #planted} tells which. A mask of that size and error is known to exist; a better one may too.
 */
public final class PlantedFamily implements InstanceFamily {
  private static final String NAME = "planted";
  private static final int VERSION = 1;
  private static final List<FamilyOption> OPTIONS = makeOptions();

  private static List<FamilyOption> makeOptions() {
    List<FamilyOption> all = new ArrayList<>(SampleShape.options(SampleShape.MAX_BITS));
    all.add(
        new FamilyOption(
            "k", "size of the hidden subset", "an integer from 0 to n; empty: half of n", ""));
    all.add(
        new FamilyOption(
            "distance", "most that the target is off its sum", "a number ≥ 0", "0.001"));
    all.addAll(Question.options("min-size", "0.001"));
    return List.copyOf(all);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "samples uniform in [-1, 1] and a target near the sum of a hidden subset";
  }

  @Override
  public List<FamilyOption> options() {
    return OPTIONS;
  }

  @Override
  public SubsetSumInstance generate(Map<String, String> options, long seed) {
    OptionValues values = new OptionValues(NAME, OPTIONS, options);
    SampleShape shape = SampleShape.of(values, SampleShape.MAX_BITS);
    int n = shape.n();
    int m = shape.m();
    DyadicGrid grid = shape.grid();
    Rational distance = values.number("distance");
    values.require(distance.signum() >= 0, "distance");
    Question question = Question.of(values, n);
    if (question.objective().needsInterval()) {
      throw values.bad("objective", "one that has a target");
    }
    PinnedStream stream = new PinnedStream(seed);
    int[] hidden = hidden(values, n, stream);
    BigInteger[] cells = shape.uniformCells(stream);
    BigInteger[] target = new BigInteger[m];
    for (int c = 0; c < m; c++) {
      target[c] = grid.uniform(distance, stream);
      for (int i : hidden) {
        target[c] = target[c].add(cells[i * m + c]);
      }
    }
    return new SubsetSumInstance(
        grid.matrix(n, m, cells),
        grid.matrix(1, m, target),
        false,
        question.sizes(),
        question.tolerance(),
        question.interval(),
        question.objective(),
        Optional.of(values.provenance(VERSION, seed)));
  }

  private static int[] hidden(OptionValues values, int n, PinnedStream stream) {
    return stream.nextSubset(n, values.optionalInteger("k", 0, n).orElse(n / 2));
  }

  /** The hidden subset of the instance that these options and this seed give. */
  public Mask planted(Map<String, String> options, long seed) {
    OptionValues values = new OptionValues(NAME, OPTIONS, options);
    int n = SampleShape.of(values, SampleShape.MAX_BITS).n();
    return Mask.ofKept(n, hidden(values, n, new PinnedStream(seed)));
  }
}
