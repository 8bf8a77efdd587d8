package org.secateur.experiments.plot;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.secateur.model.Network;

/**
 * Target and pruned network along the boundary, sampled at all their kinks.
 *
 * @param positions ascending
 * @param target {@code [output][position]}
 * @param pruned likewise; absent where there is no mask
 */
record Curves(double[] positions, double[][] target, Optional<double[][]> pruned) {

  static Curves of(Boundary boundary, Network target, Optional<Network> pruned) {
    PlaneNetwork theirs = new PlaneNetwork(target);
    Optional<PlaneNetwork> ours = pruned.map(PlaneNetwork::new);
    double[] hidden =
        ascending(
            Arrays.stream(boundary.grid()),
            theirs.kinks(boundary),
            ours.map(n -> n.kinks(boundary)).orElse(DoubleStream.empty()));
    double[] all =
        ascending(
            Arrays.stream(hidden),
            theirs.outputKinks(boundary, hidden),
            ours.map(n -> n.outputKinks(boundary, hidden)).orElse(DoubleStream.empty()));
    return new Curves(all, theirs.values(boundary, all), ours.map(n -> n.values(boundary, all)));
  }

  private static double[] ascending(DoubleStream a, DoubleStream b, DoubleStream c) {
    return DoubleStream.concat(DoubleStream.concat(a, b), c).sorted().distinct().toArray();
  }

  int outputs() {
    return target.length;
  }

  /** Pruned minus target for one output; only where there is a mask. */
  double[] difference(int output) {
    double[] ours = pruned.orElseThrow()[output];
    double[] difference = new double[ours.length];
    Arrays.setAll(difference, j -> ours[j] - target[output][j]);
    return difference;
  }

  /** The largest distance on the curve of one output; 0 where there is no mask. */
  double error(int output) {
    return pruned.isEmpty() ? 0 : Arrays.stream(difference(output)).map(Math::abs).max().orElse(0);
  }
}
