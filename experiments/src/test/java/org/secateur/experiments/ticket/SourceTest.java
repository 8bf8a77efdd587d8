package org.secateur.experiments.ticket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secateur.experiments.batch.SampleStream;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;
import org.secateur.instances.random.NumpyLegacyStream;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Domain;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;

/** What is drawn, in which order, and which of it is used. */
final class SourceTest {
  private static final int N = 4;

  private final TicketTarget target = TinyTarget.random(2, true, 2, 3, 2);

  @Test
  void vectorsOfRowsAreThoseOfABatch() {
    for (SampleStream stream : SampleStream.values()) {
      Law law = Law.of(Distribution.TARGET_RANGE, target);
      VectorSource source = VectorSource.drawn(target, N, Sharing.ROW, law, stream, 9);
      List<List<RationalMatrix>> batch = stream.draw(List.of(3, 2), N, law.low(), law.high(), 9);
      for (int l = 0; l < 2; l++) {
        for (int r = 0; r < target.rows(l); r++) {
          assertEquals(batch.get(l).get(r), source.row(l, r).of(0, 0), stream + " " + l + " " + r);
        }
      }
    }
  }

  @Test
  void sharingSaysWhoHasTheSameSamples() {
    VectorSource layer = TinyRun.vectors(target, N, Sharing.LAYER, 1);
    assertEquals(layer.row(0, 0).of(0, 0), layer.row(0, 2).of(1, 0));
    VectorSource none = TinyRun.vectors(target, N, Sharing.NONE, 1);
    assertFalse(none.row(0, 0).of(0, 0).equals(none.row(0, 0).of(1, 0)));
    assertFalse(none.row(0, 0).isShared());
    assertEquals(N * target.size(), none.size());
  }

  /** Numpy's matrices, one after the other, rounded to multiples of 2^-24. */
  @Test
  void sequentialNetworksAreNumpysMatrices() {
    Law law = Law.of(Distribution.UNIFORM, target);
    GadgetShape shape = new GadgetShape(target, N);
    SequentialLayers layers = new SequentialLayers(shape, law, SampleStream.NUMPY_LEGACY, 5);
    NumpyLegacyStream numpy = new NumpyLegacyStream(5);
    for (int l = 0; l < 2; l++) {
      int columns = target.columns(l);
      int width = 2 * N * columns;
      assertEquals(width, shape.width(l));
      for (int j = 0; j < width; j++) {
        for (int c = 0; c < columns; c++) {
          double value = Math.rint(numpy.uniform(-1, 1) * 0x1p24) * 0x1p-24;
          if (c == j / (2 * N)) {
            assertEquals(value, layers.incoming(l)[j], l + ", neuron " + j);
          }
        }
      }
      for (int r = 0; r < target.rows(l); r++) {
        double[] row = layers.outgoing(l, r);
        for (int j = 0; j < width; j++) {
          assertEquals(Math.rint(numpy.uniform(-1, 1) * 0x1p24) * 0x1p-24, row[j]);
        }
      }
    }
  }

  @Test
  void keyedNetworksHaveAStreamForEachRow() {
    Law law = Law.of(Distribution.UNIFORM, target);
    GadgetShape shape = new GadgetShape(target, N);
    KeyedLayers layers = new KeyedLayers(shape, law, 5);
    PinnedStream keys = new PinnedStream(5);
    for (int l = 0; l < 2; l++) {
      long first = keys.nextLong();
      long second = keys.nextLong();
      for (int j = 0; j < shape.width(l); j++) {
        PinnedStream row = new PinnedStream(first + j);
        double value = 0;
        for (int c = 0; c <= j / (2 * N); c++) {
          value = -1 + 2 * row.nextOpenDouble();
        }
        assertEquals(Math.rint(value * 0x1p24) * 0x1p-24, layers.incoming(l)[j]);
      }
      PinnedStream row = new PinnedStream(second + 1);
      for (double weight : layers.outgoing(l, 1)) {
        assertEquals(Math.rint((-1 + 2 * row.nextOpenDouble()) * 0x1p24) * 0x1p-24, weight);
      }
    }
  }

  /** Every drawn weight of a gadget is a float, so that files of floats hold the network. */
  @Test
  void drawnWeightsAreFloats() {
    for (Distribution distribution : Distribution.values()) {
      Law law = Law.of(distribution, target);
      GadgetSource source =
          GadgetSource.drawn(target, N, law, SampleStream.PINNED, 3, TinyTarget.ball("1"));
      for (int l = 0; l < 2; l++) {
        for (double u : source.random().incoming(l)) {
          assertEquals(u, (double) (float) u, distribution.label());
        }
        for (double v : source.random().outgoing(l, 1)) {
          assertEquals(v, (double) (float) v, distribution.label());
        }
      }
    }
  }

  @Test
  void neuronsServeTheSideOfTheirSign() {
    for (Domain domain : List.of(TinyTarget.ball("1"), TinyTarget.box(2, "0", "1"))) {
      GadgetSource source = TinyRun.gadget(target, N, domain, 4);
      boolean both = domain instanceof Domain.Ball;
      assertEquals(both ? 2 : 1, source.sides(0));
      assertEquals(1, source.sides(1));
      // The constant input, which is 1, and the outputs of neurons have no negative part.
      assertEquals(both, source.isNeeded(0, 0, 1));
      assertFalse(source.isNeeded(0, 2, 1));
      assertFalse(source.isNeeded(1, 0, 1));
      double[] incoming = source.random().incoming(0);
      double[] outgoing = source.random().outgoing(0, 1);
      for (int c = 0; c < 3; c++) {
        for (int side = 0; side < 2; side++) {
          int[] neurons = source.neurons(0, c, side);
          assertTrue(neurons.length <= N);
          RationalMatrix samples = source.row(0, 1).of(c, side);
          for (int i = 0; i < neurons.length; i++) {
            double u = incoming[neurons[i]];
            assertEquals(c, neurons[i] / (2 * N));
            assertTrue(side == 0 ? u > 0 : u < 0);
            Rational product = Rational.of(u).multiply(Rational.of(outgoing[neurons[i]]));
            assertEquals(product, samples.get(i, 0));
          }
        }
      }
    }
    GadgetSource below = TinyRun.gadget(target, N, TinyTarget.box(2, "-2", "-1"), 4);
    assertFalse(below.isNeeded(0, 0, 0));
    assertTrue(below.isNeeded(0, 0, 1));
  }

  /** A network from a file, with products that no double holds. */
  @Test
  void givenNetworksMayHaveAnyDoubles() {
    List<DenseLayer> layers = new ArrayList<>();
    java.util.SplittableRandom random = new java.util.SplittableRandom(6);
    GadgetShape shape = new GadgetShape(target, N);
    for (int l = 0; l < 2; l++) {
      int width = shape.width(l);
      layers.add(layer(random, width, target.layer(l).inputs(), true));
      layers.add(layer(random, target.rows(l), width, false));
    }
    Domain domain = TinyTarget.box(2, "-1", "1");
    GadgetSource source = GadgetSource.given(target, N, new LayerChain(layers), domain);
    double u = source.random().incoming(0)[source.neurons(0, 1, 0)[0]];
    double v = layers.get(1).weight(2, source.neurons(0, 1, 0)[0]);
    assertEquals(Rational.of(u).multiply(Rational.of(v)), source.row(0, 2).of(1, 0).get(0, 0));
    Ticket ticket = TinyRun.solve(target, source, TinyRun.leastError());
    List<Rational> input = List.of(Rational.of(-1, 2), Rational.of(1, 3));
    assertEquals(
        TinyTarget.apply(TicketNetwork.of(ticket).chain(), input),
        ExactForward.ticket(ticket, input));
  }

  private static DenseLayer layer(
      java.util.SplittableRandom random, int outputs, int inputs, boolean biased) {
    double[] weights = random.doubles(outputs * inputs, -1, 1).toArray();
    Optional<double[]> bias =
        biased ? Optional.of(random.doubles(outputs, -1, 1).toArray()) : Optional.empty();
    return new DenseLayer("random", outputs, inputs, weights, bias);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Domain ball = TinyTarget.ball("1");
    assertThrows(
        IllegalArgumentException.class, () -> GadgetSource.given(target, N, target.chain(), ball));
    Law gaussian = Law.of(Distribution.GAUSSIAN, target);
    assertThrows(
        IllegalArgumentException.class,
        () -> VectorSource.drawn(target, N, Sharing.ROW, gaussian, SampleStream.NUMPY_LEGACY, 1));
    VectorSource normal =
        VectorSource.drawn(target, N, Sharing.ROW, gaussian, SampleStream.PINNED, 1);
    double[] drawn = normal.vectors(0);
    assertArrayEquals(
        drawn,
        VectorSource.drawn(target, N, Sharing.ROW, gaussian, SampleStream.PINNED, 1).vectors(0));
    assertTrue(java.util.Arrays.stream(drawn).anyMatch(x -> Math.abs(x) > 1), "no variate above 1");
    assertThrows(
        IllegalArgumentException.class,
        () -> VectorSource.given(target, N, Sharing.ROW, List.of(new double[3], new double[1])));
  }
}
