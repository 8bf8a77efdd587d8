package org.secateur.instances.families;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Domain;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;

/**
 * A random network and a target that has nothing to do with it; how the network is drawn is the
 * family's. The target is drawn first, then the points of the domain if it has any, then the
 * network: a seed has one target for all n.
 */
final class DrawnNetworks {
  private static final int VERSION = 1;

  private final String name;
  private final List<FamilyOption> options;
  private final Drawing drawing;

  /** Draws the network. */
  interface Drawing {
    NetworkCells draw(
        OptionValues values, NetworkShape shape, NeuronSource source, PinnedStream stream);
  }

  DrawnNetworks(String name, List<FamilyOption> own, Drawing drawing) {
    this.name = name;
    this.drawing = drawing;
    List<FamilyOption> all = new ArrayList<>(NetworkShape.options("100"));
    all.addAll(NeuronSource.options());
    all.addAll(own);
    all.addAll(TargetChoice.options());
    all.addAll(NetworkQuestion.options("min-size", "0.01"));
    options = List.copyOf(all);
  }

  List<FamilyOption> options() {
    return options;
  }

  NetworkPruningInstance generate(Map<String, String> given, long seed) {
    OptionValues values = new OptionValues(name, options, given);
    NetworkShape shape = NetworkShape.of(values);
    NeuronSource source = NeuronSource.of(values);
    NetworkQuestion question = NetworkQuestion.of(values, shape);
    PinnedStream stream = new PinnedStream(seed);
    Network target = new TargetChoice(values, shape, source).draw(question.activation(), stream);
    Domain domain = question.domain().draw(shape.d(), source.grid(), stream);
    NetworkCells cells = drawing.draw(values, shape, source, stream);
    return question.instance(
        cells.network(source.grid(), question.activation()),
        target,
        domain,
        values.provenance(VERSION, seed));
  }
}
