package org.secateur.experiments.ticket;

import java.util.Arrays;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;

/** A random network from a file: 2ℓ dense layers of the gadget's widths. */
final class GivenLayers implements RandomLayers {
  private final LayerChain network;
  private final double[][] incoming;

  /**
   * @throws IllegalArgumentException if a layer has not the shape that the gadget needs
   */
  GivenLayers(GadgetShape shape, LayerChain network) {
    this.network = network;
    TicketTarget target = shape.target();
    int depth = target.depth();
    if (network.layers().size() != 2 * depth) {
      throw new IllegalArgumentException(
          network.layers().size()
              + " layers, expected "
              + 2 * depth
              + ", two for each of the target");
    }
    incoming = new double[depth][];
    for (int l = 0; l < depth; l++) {
      DenseLayer first = network.layers().get(2 * l);
      require(first, shape.width(l), target.layer(l).inputs());
      require(network.layers().get(2 * l + 1), target.rows(l), shape.width(l));
      if (target.hasBias(l) && first.bias().isEmpty()) {
        throw new IllegalArgumentException(
            first + ", expected with bias: the target's layer has one");
      }
      incoming[l] = new double[shape.width(l)];
      Arrays.setAll(
          incoming[l],
          j -> {
            int c = shape.inputOf(j);
            return c < first.inputs() ? first.weight(j, c) : first.bias().orElseThrow()[j];
          });
    }
  }

  private static void require(DenseLayer layer, int outputs, int inputs) {
    if (layer.outputs() != outputs || layer.inputs() != inputs) {
      throw new IllegalArgumentException(layer + ", expected " + outputs + " x " + inputs);
    }
  }

  @Override
  public double[] incoming(int layer) {
    return incoming[layer];
  }

  @Override
  public double[] outgoing(int layer, int row) {
    DenseLayer second = network.layers().get(2 * layer + 1);
    int width = second.inputs();
    return Arrays.copyOfRange(second.weights(), row * width, (row + 1) * width);
  }
}
