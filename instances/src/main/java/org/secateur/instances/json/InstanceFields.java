package org.secateur.instances.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Interval;
import org.secateur.model.Objective;
import org.secateur.model.Provenance;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;
import tools.jackson.core.JsonToken;

/**
 * The fields of one instance while it is read. They may come in any order, so what involves several
 * of them is checked at the end, and an unknown name is held back until the format and the problem
 * are known to be ours.
 */
final class InstanceFields {
  private static final String KNOWN =
      "format, problem, samples, target, targets, size, tolerance, interval, objective, generator"
          + " (or a name that starts with x- or comment)";
  private static final String SIZE = "{\"exactly\": k} or {\"atMost\": k}";
  private static final String OBJECTIVES =
      Arrays.stream(Objective.values())
          .map(o -> "\"" + o.label() + "\"")
          .collect(Collectors.joining(", ", "one of ", ""));

  private final JsonSource source;
  private final Path baseFolder;
  private boolean formatSeen;
  private boolean problemSeen;
  private NumberTable samples;
  private NumberTable target;
  private NumberTable targets;
  private SizeField size;
  private Rational tolerance;
  private Interval interval;
  private Objective objective = Objective.MIN_ERROR;
  private Provenance provenance;
  private MalformedInputException unknown;

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
  }

  void read(String name) throws IOException, MalformedInputException {
    switch (name) {
      case "format" -> readFormat();
      case "problem" -> readProblem();
      case "samples" -> samples = readList();
      case "target" -> target = readTarget();
      case "targets" -> targets = readList();
      case "size" -> size = readSize();
      case "tolerance" -> tolerance = readTolerance();
      case "interval" -> interval = readInterval();
      case "objective" -> objective = readObjective();
      case "generator" -> provenance = ProvenanceField.read(source);
      default -> readOther(name);
    }
  }

  private void readOther(String name) throws IOException, MalformedInputException {
    if (unknown == null && !name.startsWith("x-") && !name.startsWith("comment")) {
      unknown =
          new MalformedInputException(
              source.file(), source.place(), "an unknown field", "one of " + KNOWN);
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
    String expected = "\"" + SubsetSumInstance.PROBLEM + "\"";
    String problem = source.string(expected);
    if (problem.equals("network-pruning")) {
      throw source.malformed(expected + "; network pruning is not read by this version");
    }
    if (!problem.equals(SubsetSumInstance.PROBLEM)) {
      throw source.malformed(expected);
    }
    problemSeen = true;
  }

  private NumberTable readList() throws IOException, MalformedInputException {
    String place = source.place();
    NumberTable table = NumberTable.read(source, baseFolder);
    if (table.rank() == 0) {
      throw new MalformedInputException(
          source.file(), place, "a single number", "an array of numbers or of vectors");
    }
    return table;
  }

  private NumberTable readTarget() throws IOException, MalformedInputException {
    String place = source.place();
    NumberTable table = NumberTable.read(source, baseFolder);
    if (table.rank() == 2) {
      throw new MalformedInputException(
          source.file(),
          place,
          "an array of vectors",
          "a number or one vector (\"targets\" is for several)");
    }
    return table.rank() == 0 ? table : table.asVector();
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

  private Interval readInterval() throws IOException, MalformedInputException {
    String expected = "two numbers [lo, hi] with lo ≤ hi";
    String place = source.place();
    source.require(JsonToken.START_ARRAY, expected);
    source.next();
    Rational lower = source.number(expected);
    source.next();
    Rational upper = source.number(expected);
    if (source.next() != JsonToken.END_ARRAY) {
      throw new MalformedInputException(source.file(), place, "more than two entries", expected);
    }
    if (lower.compareTo(upper) > 0) {
      throw new MalformedInputException(
          source.file(), place, "[" + lower + ", " + upper + "]", expected);
    }
    return new Interval(lower, upper);
  }

  private Objective readObjective() throws IOException, MalformedInputException {
    Optional<Objective> found = Objective.ofLabel(source.string(OBJECTIVES));
    if (found.isEmpty()) {
      throw source.malformed(OBJECTIVES);
    }
    return found.get();
  }

  /** The instance, once all fields have been read. */
  SubsetSumInstance build() throws MalformedInputException {
    requireHeader();
    if (unknown != null) {
      throw unknown;
    }
    require(samples != null, "$.samples", "missing", "an array of numbers or of vectors");
    int n = samples.matrix().rows();
    int m = samples.matrix().columns();
    if (size != null) {
      require(
          size.size() <= n, size.place(), "" + size.size(), "at most n = " + n + ", all samples");
    }
    String question = "required by objective \"" + objective.label() + "\"";
    require(
        tolerance != null || !objective.needsTolerance(),
        "$.tolerance",
        "missing",
        "a number ≥ 0, " + question);
    if (objective.needsInterval()) {
      require(interval != null, "$.interval", "missing", "[lo, hi], " + question);
      require(samples.rank() == 1 || m == 1, "$.samples", "vectors", "numbers, " + question);
    }
    return new SubsetSumInstance(
        samples.matrix(),
        targetMatrix(m, question),
        targets != null,
        Optional.ofNullable(size).map(SizeField::range),
        Optional.ofNullable(tolerance),
        Optional.ofNullable(interval),
        objective,
        Optional.ofNullable(provenance));
  }

  private void requireHeader() throws MalformedInputException {
    require(formatSeen, "$.format", "missing", "\"" + InstanceReader.FORMAT + "\"");
    require(problemSeen, "$.problem", "missing", "\"" + SubsetSumInstance.PROBLEM + "\"");
  }

  private RationalMatrix targetMatrix(int m, String question) throws MalformedInputException {
    require(
        target == null || targets == null,
        "$.targets",
        "both \"target\" and \"targets\"",
        "one of them");
    if (target == null && targets == null) {
      require(
          objective.needsInterval(),
          "$.target",
          "missing",
          "a number, a vector or \"targets\", " + question);
      return RationalMatrix.of(List.of(), m);
    }
    NumberTable table = target == null ? targets : target;
    int columns = table.matrix().columns();
    require(
        columns == m,
        target == null ? "$.targets" : "$.target",
        columns == 1 ? "a number" : "a vector of length " + columns,
        m == 1 ? "a number, like the samples" : "length " + m + ", like the samples");
    return table.matrix();
  }

  private void require(boolean condition, String place, String value, String expected)
      throws MalformedInputException {
    if (!condition) {
      throw new MalformedInputException(source.file(), place, value, expected);
    }
  }
}
