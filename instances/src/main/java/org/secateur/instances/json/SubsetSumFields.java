package org.secateur.instances.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Interval;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;
import tools.jackson.core.JsonToken;

/** The fields that only subset sums have, while they are read. */
final class SubsetSumFields {
  static final String KNOWN = "samples, target, targets, size, tolerance, interval";

  private final JsonSource source;
  private final Path baseFolder;
  private String first;
  private NumberTable samples;
  private NumberTable targets;
  private Interval interval;

  SubsetSumFields(JsonSource source, Path baseFolder) {
    this.source = source;
    this.baseFolder = baseFolder;
  }

  /** Reads the value if the name is one of these fields; otherwise leaves it alone. */
  boolean read(String name) throws IOException, MalformedInputException {
    String place = source.place();
    switch (name) {
      case "samples" -> samples = readList(place);
      case "targets" -> targets = readList(place);
      case "interval" -> interval = readInterval(place);
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

  private NumberTable readList(String place) throws IOException, MalformedInputException {
    NumberTable table = NumberTable.read(source, baseFolder);
    if (table.rank() == 0) {
      throw new MalformedInputException(
          source.file(), place, "a single number", "an array of numbers or of vectors");
    }
    return table;
  }

  private Interval readInterval(String place) throws IOException, MalformedInputException {
    String expected = "two numbers [lo, hi] with lo ≤ hi";
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

  SubsetSumInstance build(InstanceFields all) throws MalformedInputException {
    all.require(samples != null, "$.samples", "missing", "an array of numbers or of vectors");
    int m = samples.matrix().columns();
    int n = samples.matrix().rows();
    Optional<SizeRange> sizes = all.sizes(n, "n = " + n + ", all samples");
    Optional<Rational> tolerance = all.tolerance();
    if (all.objective().needsInterval()) {
      all.require(interval != null, "$.interval", "missing", "[lo, hi], " + all.question());
      all.require(
          samples.rank() == 1 || m == 1, "$.samples", "vectors", "numbers, " + all.question());
    }
    return new SubsetSumInstance(
        samples.matrix(),
        targetMatrix(m, all),
        targets != null,
        sizes,
        tolerance,
        Optional.ofNullable(interval),
        all.objective(),
        all.provenance());
  }

  private RationalMatrix targetMatrix(int m, InstanceFields all) throws MalformedInputException {
    Optional<TargetField> target = all.target();
    all.require(
        target.isEmpty() || targets == null,
        "$.targets",
        "both \"target\" and \"targets\"",
        "one of them");
    if (target.isEmpty() && targets == null) {
      all.require(
          all.objective().needsInterval(),
          "$.target",
          "missing",
          "a number, a vector or \"targets\", " + all.question());
      return RationalMatrix.of(List.of(), m);
    }
    all.require(
        target.isEmpty() || target.get().numbers().isPresent(),
        "$.target",
        "a network",
        "a number or a vector for problem \"" + SubsetSumInstance.PROBLEM + "\"");
    NumberTable table = target.isEmpty() ? targets : target.get().numbers().orElseThrow();
    int columns = table.matrix().columns();
    all.require(
        columns == m,
        target.isEmpty() ? "$.targets" : "$.target",
        columns == 1 ? "a number" : "a vector of length " + columns,
        m == 1 ? "a number, like the samples" : "length " + m + ", like the samples");
    return table.matrix();
  }
}
