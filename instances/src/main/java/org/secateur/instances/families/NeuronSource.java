package org.secateur.instances.families;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Rational;

/**
 * Draws the weights of random neurons, in cells of a dyadic grid: incoming ones a neuron at a time,
 * outgoing ones one by one, all independent.
 */
final class NeuronSource {
  static final String DISTRIBUTIONS = "uniform, gaussian or sphere";

  private final DyadicGrid grid;
  private final BiConsumer<PinnedStream, long[]> incoming;
  private final ToLongFunction<PinnedStream> outgoing;

  private NeuronSource(
      DyadicGrid grid,
      BiConsumer<PinnedStream, long[]> incoming,
      ToLongFunction<PinnedStream> outgoing) {
    this.grid = grid;
    this.incoming = incoming;
    this.outgoing = outgoing;
  }

  static List<FamilyOption> options() {
    return List.of(
        NetworkShape.bitsOption(),
        new FamilyOption(
            "distribution",
            "of the weights: uniform in [-1, 1]; standard normal; incoming weights uniform on the"
                + " unit sphere and outgoing ones uniform in [-1, 1]",
            DISTRIBUTIONS,
            "uniform"));
  }

  static NeuronSource of(OptionValues values) {
    DyadicGrid grid = new DyadicGrid(values.integer("bits", 1, NetworkShape.MAX_BITS));
    long unit = grid.unit().longValueExact();
    ToLongFunction<PinnedStream> uniform = stream -> stream.nextLong(-unit, unit);
    NormalCells normal = new NormalCells(Rational.ONE, grid);
    ToLongFunction<PinnedStream> gaussian = stream -> normal.next(stream).longValueExact();
    return switch (values.text("distribution").orElse("")) {
      case "uniform" -> new NeuronSource(grid, each(uniform), uniform);
      case "gaussian" -> new NeuronSource(grid, each(gaussian), gaussian);
      case "sphere" ->
          new NeuronSource(grid, (stream, row) -> onSphere(normal, unit, stream, row), uniform);
      default -> throw values.bad("distribution", DISTRIBUTIONS);
    };
  }

  private static BiConsumer<PinnedStream, long[]> each(ToLongFunction<PinnedStream> weight) {
    return (stream, row) -> {
      for (int j = 0; j < row.length; j++) {
        row[j] = weight.applyAsLong(stream);
      }
    };
  }

  /** A normal vector over its length, rounded: square roots and quotients are alike everywhere. */
  private static void onSphere(NormalCells normal, long unit, PinnedStream stream, long[] row) {
    double[] direction = new double[row.length];
    double square = 0;
    for (int j = 0; j < row.length; j++) {
      direction[j] = normal.nextDeviation(stream);
      square += direction[j] * direction[j];
    }
    double length = Math.sqrt(square);
    for (int j = 0; j < row.length; j++) {
      row[j] = (long) Math.rint(direction[j] / length * unit);
    }
  }

  /** On which all weights lie. */
  DyadicGrid grid() {
    return grid;
  }

  /** Fills a row with the incoming weights of the next neuron. */
  void incoming(PinnedStream stream, long[] row) {
    incoming.accept(stream, row);
  }

  /** The next outgoing weight. */
  long outgoing(PinnedStream stream) {
    return outgoing.applyAsLong(stream);
  }
}
