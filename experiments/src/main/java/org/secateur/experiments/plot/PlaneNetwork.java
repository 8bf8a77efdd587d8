package org.secateur.experiments.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.secateur.model.Activation;
import org.secateur.model.Network;

/** A network of two inputs in doubles, and its values along a boundary. */
final class PlaneNetwork {
  private final List<PlanePoint> hidden;
  private final double[][] output;
  private final Activation activation;

  PlaneNetwork(Network network) {
    hidden =
        IntStream.range(0, network.width())
            .mapToObj(i -> PlanePoint.of(network.hidden().row(i)))
            .toList();
    output = new double[network.outputs()][network.width()];
    for (int r = 0; r < output.length; r++) {
      for (int i = 0; i < output[r].length; i++) {
        output[r][i] = network.output().get(r, i).doubleValue();
      }
    }
    activation = network.outputActivation();
  }

  /** Where its hidden neurons change between on and off. */
  DoubleStream kinks(Boundary boundary) {
    return hidden.stream().flatMapToDouble(boundary::kinks);
  }

  /**
   * The outputs at some positions, {@code [output][position]}.
   *
   * @param positions ascending, all kinks of this network among them
   */
  double[][] values(Boundary boundary, double[] positions) {
    double[][] values = beforeActivation(boundary, positions);
    if (activation == Activation.RELU) {
      for (double[] row : values) {
        Arrays.setAll(row, j -> Math.max(row[j], 0));
      }
    }
    return values;
  }

  /** Where outputs pass through 0, if that makes a kink: between neighbours by a chord. */
  DoubleStream outputKinks(Boundary boundary, double[] positions) {
    if (activation == Activation.IDENTITY || boundary instanceof PointSequence) {
      return DoubleStream.empty();
    }
    return Arrays.stream(beforeActivation(boundary, positions))
        .flatMapToDouble(
            row ->
                IntStream.range(1, row.length)
                    .filter(j -> row[j - 1] * row[j] < 0)
                    .mapToDouble(
                        j -> {
                          double fraction = row[j - 1] / (row[j - 1] - row[j]);
                          return positions[j - 1] + fraction * (positions[j] - positions[j - 1]);
                        }));
  }

  private double[][] beforeActivation(Boundary boundary, double[] positions) {
    return Arrays.stream(output)
        .map(
            above ->
                boundary instanceof PointSequence points
                    ? directly(above, points, positions)
                    : sweep(above, boundary, positions))
        .toArray(double[][]::new);
  }

  private double[] directly(double[] above, PointSequence points, double[] positions) {
    return Arrays.stream(positions)
        .map(
            s -> {
              PlanePoint x = points.at(s);
              return IntStream.range(0, above.length)
                  .mapToDouble(i -> above[i] * Math.max(hidden.get(i).dot(x), 0))
                  .sum();
            })
        .toArray();
  }

  /**
   * Between two neighbouring positions the network is one linear map, the sum over the neurons that
   * are on. Each neuron is added where it turns on and taken away where it turns off, so that the
   * time is O(n log n) and not the product of neurons and kinks.
   */
  private double[] sweep(double[] above, Boundary boundary, double[] positions) {
    double[] changeX = new double[positions.length + 1];
    double[] changeY = new double[positions.length + 1];
    for (int i = 0; i < above.length; i++) {
      PlanePoint weights = hidden.get(i);
      double[] ends = ends(boundary, weights);
      for (int e = 1; e < ends.length; e++) {
        if (weights.dot(boundary.at((ends[e - 1] + ends[e]) / 2)) > 0) {
          int on = Arrays.binarySearch(positions, ends[e - 1]);
          // The value at the last position belongs to the piece before it.
          boolean last = e == ends.length - 1;
          int off = last ? positions.length : Arrays.binarySearch(positions, ends[e]);
          changeX[on] += above[i] * weights.x();
          changeY[on] += above[i] * weights.y();
          changeX[off] -= above[i] * weights.x();
          changeY[off] -= above[i] * weights.y();
        }
      }
    }
    double[] values = new double[positions.length];
    double x = 0;
    double y = 0;
    for (int j = 0; j < values.length; j++) {
      x += changeX[j];
      y += changeY[j];
      values[j] = new PlanePoint(x, y).dot(boundary.at(positions[j]));
    }
    return values;
  }

  private static double[] ends(Boundary boundary, PlanePoint weights) {
    return DoubleStream.concat(DoubleStream.of(0, boundary.length()), boundary.kinks(weights))
        .sorted()
        .distinct()
        .toArray();
  }
}
