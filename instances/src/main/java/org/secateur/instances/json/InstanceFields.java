package org.secateur.instances.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Instance;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Provenance;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;

/**
 * The fields of one instance while it is read. They may come in any order, so what involves several
 * of them is checked at the end, and an unknown name is held back until the format and the problem
 * are known to be ours.
 */
final class InstanceFields {
  private static final String PROBLEMS =
      "\"" + SubsetSumInstance.PROBLEM + "\" or \"" + NetworkPruningInstance.PROBLEM + "\"";
  private static final String SIZE = "{\"exactly\": k} or {\"atMost\": k}";
  private static final String OBJECTIVES =
      Arrays.stream(Objective.values())
          .map(o -> "\"" + o.label() + "\"")
          .collect(Collectors.joining(", ", "one of ", ""));

  private final JsonSource source;
  private final Path baseFolder;
  private final SubsetSumFields subsetSum;
  private final NetworkPruningFields networkPruning;
  private boolean formatSeen;
  private String problem;
  private TargetField target;
  private SizeField size;
  private Rational tolerance;
  private Objective objective = Objective.MIN_ERROR;
  private Provenance provenance;
  private String unknownPlace;

  /** A size and where it was written. */
  private record SizeField(boolean exactly, int size) {
    String place() {
      return exactly ? "$.size.exactly" : "$.size.atMost";
    }

    SizeRange range() {
      return exactly ? SizeRange.exactly(size) : SizeRange.atMost(size);
    }
  }

  InstanceFields(JsonSource source, Path baseFolder) {
    this.source = source;
    this.baseFolder = baseFolder;
    this.subsetSum = new SubsetSumFields(source, baseFolder);
    this.networkPruning = new NetworkPruningFields(source, baseFolder);
  }

  void read(String name) throws IOException, MalformedInputException {
    switch (name) {
      case "format" -> readFormat();
      case "problem" -> readProblem();
      case "target" -> target = TargetField.read(source, baseFolder);
      case "size" -> size = readSize();
      case "tolerance" -> tolerance = readTolerance();
      case "objective" -> objective = readObjective();
      case "generator" -> provenance = ProvenanceField.read(source);
      default -> {
        if (!subsetSum.read(name) && !networkPruning.read(name)) {
          readOther(name);
        }
      }
    }
  }

  private void readOther(String name) throws IOException, MalformedInputException {
    if (unknownPlace == null && !name.startsWith("x-") && !name.startsWith("comment")) {
      unknownPlace = source.place();
    }
    source.skip();
  }

  private void readFormat() throws IOException, MalformedInputException {
    String expected = "\"" + InstanceReader.FORMAT + "\"";
    if (!source.string(expected).equals(InstanceReader.FORMAT)) {
      throw source.malformed(expected + ", the format that this version reads");
    }
    formatSeen = true;
  }

  private void readProblem() throws IOException, MalformedInputException {
    String given = source.string(PROBLEMS);
    if (!given.equals(SubsetSumInstance.PROBLEM) && !given.equals(NetworkPruningInstance.PROBLEM)) {
      throw source.malformed(PROBLEMS);
    }
    problem = given;
  }

  private SizeField readSize() throws IOException, MalformedInputException {
    SizeField[] found = new SizeField[1];
    String place = source.place();
    source.object(
        SIZE,
        name -> {
          if (found[0] != null || !(name.equals("exactly") || name.equals("atMost"))) {
            throw new MalformedInputException(
                source.file(), source.place(), "the field \"" + name + "\"", SIZE);
          }
          int k = (int) source.integer(0, Integer.MAX_VALUE, "an integer from 0 to n");
          found[0] = new SizeField(name.equals("exactly"), k);
        });
    if (found[0] == null) {
      throw new MalformedInputException(source.file(), place, "an empty object", SIZE);
    }
    return found[0];
  }

  private Rational readTolerance() throws IOException, MalformedInputException {
    Rational value = source.number();
    if (value.signum() < 0) {
      throw source.malformed("a number ≥ 0");
    }
    return value;
  }

  private Objective readObjective() throws IOException, MalformedInputException {
    Optional<Objective> found = Objective.ofLabel(source.string(OBJECTIVES));
    if (found.isEmpty()) {
      throw source.malformed(OBJECTIVES);
    }
    return found.get();
  }

  /** The instance, once all fields have been read. */
  Instance build() throws MalformedInputException {
    require(formatSeen, "$.format", "missing", "\"" + InstanceReader.FORMAT + "\"");
    require(problem != null, "$.problem", "missing", PROBLEMS);
    boolean networks = problem.equals(NetworkPruningInstance.PROBLEM);
    String known =
        "one of format, problem, "
            + (networks ? NetworkPruningFields.KNOWN : SubsetSumFields.KNOWN)
            + ", objective, generator (or a name that starts with x- or comment)";
    require(unknownPlace == null, unknownPlace, "an unknown field", known);
    Optional<String> foreign = networks ? subsetSum.first() : networkPruning.first();
    require(
        foreign.isEmpty(),
        foreign.orElse("$"),
        "a field of another problem than \"" + problem + "\"",
        known);
    return networks ? networkPruning.build(this) : subsetSum.build(this);
  }

  Objective objective() {
    return objective;
  }

  Optional<TargetField> target() {
    return Optional.ofNullable(target);
  }

  Optional<Provenance> provenance() {
    return Optional.ofNullable(provenance);
  }

  /**
   * The sizes that are asked for.
   *
   * @param all the largest size
   * @param what that is, for the message
   */
  Optional<SizeRange> sizes(int all, String what) throws MalformedInputException {
    if (size != null) {
      require(size.size() <= all, size.place(), "" + size.size(), "at most " + what);
    }
    return Optional.ofNullable(size).map(SizeField::range);
  }

  Optional<Rational> tolerance() throws MalformedInputException {
    require(
        tolerance != null || !objective.needsTolerance(),
        "$.tolerance",
        "missing",
        "a number ≥ 0, " + question());
    return Optional.ofNullable(tolerance);
  }

  /** Why a field is needed. */
  String question() {
    return "required by objective \"" + objective.label() + "\"";
  }

  void require(boolean condition, String place, String value, String expected)
      throws MalformedInputException {
    if (!condition) {
      throw new MalformedInputException(source.file(), place, value, expected);
    }
  }
}
