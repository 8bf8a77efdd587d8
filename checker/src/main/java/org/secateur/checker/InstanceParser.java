package org.secateur.checker;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** The checker's own reading of {@code secateur-instance/1} with the problem subset-sum. */
final class InstanceParser {
  private static final String TABLE = "an array of numbers, or of vectors of one length";

  private final JsonParser json;
  private boolean formatSeen;
  private boolean problemSeen;
  private List<List<Fraction>> samples;
  private List<List<Fraction>> targets;
  private int exactly = -1;
  private int atMost = -1;
  private Fraction tolerance;
  private List<Fraction> interval;
  private String objective = "min-error";
  private String origin;

  /** Reads the value of a field, which starts at the current token. */
  private interface Field {
    void read(String name) throws Rejection;
  }

  private InstanceParser(JsonParser json) {
    this.json = json;
  }

  /** Reads the whole stream, which stays open. */
  static Problem parse(InputStream in) throws IOException, Rejection {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxNumberLength(NumberText.MAX)
                    .build())
            .build();
    try {
      InstanceParser parser =
          new InstanceParser(factory.createParser(ObjectReadContext.empty(), in));
      parser.json.nextToken();
      parser.object(parser::field);
      if (parser.json.nextToken() != null) {
        throw parser.malformed("expected the end of the file");
      }
      return parser.problem();
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw new Rejection(
          Verdict.MALFORMED, "instance line " + e.getLocation().getLineNr(), "not valid JSON");
    }
  }

  private void field(String name) throws Rejection {
    switch (name) {
      case "format" -> formatSeen = literal("secateur-instance/1");
      case "problem" -> problemSeen = literal("subset-sum");
      case "samples" -> samples = table();
      case "target" -> setTargets(single());
      case "targets" -> setTargets(table());
      case "size" -> object(this::size);
      case "tolerance" -> tolerance = number();
      case "interval" -> interval = numbers();
      case "objective" -> objective = text();
      case "generator" -> origin = origin();
      default -> {
        if (!name.startsWith("x-") && !name.startsWith("comment")) {
          throw malformed("an unknown field");
        }
        json.skipChildren();
      }
    }
  }

  private void object(Field field) throws Rejection {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw malformed("expected an object");
    }
    Set<String> seen = new HashSet<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (!seen.add(name)) {
        throw malformed("a second field of this name");
      }
      field.read(name);
    }
  }

  private boolean literal(String expected) throws Rejection {
    String text = text();
    if (!text.equals(expected)) {
      throw new Rejection(
          Verdict.UNSUPPORTED, place(), "\"" + text + "\", this checker reads " + expected);
    }
    return true;
  }

  private String text() throws Rejection {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw malformed("expected a text");
    }
    return json.getString();
  }

  private Fraction number() throws Rejection {
    JsonToken token = json.currentToken();
    if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
      throw malformed("expected a number");
    }
    try {
      return NumberText.parse(json.getString());
    } catch (NumberFormatException e) {
      throw malformed(e.getMessage());
    }
  }

  private int integer() throws Rejection {
    Fraction value = number();
    if (value.denominator().bitLength() != 1 || value.numerator().bitLength() > 31) {
      throw malformed("expected an integer");
    }
    return value.numerator().intValueExact();
  }

  private List<Fraction> numbers() throws Rejection {
    requireArray();
    List<Fraction> numbers = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      numbers.add(number());
    }
    if (numbers.isEmpty()) {
      throw malformed("an empty array");
    }
    return numbers;
  }

  /** Rows of one length: a number alone is a row of length 1. */
  private List<List<Fraction>> table() throws Rejection {
    requireArray();
    List<List<Fraction>> rows = new ArrayList<>();
    boolean vectors = false;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      boolean vector = json.currentToken() == JsonToken.START_ARRAY;
      List<Fraction> row = vector ? numbers() : List.of(number());
      if (!rows.isEmpty() && (vector != vectors || row.size() != rows.get(0).size())) {
        throw malformed("expected " + TABLE);
      }
      vectors = vector;
      rows.add(row);
    }
    if (rows.isEmpty()) {
      throw malformed("an empty array");
    }
    return rows;
  }

  private List<List<Fraction>> single() throws Rejection {
    boolean scalar = json.currentToken().isScalarValue();
    return List.of(scalar ? List.of(number()) : numbers());
  }

  private void setTargets(List<List<Fraction>> rows) throws Rejection {
    if (targets != null) {
      throw malformed("both target and targets");
    }
    targets = rows;
  }

  private void requireArray() throws Rejection {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      throw new Rejection(
          Verdict.UNSUPPORTED,
          place(),
          "numbers in another file; this checker reads instances that hold their numbers");
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw malformed("expected " + TABLE);
    }
  }

  private void size(String name) throws Rejection {
    if (exactly >= 0 || atMost >= 0 || !(name.equals("exactly") || name.equals("atMost"))) {
      throw malformed("expected {\"exactly\": k} or {\"atMost\": k}");
    }
    int size = integer();
    if (size < 0) {
      throw malformed("expected a size from 0 to n");
    }
    exactly = name.equals("exactly") ? size : -1;
    atMost = size;
  }

  /** The object {@code generator}, in the order of its fields: "family f, version 1, n 20". */
  private String origin() throws Rejection {
    List<String> words = new ArrayList<>();
    object(
        name -> {
          if (name.equals("parameters")) {
            object(parameter -> words.add(parameter + " " + json.getString()));
          } else {
            words.add(name + " " + json.getString());
          }
        });
    return String.join(", ", words);
  }

  private Problem problem() throws Rejection {
    require(formatSeen, "$.format", "missing");
    require(problemSeen, "$.problem", "missing");
    require(samples != null, "$.samples", "missing");
    require(tolerance == null || tolerance.signum() >= 0, "$.tolerance", "expected at least 0");
    require(
        interval == null || interval.size() == 2 && !interval.get(0).isAbove(interval.get(1)),
        "$.interval",
        "expected [lo, hi] with lo at most hi");
    require(atMost <= samples.size(), "$.size", "expected at most n = " + samples.size());
    require(targets != null || interval != null, "$.target", "missing");
    List<List<Fraction>> rows = targets == null ? List.of() : targets;
    require(
        rows.isEmpty() || rows.get(0).size() == samples.get(0).size(),
        "$.target",
        "expected the length of the samples, " + samples.get(0).size());
    Sizes sizes = new Sizes(Math.max(exactly, 0), atMost < 0 ? samples.size() : atMost);
    return new Problem(
        List.copyOf(samples),
        List.copyOf(rows),
        sizes,
        Optional.ofNullable(tolerance),
        Optional.ofNullable(interval),
        objective,
        Optional.ofNullable(origin));
  }

  private static void require(boolean condition, String path, String message) throws Rejection {
    if (!condition) {
      throw new Rejection(Verdict.MALFORMED, "instance " + path, message);
    }
  }

  private Rejection malformed(String message) {
    return new Rejection(Verdict.MALFORMED, place(), message);
  }

  private String place() {
    String pointer = json.streamReadContext().pathAsPointer().toString();
    return "instance $" + pointer.replaceAll("/([0-9]+)", "[$1]").replace('/', '.');
  }
}
