package org.secateur.checker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.claim.Problem;
import org.secateur.checker.pruning.NetworkFields;
import org.secateur.checker.reading.Json;
import org.secateur.checker.subsetsum.SubsetSumProblem;
import org.secateur.checker.verdict.Rejection;
import org.secateur.checker.verdict.Verdict;

/** The checker's own reading of {@code secateur-instance/1}: the fields of both problems. */
public final class InstanceParser {
  private static final String FORMAT = "secateur-instance/1";
  private static final String SUBSET_SUM = "subset-sum";
  private static final String NETWORK = "network-pruning";

  private final Json json;
  private final NetworkFields networks;
  private boolean formatSeen;
  private String problem;
  private List<List<Fraction>> samples;
  private List<List<Fraction>> targets;

  /** Null if all are. */
  private Sizes allowed;

  private Fraction tolerance;
  private List<Fraction> interval;
  private String objective = "min-error";
  private String origin;

  private InstanceParser(Json json) {
    this.json = json;
    this.networks = new NetworkFields(json);
  }

  /**
   * Reads the whole stream, which stays open.
   *
   * @param folder where the arrays of networks are that lie in other files, if they may
   */
  public static Problem parse(InputStream in, Optional<Path> folder) throws IOException, Rejection {
    Json json = Json.of(in, folder);
    InstanceParser parser = new InstanceParser(json);
    json.document(parser::field);
    return parser.problem();
  }

  private void field(String name) throws IOException, Rejection {
    switch (name) {
      case "format" -> formatSeen = oneOf(FORMAT) != null;
      case "problem" -> problem = oneOf(SUBSET_SUM, NETWORK);
      case "samples" -> samples = table();
      case "target" -> target();
      case "targets" -> setTargets(table());
      case "size" -> json.object(this::size);
      case "tolerance" -> tolerance = json.number();
      case "interval" -> interval = json.numbers();
      case "objective" -> objective = json.text();
      case "generator" -> origin = origin();
      default -> {
        if (!networks.read(name)) {
          other(name);
        }
      }
    }
  }

  private void other(String name) throws Rejection {
    if (!name.startsWith("x-") && !name.startsWith("comment")) {
      throw json.malformed("an unknown field");
    }
    json.skip();
  }

  private String oneOf(String... known) throws Rejection {
    String text = json.text();
    if (!List.of(known).contains(text)) {
      throw new Rejection(
          Verdict.UNSUPPORTED,
          json.place(),
          "\"%s\", this checker reads %s",
          text,
          String.join(" and ", known));
    }
    return text;
  }

  /** A target of sums, or a target network. */
  private void target() throws IOException, Rejection {
    if (json.isObject()) {
      networks.readTarget();
    } else {
      setTargets(List.of(json.isScalar() ? List.of(json.number()) : json.numbers()));
    }
  }

  private void setTargets(List<List<Fraction>> rows) throws Rejection {
    if (targets != null) {
      throw json.malformed("both target and targets");
    }
    targets = rows;
  }

  private void size(String name) throws Rejection {
    if (allowed != null || !(name.equals("exactly") || name.equals("atMost"))) {
      throw json.malformed("expected {\"exactly\": k} or {\"atMost\": k}");
    }
    int size = json.integer();
    if (size < 0) {
      throw json.malformed("expected a size from 0 to n");
    }
    allowed = new Sizes(name.equals("exactly") ? size : 0, size);
  }

  /** The object {@code generator}, in the order of its fields: "family f, version 1, n 20". */
  private String origin() throws IOException, Rejection {
    List<String> words = new ArrayList<>();
    json.object(name -> addTo(words, name));
    return String.join(", ", words);
  }

  private void addTo(List<String> words, String name) throws IOException, Rejection {
    if (name.equals("parameters")) {
      json.object(parameter -> words.add(parameter + " " + json.anyText()));
    } else {
      words.add(name + " " + json.anyText());
    }
  }

  private Problem problem() throws Rejection {
    Json.require(formatSeen, "$.format", "missing");
    Json.require(problem != null, "$.problem", "missing");
    Json.require(
        tolerance == null || tolerance.signum() >= 0, "$.tolerance", "expected at least 0");
    if (problem.equals(SUBSET_SUM)) {
      return subsetSum();
    }
    Json.require(
        samples == null && targets == null && interval == null,
        "$.problem",
        "\"" + NETWORK + "\", with fields of \"" + SUBSET_SUM + "\"");
    return networks.problem(
        n -> sizes(n), Optional.ofNullable(tolerance), objective, Optional.ofNullable(origin));
  }

  private Sizes sizes(int n) throws Rejection {
    Sizes sizes = allowed == null ? new Sizes(0, n) : allowed;
    Json.require(sizes.most() <= n, "$.size", "expected at most n = " + n);
    return sizes;
  }

  private Problem subsetSum() throws Rejection {
    Json.require(samples != null, "$.samples", "missing");
    Json.require(
        interval == null || interval.size() == 2 && !interval.get(0).isAbove(interval.get(1)),
        "$.interval",
        "expected [lo, hi] with lo at most hi");
    Json.require(
        networks.isEmpty(),
        "$.problem",
        "\"" + SUBSET_SUM + "\", with fields of \"" + NETWORK + "\"");
    Sizes sizes = sizes(samples.size());
    Json.require(targets != null || interval != null, "$.target", "missing");
    List<List<Fraction>> rows = targets == null ? List.of() : targets;
    Json.require(
        rows.isEmpty() || rows.get(0).size() == samples.get(0).size(),
        "$.target",
        "expected the length of the samples, " + samples.get(0).size());
    return new SubsetSumProblem(
        List.copyOf(samples),
        List.copyOf(rows),
        sizes,
        Optional.ofNullable(tolerance),
        Optional.ofNullable(interval),
        objective,
        Optional.ofNullable(origin));
  }

  private List<List<Fraction>> table() throws Rejection {
    return json.table(Json.Alone.ROWS).toRows();
  }
}
