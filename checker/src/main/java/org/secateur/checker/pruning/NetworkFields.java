package org.secateur.checker.pruning;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Matrix;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.network.Domain;
import org.secateur.checker.network.Network;
import org.secateur.checker.reading.Json;
import org.secateur.checker.verdict.Rejection;

/** The fields of a network-pruning instance while it is read. */
public final class NetworkFields {
  private final Json json;
  private NetworkField network;
  private NetworkField target;
  private Domain domain;

  /** Of a box; empty until they are read. */
  private List<Fraction> lower = List.of();

  private List<Fraction> upper = List.of();

  /** Of a ball; 0 until it is read. */
  private int norm;

  private Fraction radius;
  private String granularity;

  /** The allowed sizes of masks of n items. */
  public interface AllowedSizes {
    Sizes of(int n) throws Rejection;
  }

  /** One network while it is read. */
  private final class NetworkField {
    private final String path;
    private Matrix hidden;
    private Matrix output;
    private String activation;

    NetworkField(String path) throws IOException, Rejection {
      this.path = path;
      json.object(
          Map.of(
              "hidden", () -> hidden = json.matrix(Json.Alone.MALFORMED),
              "output", () -> output = json.matrix(Json.Alone.ONE_ROW),
              "outputActivation", () -> activation = choice("identity", "relu"),
              "npz", this::otherFile,
              "npy", this::otherFile));
    }

    private void otherFile() throws Rejection {
      throw json.otherFile();
    }

    Network network() throws Rejection {
      Json.require(hidden != null, path + ".hidden", "missing");
      Json.require(output != null, path + ".output", "missing");
      Json.require(activation != null, path + ".outputActivation", "missing");
      Json.require(
          output.width() == hidden.height(),
          path + ".output",
          "expected one weight for each of the " + hidden.height() + " hidden neurons");
      return new Network(hidden, output, activation.equals("relu"));
    }
  }

  /** Reads the domain, of one kind. */
  private void readDomain(String kind) throws IOException, Rejection {
    if (domain != null) {
      throw json.malformed("a second kind of domain");
    }
    switch (kind) {
      case "box" -> domain = box();
      case "ball" -> domain = ball();
      case "points" -> domain = new Domain.Points(json.matrix(Json.Alone.MALFORMED).toRows());
      default -> throw json.malformed("expected box, ball or points");
    }
  }

  private Domain box() throws IOException, Rejection {
    json.object(
        Map.of("lower", () -> lower = json.numbers(), "upper", () -> upper = json.numbers()));
    Domain box = new Domain.Box(lower, upper);
    if (lower.isEmpty() || lower.size() != upper.size() || !box.contains(lower)) {
      throw json.malformed("expected lower and upper, of one length, lower at most upper");
    }
    return box;
  }

  private Domain ball() throws IOException, Rejection {
    json.object(Map.of("norm", () -> norm = norm(), "radius", () -> radius = json.number()));
    if (norm == 0 || radius == null || radius.signum() < 0) {
      throw json.malformed("expected {\"norm\": 1 or 2, \"radius\": r} with r at least 0");
    }
    return new Domain.Ball(norm, radius);
  }

  private int norm() throws Rejection {
    int read = json.integer();
    if (read != 1 && read != 2) {
      throw json.malformed("expected 1 or 2");
    }
    return read;
  }

  public NetworkFields(Json json) {
    this.json = json;
  }

  /** Reads a field if it is one of these. */
  public boolean read(String name) throws IOException, Rejection {
    switch (name) {
      case "network" -> network = new NetworkField("$.network");
      case "domain" -> json.object(this::readDomain);
      case "granularity" -> granularity = choice("neuron", "weight");
      default -> {
        return false;
      }
    }
    return true;
  }

  public void readTarget() throws IOException, Rejection {
    target = new NetworkField("$.target");
  }

  public boolean isEmpty() {
    return network == null && target == null && domain == null && granularity == null;
  }

  private String choice(String one, String other) throws Rejection {
    String text = json.text();
    if (!text.equals(one) && !text.equals(other)) {
      throw json.malformed("expected %s or %s", one, other);
    }
    return text;
  }

  public NetworkProblem problem(
      AllowedSizes sizes, Optional<Fraction> tolerance, String objective, Optional<String> origin)
      throws Rejection {
    Json.require(network != null, "$.network", "missing");
    Json.require(target != null, "$.target", "expected a network");
    Json.require(domain != null, "$.domain", "missing");
    Json.require(granularity != null, "$.granularity", "missing");
    Network pruned = network.network();
    Network goal = target.network();
    Json.require(
        goal.inputs() == pruned.inputs() && goal.outputs() == pruned.outputs(),
        "$.target",
        "expected " + pruned.inputs() + " inputs and " + pruned.outputs() + " outputs");
    int d = domain.dimension();
    Json.require(
        d == 0 || d == pruned.inputs(), "$.domain", "expected " + pruned.inputs() + " coordinates");
    boolean byWeights = granularity.equals("weight");
    return new NetworkProblem(
        pruned,
        goal,
        domain,
        byWeights,
        sizes.of(NetworkProblem.items(pruned, byWeights)),
        tolerance,
        objective,
        origin);
  }
}
