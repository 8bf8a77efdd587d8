package org.secateur.tests.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;

/** Instances with nothing general about their position, by name; all ask min-size. */
public final class DegenerateNetworks {
  private static final Domain SQUARE = box("-1 -1", "1 1");

  private DegenerateNetworks() {}

  public static Map<String, NetworkPruningInstance> all() {
    Map<String, NetworkPruningInstance> all = new LinkedHashMap<>();
    Network usual = network("1 2; -1 1; 2 -1", "1 -1 1/2");
    all.put("zero hidden weights", neurons(network("0 0; 1 0; 0 1", "1 1 1"), usual, SQUARE, "2"));
    all.put("zero output weights", neurons(network("1 2; 1 0", "0 1"), usual, SQUARE, "5/2"));
    all.put("nothing but zeros", neurons(network("0 0; 0 0", "0 0"), usual, SQUARE, "9"));
    all.put("parallel", neurons(network("1 2; 2 4; 1/3 2/3; 1 1", "1 -1 3 1"), usual, SQUARE, "1"));
    all.put(
        "antiparallel", neurons(network("1 2; -1 -2; -2 -4; 1 1", "1 1 1 -1"), usual, SQUARE, "3"));
    all.put("duplicates", neurons(network("1 2; 1 2; 1 2; -1 1", "1 1 1 -1"), usual, SQUARE, "1"));
    all.put("target equal to the network", neurons(usual, usual, SQUARE, "0"));
    all.put(
        "target equal to a part",
        neurons(network("1 2; 3 1; -1 1; 2 -1", "1 5 -1 1/2"), usual, SQUARE, "0"));
    all.put("target 0", neurons(usual, network("1 1", "0"), SQUARE, "0"));
    all.put(
        "one input",
        neurons(
            network("1; -2; 1/2; -1", "1 1 -3 2"), network("1; -1", "1 1"), box("-1", "2"), "1/2"));
    all.put(
        "hyperplanes through corners",
        neurons(
            network("1 1; 1 -1; -1 1; -1 -1", "1 -1 1 1"),
            network("1 1; 1 0", "1 1"),
            SQUARE,
            "1"));
    all.put("box without 0", neurons(usual, network("1 1", "1"), box("1/2 1", "3/2 2"), "1"));
    all.put("flat box", neurons(usual, network("1 1", "1"), box("-1 1/2", "1 1/2"), "1"));
    all.put(
        "box that is a point",
        neurons(usual, network("1 1", "1"), box("1/2 1/3", "1/2 1/3"), "1/6"));
    all.put("point 0", neurons(usual, network("1 1", "1"), box("0 0", "0 0"), "0"));
    all.put(
        "ball of radius 0",
        neurons(usual, usual, new Domain.Ball(Domain.Norm.TWO, Rational.ZERO), "0"));
    all.put("exactly 0", sized(all.get("duplicates"), SizeRange.exactly(0)));
    all.put("exactly 2", sized(all.get("duplicates"), SizeRange.exactly(2)));
    all.put("exactly all", sized(all.get("duplicates"), SizeRange.exactly(4)));
    all.put(
        "exactly all, zeros among them",
        sized(all.get("zero hidden weights"), SizeRange.exactly(3)));
    all.put("at most 1", sized(all.get("duplicates"), SizeRange.atMost(1)));
    addWeights(all);
    return all;
  }

  private static void addWeights(Map<String, NetworkPruningInstance> all) {
    Network zeros = network("0 1; 1 0; 2 1", "1 0 1");
    NetworkPruningInstance weights =
        instance(zeros, network("1 1", "1"), SQUARE, "1", Granularity.WEIGHT);
    all.put("weights, zeros among them", weights);
    all.put("weights, exactly all", sized(weights, SizeRange.exactly(9)));
    all.put("weights, exactly 1", sized(weights, SizeRange.exactly(1)));
    all.put("weights, exactly 8", sized(weights, SizeRange.exactly(8)));
    all.put(
        "weights, two outputs",
        instance(
            network("1 -1; 0 2", "1 0; 2 1"),
            network("1 -1; 0 2", "1 0; 0 1"),
            SQUARE,
            "0",
            Granularity.WEIGHT));
  }

  private static NetworkPruningInstance neurons(
      Network network, Network target, Domain domain, String tolerance) {
    return instance(network, target, domain, tolerance, Granularity.NEURON);
  }

  private static NetworkPruningInstance instance(
      Network network, Network target, Domain domain, String tolerance, Granularity granularity) {
    return new NetworkPruningInstance(
        network,
        target,
        domain,
        granularity,
        Optional.empty(),
        Optional.of(Rational.parse(tolerance)),
        Objective.MIN_SIZE,
        Optional.empty());
  }

  private static NetworkPruningInstance sized(NetworkPruningInstance of, SizeRange sizes) {
    return new NetworkPruningInstance(
        of.network(),
        of.target(),
        of.domain(),
        of.granularity(),
        Optional.of(sizes),
        of.tolerance(),
        of.objective(),
        Optional.empty());
  }

  private static Network network(String hidden, String output) {
    RationalMatrix w = matrix(hidden);
    return new Network(w, matrix(output), Activation.IDENTITY);
  }

  private static RationalMatrix matrix(String text) {
    List<List<Rational>> rows = new ArrayList<>();
    for (String row : text.split("; ")) {
      rows.add(numbers(row));
    }
    return RationalMatrix.of(rows, rows.get(0).size());
  }

  private static List<Rational> numbers(String text) {
    return Stream.of(text.split(" ")).map(Rational::parse).toList();
  }

  private static Domain box(String lower, String upper) {
    return new Domain.Box(numbers(lower), numbers(upper));
  }

  /** The same with rectified outputs of both networks. */
  public static NetworkPruningInstance rectified(NetworkPruningInstance of) {
    return new NetworkPruningInstance(
        new Network(of.network().hidden(), of.network().output(), Activation.RELU),
        new Network(of.target().hidden(), of.target().output(), Activation.RELU),
        of.domain(),
        of.granularity(),
        of.sizes(),
        of.tolerance(),
        of.objective(),
        Optional.empty());
  }

  /** A wide case without choice: one neuron n times. */
  public static NetworkPruningInstance repeated(int n) {
    return neurons(
        network(
            String.join("; ", Collections.nCopies(n, "1 2")),
            String.join(" ", Collections.nCopies(n, "1"))),
        network("1 2", "3"),
        SQUARE,
        "0");
  }
}
