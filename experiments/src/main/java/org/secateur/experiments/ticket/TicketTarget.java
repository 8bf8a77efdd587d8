package org.secateur.experiments.ticket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;
import org.secateur.model.RationalMatrix;

/**
 * The network that a ticket is to come near to. A bias is the weight of one more input, which is
 * always 1: it stands in the last column of its layer's matrix.
 */
public final class TicketTarget {
  private final LayerChain chain;
  private final List<RationalMatrix> weights;

  public TicketTarget(LayerChain chain) {
    this.chain = chain;
    weights = chain.layers().stream().map(TicketTarget::withBias).toList();
  }

  private static RationalMatrix withBias(DenseLayer layer) {
    if (layer.bias().isEmpty()) {
      return RationalMatrix.ofDoubles(layer.outputs(), layer.inputs(), layer.weights());
    }
    int columns = layer.inputs() + 1;
    double[] values = new double[layer.outputs() * columns];
    for (int r = 0; r < layer.outputs(); r++) {
      System.arraycopy(layer.weights(), r * layer.inputs(), values, r * columns, layer.inputs());
      values[r * columns + layer.inputs()] = layer.bias().get()[r];
    }
    return RationalMatrix.ofDoubles(layer.outputs(), columns, values);
  }

  public LayerChain chain() {
    return chain;
  }

  /** ℓ, the number of layers. */
  public int depth() {
    return chain.layers().size();
  }

  public DenseLayer layer(int layer) {
    return chain.layers().get(layer);
  }

  public boolean hasBias(int layer) {
    return layer(layer).bias().isPresent();
  }

  /** The weights of a layer, the biases in a last column where it has some. */
  public RationalMatrix weights(int layer) {
    return weights.get(layer);
  }

  public int rows(int layer) {
    return weights.get(layer).rows();
  }

  /** The number of inputs of a layer, the constant one included. */
  public int columns(int layer) {
    return weights.get(layer).columns();
  }

  /** One number of {@link #weights(int)}. */
  public double weight(int layer, int row, int column) {
    DenseLayer dense = layer(layer);
    return column < dense.inputs() ? dense.weight(row, column) : dense.bias().orElseThrow()[row];
  }

  /** The number of weights, biases and zeros included. */
  public long size() {
    return weights.stream().mapToLong(w -> (long) w.rows() * w.columns()).sum();
  }

  /** All weights and biases. */
  public DoubleStream values() {
    List<double[]> arrays = new ArrayList<>();
    for (DenseLayer layer : chain.layers()) {
      arrays.add(layer.weights());
      layer.bias().ifPresent(arrays::add);
    }
    return arrays.stream().flatMapToDouble(Arrays::stream);
  }
}
