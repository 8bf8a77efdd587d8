package org.secateur.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.model.WeightMask;

/**
 * A subnetwork as people read it.
 *
 * @param incumbent in canonical form
 */
record NetworkText(NetworkPruningInstance instance, Incumbent incumbent) {
  String size() {
    return String.format(
        Locale.ROOT,
        "%d of %d %ss",
        incumbent.size(),
        instance.maskLength(),
        instance.granularity().label());
  }

  String kept() {
    if (instance.granularity() == Granularity.NEURON) {
      return ExactText.kept(incumbent.mask());
    }
    WeightMask weights = instance.weights(incumbent.mask());
    int hidden = weights.width() * weights.inputs();
    long below = IntStream.of(incumbent.mask().kept()).filter(i -> i < hidden).count();
    long neurons =
        IntStream.of(incumbent.mask().kept())
            .filter(i -> i < hidden)
            .map(i -> i / weights.inputs())
            .distinct()
            .count();
    return String.format(
        Locale.ROOT,
        "%d hidden and %d output weights of %d neurons",
        below,
        incumbent.size() - below,
        neurons);
  }

  /** Where the error is attained. */
  Optional<String> worst() {
    return incumbent.worstInput().map(x -> "input " + text(x));
  }

  private static String text(List<Rational> input) {
    return input.stream().map(ExactText::of).collect(Collectors.joining(", ", "(", ")"));
  }
}
