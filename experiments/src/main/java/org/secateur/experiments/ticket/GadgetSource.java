package org.secateur.experiments.ticket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.secateur.experiments.batch.SampleStream;
import org.secateur.instances.layers.LayerChain;
import org.secateur.model.Domain;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;

/**
 * The samples of the two-layer gadget: products of the two random weights on the way from an input
 * through a neuron to an output (note {@code ticket-two-layer-gadget}).
 *
 * <p>An input has 2n neurons. One with a positive incoming weight passes the input's positive part,
 * one with a negative weight its negative part; the first n neurons of either sign are used. The
 * negative part is left out where the domain has none, and after the first layer of the target,
 * whose inputs are outputs of ReLU neurons or the constant 1.
 */
public final class GadgetSource implements SampleSource {
  private static final int SIDES = 2;

  private final GadgetShape shape;
  private final RandomLayers random;
  private final boolean[][] needed;
  private final int[][][] neurons;

  GadgetSource(GadgetShape shape, RandomLayers random, Domain domain) {
    this.shape = shape;
    this.random = random;
    needed = needed(shape.target(), domain);
    neurons = new int[shape.target().depth()][][];
    for (int l = 0; l < neurons.length; l++) {
      neurons[l] = neurons(l);
    }
  }

  /**
   * A random network drawn from a seed. Numpy's stream gives whole matrices one after the other;
   * the pinned stream is keyed by row, so that nothing but one row has to be in memory.
   *
   * @throws IllegalArgumentException if the stream does not have the law or the seed
   */
  public static GadgetSource drawn(
      TicketTarget target, int n, Law law, SampleStream stream, long seed, Domain domain) {
    GadgetShape shape = new GadgetShape(target, n);
    RandomLayers random =
        switch (stream) {
          case PINNED -> new KeyedLayers(shape, law, seed);
          case NUMPY_LEGACY -> new SequentialLayers(shape, law, stream, seed);
        };
    return new GadgetSource(shape, random, domain);
  }

  /**
   * A given random network.
   *
   * @throws IllegalArgumentException if its layers do not have the widths of the gadget
   */
  public static GadgetSource given(TicketTarget target, int n, LayerChain network, Domain domain) {
    GadgetShape shape = new GadgetShape(target, n);
    return new GadgetSource(shape, new GivenLayers(shape, network), domain);
  }

  /** By side and column of the first layer; other layers need the positive side alone. */
  private static boolean[][] needed(TicketTarget target, Domain domain) {
    boolean[][] needed = new boolean[SIDES][target.columns(0)];
    for (int c = 0; c < target.columns(0); c++) {
      boolean constant = c >= target.layer(0).inputs();
      needed[0][c] = constant || reaches(domain, c, 1);
      needed[1][c] = !constant && reaches(domain, c, -1);
    }
    return needed;
  }

  private static boolean reaches(Domain domain, int input, int sign) {
    if (domain instanceof Domain.Box box) {
      return (sign > 0 ? box.upper() : box.lower()).get(input).signum() == sign;
    }
    return true;
  }

  private int[][] neurons(int layer) {
    double[] incoming = random.incoming(layer);
    int perInput = 2 * shape.samples();
    int[][] found = new int[SIDES * shape.target().columns(layer)][];
    for (int i = 0; i < found.length; i++) {
      int from = i / SIDES * perInput;
      double sign = i % SIDES == 0 ? 1 : -1;
      found[i] =
          java.util.stream.IntStream.range(from, from + perInput)
              .filter(j -> Math.signum(incoming[j]) == sign)
              .limit(shape.samples())
              .toArray();
    }
    return found;
  }

  GadgetShape shape() {
    return shape;
  }

  RandomLayers random() {
    return random;
  }

  /** The neurons of layer 2i + 1 whose products are the samples of a side; not to be changed. */
  int[] neurons(int layer, int column, int side) {
    return neurons[layer][column * SIDES + side];
  }

  @Override
  public int samples() {
    return shape.samples();
  }

  @Override
  public int sides(int layer) {
    if (layer > 0) {
      return 1;
    }
    for (boolean negative : needed[1]) {
      if (negative) {
        return SIDES;
      }
    }
    return 1;
  }

  @Override
  public boolean isNeeded(int layer, int column, int side) {
    return layer == 0 ? needed[side][column] : side == 0;
  }

  @Override
  public long size() {
    return shape.size();
  }

  @Override
  public RowSamples row(int layer, int row) {
    double[] incoming = random.incoming(layer);
    double[] outgoing = random.outgoing(layer, row);
    return new RowSamples() {
      @Override
      public boolean isShared() {
        return false;
      }

      @Override
      public RationalMatrix of(int column, int side) {
        return products(neurons(layer, column, side), incoming, outgoing);
      }
    };
  }

  private static RationalMatrix products(int[] neurons, double[] incoming, double[] outgoing) {
    double[] products = new double[neurons.length];
    boolean exact = true;
    for (int i = 0; i < neurons.length; i++) {
      double u = incoming[neurons[i]];
      double v = outgoing[neurons[i]];
      products[i] = u * v;
      // Drawn weights have 24 bits. A product of given ones is taken as a double only where fma
      // says that nothing is lost and no underflow hides a loss.
      exact &=
          Math.fma(u, v, -products[i]) == 0
              && (products[i] == 0 ? v == 0 : Math.abs(products[i]) >= 0x1p-900);
    }
    if (exact) {
      return RationalMatrix.ofDoubles(neurons.length, 1, products);
    }
    List<Rational> rationals = new ArrayList<>();
    Arrays.stream(neurons)
        .forEach(j -> rationals.add(Rational.of(incoming[j]).multiply(Rational.of(outgoing[j]))));
    return RationalMatrix.column(rationals);
  }
}
