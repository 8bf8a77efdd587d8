package org.secateur.instances.json;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Answer;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SolveResult;

/** The outermost fields of a result while it is read. */
final class ResultFields {
  private static final String OBJECTIVES =
      Arrays.stream(Objective.values())
          .map(o -> "\"" + o.label() + "\"")
          .collect(Collectors.joining(", ", "one of ", ""));
  private static final Rational MAX_SECONDS = Rational.of(1_000_000_000_000L);

  private final JsonSource source;
  private final AnswerFields answer;
  private boolean formatSeen;
  private Objective objective;
  private String engine;
  private Long seed;
  private Long threads;
  private Duration elapsed;
  private Long nodes;

  ResultFields(JsonSource source, MaskFormat masks) {
    this.source = source;
    this.answer = new AnswerFields(source, masks);
  }

  void read(String name) throws IOException, MalformedInputException {
    switch (name) {
      case "format" -> readFormat();
      case "objective" -> objective = readObjective();
      case "engine" -> engine = source.string("the name of an engine");
      case "seed" -> seed = source.integer(Long.MIN_VALUE, Long.MAX_VALUE, "an integer of 64 bits");
      case "threads" -> threads = source.integer(0, Integer.MAX_VALUE, "a number of threads");
      case "seconds" -> elapsed = readSeconds();
      case "nodes" -> nodes = source.integer(0, Long.MAX_VALUE, "a number of nodes");
      default -> {
        if (!answer.read(name)) {
          source.skip();
        }
      }
    }
  }

  private void readFormat() throws IOException, MalformedInputException {
    String expected = "\"" + ResultWriter.FORMAT + "\"";
    if (!source.string(expected).equals(ResultWriter.FORMAT)) {
      throw source.malformed(expected + ", the format that this version reads");
    }
    formatSeen = true;
  }

  private Objective readObjective() throws IOException, MalformedInputException {
    Optional<Objective> found = Objective.ofLabel(source.string(OBJECTIVES));
    if (found.isEmpty()) {
      throw source.malformed(OBJECTIVES);
    }
    return found.get();
  }

  private Duration readSeconds() throws IOException, MalformedInputException {
    String expected = "a number of seconds";
    Rational seconds = source.number(expected);
    if (seconds.signum() < 0 || seconds.compareTo(MAX_SECONDS) > 0) {
      throw source.malformed(expected);
    }
    BigInteger[] parts =
        seconds
            .multiply(Rational.of(1_000_000_000))
            .floor()
            .divideAndRemainder(BigInteger.valueOf(1_000_000_000));
    return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
  }

  /** The result; without listed answers its own fields are the only one. */
  SolveResult build(List<Answer> listed) throws MalformedInputException {
    Optional<String> format = formatSeen ? Optional.of(ResultWriter.FORMAT) : Optional.empty();
    required("$.format", format, "\"" + ResultWriter.FORMAT + "\"");
    return new SolveResult(
        required("$.objective", Optional.ofNullable(objective), OBJECTIVES),
        listed.isEmpty() ? List.of(answer.build("$")) : listed,
        required("$.engine", Optional.ofNullable(engine), "the name of an engine"),
        required("$.seed", Optional.ofNullable(seed), "an integer"),
        required("$.threads", Optional.ofNullable(threads), "a number of threads").intValue(),
        required("$.seconds", Optional.ofNullable(elapsed), "a number of seconds"),
        required("$.nodes", Optional.ofNullable(nodes), "a number of nodes"));
  }

  private <T> T required(String place, Optional<T> value, String expected)
      throws MalformedInputException {
    return ResultReader.required(source, place, value, expected);
  }
}
