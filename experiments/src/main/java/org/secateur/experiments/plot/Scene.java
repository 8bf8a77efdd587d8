package org.secateur.experiments.plot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.ExactReal;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.WeightMask;

/**
 * All that is to be drawn, in numbers: nothing of colours, fonts and places.
 *
 * @param boundary that is laid out
 * @param curves along it
 * @param band half of its width; absent where there is neither a tolerance nor a mask
 * @param worst where the error is attained; absent where there is no mask
 * @param lanes of kinks, from top to bottom; none for finite points
 * @param shown the outputs that get a panel, ascending
 */
record Scene(
    NetworkPruningInstance instance,
    Drawn drawn,
    Boundary boundary,
    Curves curves,
    Optional<Band> band,
    Optional<Worst> worst,
    List<KinkLane> lanes,
    List<Integer> shown) {
  /** More panels than this would be a poster; the outputs of largest error are shown. */
  static final int MOST_PANELS = 6;

  /**
   * The error band.
   *
   * @param isTolerance of the instance; otherwise the error that was found
   */
  record Band(double halfWidth, boolean isTolerance) {}

  /**
   * The worst input.
   *
   * @param output at which the error is attained there
   * @param difference pruned minus target there, signed
   */
  record Worst(double position, PlanePoint input, int output, double difference, ExactReal error) {}

  /** The mask of {@code drawn}, if any, has its worst input. */
  static Scene of(NetworkPruningInstance instance, Drawn drawn) {
    Boundary boundary = Boundary.of(instance.domain());
    Optional<Mask> mask = drawn.incumbent().map(Incumbent::mask).map(instance::canonical);
    Optional<Network> pruned = mask.map(instance::pruned);
    Curves curves = Curves.of(boundary, instance.target(), pruned);
    return new Scene(
        instance,
        drawn,
        boundary,
        curves,
        band(instance, drawn),
        drawn.incumbent().map(i -> worst(instance, i, pruned.orElseThrow(), boundary)),
        boundary instanceof PointSequence ? List.of() : lanes(instance, mask, boundary),
        shown(curves));
  }

  private static Optional<Band> band(NetworkPruningInstance instance, Drawn drawn) {
    Optional<Band> found = drawn.incumbent().map(i -> new Band(i.error().doubleValue(), false));
    Optional<Band> allowed = instance.tolerance().map(e -> new Band(e.doubleValue(), true));
    return instance.objective() == Objective.MIN_ERROR
        ? found.or(() -> allowed)
        : allowed.or(() -> found);
  }

  private static Worst worst(
      NetworkPruningInstance instance, Incumbent incumbent, Network pruned, Boundary boundary) {
    double position = boundary.positionOf(incumbent.worstInput().orElseThrow());
    PlanePoint input = boundary.at(position);
    PointSequence only = new PointSequence(List.of(input));
    double[] here = {0};
    double[][] ours = new PlaneNetwork(pruned).values(only, here);
    double[][] theirs = new PlaneNetwork(instance.target()).values(only, here);
    int output =
        IntStream.range(0, ours.length)
            .boxed()
            .max(Comparator.comparingDouble(r -> Math.abs(ours[r][0] - theirs[r][0])))
            .orElseThrow();
    return new Worst(
        position, input, output, ours[output][0] - theirs[output][0], incumbent.error());
  }

  private static List<KinkLane> lanes(
      NetworkPruningInstance instance, Optional<Mask> mask, Boundary boundary) {
    KinkLane target = KinkLane.of(KinkLane.Kind.TARGET, instance.target(), boundary);
    if (mask.isEmpty()) {
      return List.of(target, KinkLane.of(KinkLane.Kind.CANDIDATE, instance.network(), boundary));
    }
    Mask neurons = keptNeurons(instance, mask.get());
    int[] dropped = IntStream.range(0, neurons.length()).filter(i -> !neurons.keeps(i)).toArray();
    // Of weights, the kinks of the kept patterns: those of the pruned network.
    Network kept = instance.pruned(mask.get());
    if (instance.granularity() == Granularity.WEIGHT) {
      kept = kept.keeping(neurons);
    }
    return List.of(
        target,
        KinkLane.of(KinkLane.Kind.KEPT, kept, boundary),
        KinkLane.of(
            KinkLane.Kind.DROPPED,
            instance.network().keeping(Mask.ofKept(neurons.length(), dropped)),
            boundary));
  }

  /** The neurons of which something is kept. */
  private static Mask keptNeurons(NetworkPruningInstance instance, Mask mask) {
    if (instance.granularity() == Granularity.NEURON) {
      return mask;
    }
    WeightMask weights = instance.weights(mask);
    int hidden = weights.width() * weights.inputs();
    return Mask.ofKept(
        weights.width(),
        Arrays.stream(mask.kept())
            .filter(at -> at < hidden)
            .map(at -> at / weights.inputs())
            .distinct()
            .toArray());
  }

  private static List<Integer> shown(Curves curves) {
    return IntStream.range(0, curves.outputs())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer r) -> -curves.error(r)))
        .limit(MOST_PANELS)
        .sorted()
        .toList();
  }
}
