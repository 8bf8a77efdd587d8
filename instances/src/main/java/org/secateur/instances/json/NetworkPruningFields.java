package org.secateur.instances.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;

/** The fields that only network pruning has, while they are read. */
final class NetworkPruningFields {
  static final String KNOWN = "network, target, domain, granularity, size, tolerance";
  private static final String GRANULARITIES = "\"neuron\" or \"weight\"";

  private final JsonSource source;
  private final Path baseFolder;
  private String first;
  private Network network;
  private Domain domain;
  private Granularity granularity;

  NetworkPruningFields(JsonSource source, Path baseFolder) {
    this.source = source;
    this.baseFolder = baseFolder;
  }

  /** Reads the value if the name is one of these fields; otherwise leaves it alone. */
  boolean read(String name) throws IOException, MalformedInputException {
    String place = source.place();
    switch (name) {
      case "network" -> network = NetworkFields.read(source, baseFolder);
      case "domain" -> domain = DomainField.read(source, baseFolder);
      case "granularity" -> granularity = readGranularity();
      default -> {
        return false;
      }
    }
    first = first == null ? place : first;
    return true;
  }

  /** The place of the first of these fields, if there is one. */
  Optional<String> first() {
    return Optional.ofNullable(first);
  }

  private Granularity readGranularity() throws IOException, MalformedInputException {
    Optional<Granularity> found = Granularity.ofLabel(source.string(GRANULARITIES));
    if (found.isEmpty()) {
      throw source.malformed(GRANULARITIES);
    }
    return found.get();
  }

  NetworkPruningInstance build(InstanceFields all) throws MalformedInputException {
    all.require(network != null, "$.network", "missing", "a network " + NetworkFields.EXPECTED);
    Network target = target(all);
    all.require(domain != null, "$.domain", "missing", DomainField.EXPECTED);
    requireDimension(all);
    all.require(granularity != null, "$.granularity", "missing", GRANULARITIES);
    Objective objective = all.objective();
    all.require(
        NetworkPruningInstance.OBJECTIVES.contains(objective),
        "$.objective",
        "\"" + objective.label() + "\"",
        "\"min-error\", \"min-size\", \"decide\" or \"pareto\" for networks");
    int most = granularity == Granularity.NEURON ? network.width() : network.weightCount();
    String what =
        granularity == Granularity.NEURON
            ? "n = " + most + ", all neurons"
            : most + ", all weights";
    Optional<SizeRange> sizes = all.sizes(most, what);
    Optional<Rational> tolerance = all.tolerance();
    return new NetworkPruningInstance(
        network, target, domain, granularity, sizes, tolerance, objective, all.provenance());
  }

  private Network target(InstanceFields all) throws MalformedInputException {
    all.require(
        all.target().isPresent(), "$.target", "missing", "a network " + NetworkFields.EXPECTED);
    Optional<Network> target = all.target().get().network();
    all.require(target.isPresent(), "$.target", "numbers", "a network " + NetworkFields.EXPECTED);
    all.require(
        target.get().inputs() == network.inputs(),
        "$.target.hidden",
        target.get().inputs() + " inputs",
        network.inputs() + ", like the network");
    all.require(
        target.get().outputs() == network.outputs(),
        "$.target.output",
        target.get().outputs() + " outputs",
        network.outputs() + ", like the network");
    return target.get();
  }

  private void requireDimension(InstanceFields all) throws MalformedInputException {
    int d = network.inputs();
    int given = d;
    String place = "$.domain";
    if (domain instanceof Domain.Box box) {
      given = box.lower().size();
      place = "$.domain.box.lower";
    } else if (domain instanceof Domain.Points points) {
      given = points.points().columns();
      place = "$.domain.points";
    }
    all.require(
        given == d, place, "vectors of length " + given, "length " + d + ", one for each input");
  }
}
