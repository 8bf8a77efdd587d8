package org.secateur.experiments.ticket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;

/**
 * The random network of the two-layer gadget under its masks: two layers for each of the target's,
 * with random weights where they are kept and nothing where they are dropped. An incoming weight is
 * kept where its neuron has an outgoing weight that is.
 */
final class GadgetNetwork implements TicketNetwork {
  /**
   * The kept weights of layers 2i + 1 and 2i + 2.
   *
   * @param inputs for each kept neuron, in the order of the neurons, the input that it reads
   * @param incoming for each kept neuron its weight
   * @param starts for each output the first of its places in the following
   * @param neurons positions among the kept neurons
   * @param outgoing weights
   */
  private record Pair(
      int[] inputs, double[] incoming, int[] starts, int[] neurons, double[] outgoing) {}

  private final Ticket ticket;
  private final GadgetSource source;
  private final List<Pair> pairs = new ArrayList<>();

  GadgetNetwork(Ticket ticket, GadgetSource source) {
    this.ticket = ticket;
    this.source = source;
    for (int l = 0; l < ticket.layers().size(); l++) {
      pairs.add(pair(l));
    }
  }

  private Pair pair(int l) {
    TicketLayer layer = ticket.layers().get(l);
    boolean[] used = new boolean[source.shape().width(l)];
    for (int i = 0; i < layer.masks().length; i++) {
      int[] neurons = neurons(l, i);
      for (int rest = layer.masks()[i]; rest != 0; rest &= rest - 1) {
        used[neurons[Integer.numberOfTrailingZeros(rest)]] = true;
      }
    }
    int[] place = new int[used.length];
    int[] kept = new int[used.length];
    int count = 0;
    for (int j = 0; j < used.length; j++) {
      place[j] = count;
      if (used[j]) {
        kept[count++] = j;
      }
    }
    double[] incoming = source.random().incoming(l);
    int[] neuronOf = Arrays.copyOf(kept, count);
    return outgoing(
        l,
        place,
        Arrays.stream(neuronOf).map(source.shape()::inputOf).toArray(),
        Arrays.stream(neuronOf).mapToDouble(j -> incoming[j]).toArray());
  }

  private int[] neurons(int l, int at) {
    TicketLayer layer = ticket.layers().get(l);
    return source.neurons(l, at / layer.sides() % layer.columns(), at % layer.sides());
  }

  private Pair outgoing(int l, int[] place, int[] inputs, double[] incoming) {
    TicketLayer layer = ticket.layers().get(l);
    int perRow = layer.columns() * layer.sides();
    int total = Math.toIntExact(layer.kept());
    int[] starts = new int[layer.rows() + 1];
    int[] neurons = new int[total];
    double[] outgoing = new double[total];
    int end = 0;
    for (int r = 0; r < layer.rows(); r++) {
      double[] row = source.random().outgoing(l, r);
      for (int i = r * perRow; i < (r + 1) * perRow; i++) {
        int[] of = neurons(l, i);
        for (int rest = layer.masks()[i]; rest != 0; rest &= rest - 1) {
          int j = of[Integer.numberOfTrailingZeros(rest)];
          neurons[end] = place[j];
          outgoing[end++] = row[j];
        }
      }
      starts[r + 1] = end;
    }
    return new Pair(inputs, incoming, starts, neurons, outgoing);
  }

  @Override
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (int l = 0; l < pairs.size(); l++) {
      Pair pair = pairs.get(l);
      TicketTarget target = ticket.problem().target();
      long width = source.shape().width(l);
      parts.add(new Part(name(2 * l + 1), width * target.columns(l), pair.inputs.length));
      parts.add(new Part(name(2 * l + 2), width * target.rows(l), pair.outgoing.length));
    }
    return parts;
  }

  private static String name(int layer) {
    return "layer" + layer + ".weight";
  }

  /** Neurons of which no outgoing weight is kept are left out: they have no influence. */
  @Override
  public LayerChain chain() {
    List<DenseLayer> layers = new ArrayList<>();
    for (int l = 0; l < pairs.size(); l++) {
      Pair pair = pairs.get(l);
      DenseLayer target = ticket.problem().target().layer(l);
      // A layer needs a neuron even where nothing is kept.
      int width = Math.max(1, pair.inputs.length);
      double[] first = new double[Math.multiplyExact(width, target.inputs())];
      double[] bias = new double[width];
      for (int j = 0; j < pair.inputs.length; j++) {
        if (pair.inputs[j] < target.inputs()) {
          first[j * target.inputs() + pair.inputs[j]] = pair.incoming[j];
        } else {
          bias[j] = pair.incoming[j];
        }
      }
      double[] second = new double[Math.multiplyExact(width, target.outputs())];
      for (int r = 0; r < target.outputs(); r++) {
        for (int i = pair.starts[r]; i < pair.starts[r + 1]; i++) {
          second[r * width + pair.neurons[i]] = pair.outgoing[i];
        }
      }
      Optional<double[]> biases = target.bias().isPresent() ? Optional.of(bias) : Optional.empty();
      layers.add(new DenseLayer(name(2 * l + 1), width, target.inputs(), first, biases));
      layers.add(
          new DenseLayer(name(2 * l + 2), target.outputs(), width, second, Optional.empty()));
    }
    return new LayerChain(layers);
  }

  @Override
  public double[] apply(double[] input) {
    double[] values = input;
    for (int l = 0; l < pairs.size(); l++) {
      Pair pair = pairs.get(l);
      double[] hidden = new double[pair.inputs.length];
      for (int j = 0; j < hidden.length; j++) {
        double x = pair.inputs[j] < values.length ? values[pair.inputs[j]] : 1;
        hidden[j] = Math.max(0, pair.incoming[j] * x);
      }
      double[] sums = new double[pair.starts.length - 1];
      for (int r = 0; r < sums.length; r++) {
        double sum = 0;
        for (int i = pair.starts[r]; i < pair.starts[r + 1]; i++) {
          sum += pair.outgoing[i] * hidden[pair.neurons[i]];
        }
        sums[r] = l < pairs.size() - 1 ? Math.max(0, sum) : sum;
      }
      values = sums;
    }
    return values;
  }
}
