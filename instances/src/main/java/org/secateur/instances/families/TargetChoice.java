package org.secateur.instances.families;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Activation;
import org.secateur.model.Network;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;

/**
 * The target network that a family's options name. Named and single random neurons have output
 * weight 1 on every output; the neurons of a small network are drawn like those of the network that
 * is to be pruned, outputs included.
 */
record TargetChoice(OptionValues values, NetworkShape shape, NeuronSource source) {
  private static final int MAX_WIDTH = 1_000;
  private static final int DEFAULT_WIDTH = 3;
  private static final String TARGETS =
      "random-neuron, coordinate, small-network, or the d weights of each neuron: w1,w2;u1,u2";

  static List<FamilyOption> options() {
    return List.of(
        new FamilyOption(
            "target",
            "one random neuron, relu(x1), a random network, or given neurons",
            TARGETS,
            "random-neuron"),
        new FamilyOption(
            "target-width",
            "neurons of a small network",
            "an integer from 1 to " + MAX_WIDTH + "; empty: " + DEFAULT_WIDTH,
            ""));
  }

  Network draw(Activation activation, PinnedStream stream) {
    String kind = values.text("target").orElse("");
    boolean small = kind.equals("small-network");
    int width = values.optionalInteger("target-width", 1, MAX_WIDTH).orElse(DEFAULT_WIDTH);
    if (!small && values.text("target-width").isPresent()) {
      throw values.bad("target-width", "nothing for targets other than small-network");
    }
    if (small) {
      NetworkShape smaller = shape.withNeurons(width);
      return NetworkCells.random(smaller, source, stream).network(source.grid(), activation);
    }
    return neurons(
        switch (kind) {
          case "random-neuron" -> randomNeuron(stream);
          case "coordinate" -> coordinate();
          default -> given(kind);
        },
        activation);
  }

  private Network neurons(RationalMatrix hidden, Activation activation) {
    List<Rational> ones = Collections.nCopies(hidden.rows(), Rational.ONE);
    return new Network(
        hidden, RationalMatrix.of(Collections.nCopies(shape.m(), ones), hidden.rows()), activation);
  }

  private RationalMatrix randomNeuron(PinnedStream stream) {
    long[] row = new long[shape.d()];
    source.incoming(stream, row);
    return source.grid().matrix(1, row.length, row);
  }

  private RationalMatrix coordinate() {
    List<Rational> weights = new ArrayList<>(Collections.nCopies(shape.d(), Rational.ZERO));
    weights.set(0, Rational.ONE);
    return RationalMatrix.of(List.of(weights), shape.d());
  }

  private RationalMatrix given(String text) {
    List<List<Rational>> neurons = new ArrayList<>();
    for (String neuron : text.split(";", -1)) {
      String[] weights = neuron.split(",", -1);
      if (weights.length != shape.d() || neurons.size() == MAX_WIDTH) {
        throw values.bad("target", TARGETS);
      }
      try {
        neurons.add(Arrays.stream(weights).map(w -> Rational.parse(w.strip())).toList());
      } catch (NumberFormatException e) {
        throw values.bad("target", TARGETS);
      }
    }
    return RationalMatrix.of(neurons, shape.d());
  }
}
