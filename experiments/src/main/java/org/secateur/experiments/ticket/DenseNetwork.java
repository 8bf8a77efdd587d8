package org.secateur.experiments.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;

/** Dense layers: a target as it is, or one with the nearest doubles of subset sums as weights. */
public final class DenseNetwork implements TicketNetwork {
  private final LayerChain chain;
  private final List<Part> parts;

  /** A network from a file, nothing dropped. */
  public DenseNetwork(LayerChain chain) {
    this.chain = chain;
    parts =
        chain.layers().stream()
            .map(l -> new Part(l.name(), l.weights().length, l.weights().length))
            .toList();
  }

  /** The network of the per-weight construction. */
  DenseNetwork(Ticket ticket) {
    TicketTarget target = ticket.problem().target();
    List<DenseLayer> layers = new ArrayList<>();
    List<Part> counted = new ArrayList<>();
    for (int l = 0; l < target.depth(); l++) {
      TicketLayer layer = ticket.layers().get(l);
      layers.add(layer(target.layer(l), layer));
      long weights = (long) layer.masks().length * ticket.problem().source().samples();
      counted.add(new Part(layer.name(), weights, layer.kept()));
    }
    chain = new LayerChain(layers);
    parts = List.copyOf(counted);
  }

  private static DenseLayer layer(DenseLayer target, TicketLayer layer) {
    double[] weights = new double[target.weights().length];
    double[] bias = new double[target.outputs()];
    for (int r = 0; r < target.outputs(); r++) {
      System.arraycopy(
          layer.values(), r * layer.columns(), weights, r * target.inputs(), target.inputs());
      bias[r] = layer.values()[(r + 1) * layer.columns() - 1];
    }
    return new DenseLayer(
        target.name(),
        target.outputs(),
        target.inputs(),
        weights,
        target.bias().isPresent() ? Optional.of(bias) : Optional.empty());
  }

  @Override
  public List<Part> parts() {
    return parts;
  }

  @Override
  public LayerChain chain() {
    return chain;
  }

  @Override
  public double[] apply(double[] input) {
    double[] values = input;
    for (int l = 0; l < chain.layers().size(); l++) {
      DenseLayer layer = chain.layers().get(l);
      double[] sums = new double[layer.outputs()];
      for (int r = 0; r < sums.length; r++) {
        int row = r;
        double sum = layer.bias().map(b -> b[row]).orElse(0.0);
        for (int c = 0; c < values.length; c++) {
          sum += layer.weights()[r * values.length + c] * values[c];
        }
        sums[r] = l < chain.layers().size() - 1 ? Math.max(0, sum) : sum;
      }
      values = sums;
    }
    return values;
  }
}
