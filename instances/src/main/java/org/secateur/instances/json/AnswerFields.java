package org.secateur.instances.json;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.ExactReal;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Rational;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import tools.jackson.core.JsonToken;

/** The fields of one answer while it is read; a null stands for a missing field. */
final class AnswerFields {
  private final JsonSource source;
  private final MaskFormat masks;
  private Status status;
  private StopReason stopReason;
  private Evidence evidence;
  private Bounds bounds;
  private Long size;
  private ExactReal error;
  private Mask kept;
  private List<Rational> worstInput;
  private BigInteger count;
  private List<Incumbent> frontier;
  private Rational worstTarget;

  AnswerFields(JsonSource source, MaskFormat masks) {
    this.source = source;
    this.masks = masks;
  }

  /** Reads the value if the name is a field of an answer; otherwise leaves it alone. */
  boolean read(String name) throws IOException, MalformedInputException {
    if (source.at(JsonToken.VALUE_NULL)) {
      return true;
    }
    switch (name) {
      case "status" -> status = label(Status.values(), Status::label);
      case "stopReason" -> stopReason = label(StopReason.values(), StopReason::label);
      case "evidence" -> evidence = label(Evidence.values(), Evidence::label);
      case "bounds" -> bounds = readBounds();
      case "size" ->
          size = source.integer(0, masks.length(), "an integer from 0 to " + masks.length());
      case "error" -> error = readError();
      case "worstInput" -> worstInput = readInput();
      case "count" -> count = readCount();
      case "frontier" -> frontier = readFrontier();
      case "worstTarget" -> worstTarget = source.number();
      default -> {
        return readMask(name);
      }
    }
    return true;
  }

  private boolean readMask(String name) throws IOException, MalformedInputException {
    if (!masks.reads(name)) {
      return false;
    }
    Mask read = masks.read(name, source);
    if (kept == null || name.equals(masks.field())) {
      kept = read;
    }
    return true;
  }

  private List<Rational> readInput() throws IOException, MalformedInputException {
    source.require(JsonToken.START_ARRAY, "an array of numbers");
    List<Rational> input = new ArrayList<>();
    while (source.next() != JsonToken.END_ARRAY) {
      input.add(source.number());
    }
    return input;
  }

  private <E> E label(E[] values, Function<E, String> label)
      throws IOException, MalformedInputException {
    String expected =
        Arrays.stream(values)
            .map(v -> "\"" + label.apply(v) + "\"")
            .collect(Collectors.joining(", ", "one of ", ""));
    String text = source.string(expected);
    Optional<E> found = Arrays.stream(values).filter(v -> label.apply(v).equals(text)).findFirst();
    if (found.isEmpty()) {
      throw source.malformed(expected);
    }
    return found.get();
  }

  private Bounds readBounds() throws IOException, MalformedInputException {
    ExactReal[] ends = new ExactReal[2];
    String place = source.place();
    source.object(
        "{\"lower\": number or null, \"upper\": number or null}",
        name -> {
          if (source.at(JsonToken.VALUE_NULL)) {
            return;
          }
          switch (name) {
            case "lower" -> ends[0] = source.real();
            case "upper" -> ends[1] = source.real();
            default -> source.skip();
          }
        });
    if (ends[0] != null && ends[1] != null && ends[0].compareTo(ends[1]) > 0) {
      throw new MalformedInputException(
          source.file(), place, "[" + ends[0] + ", " + ends[1] + "]", "lower ≤ upper");
    }
    return new Bounds(Optional.ofNullable(ends[0]), Optional.ofNullable(ends[1]));
  }

  private ExactReal readError() throws IOException, MalformedInputException {
    ExactReal value = source.real();
    if (value.signum() < 0) {
      throw source.malformed("a number ≥ 0");
    }
    return value;
  }

  private BigInteger readCount() throws IOException, MalformedInputException {
    String expected = "an integer ≥ 0";
    Rational value = source.number(expected);
    if (value.signum() < 0 || !value.denominator().equals(BigInteger.ONE)) {
      throw source.malformed(expected);
    }
    return value.numerator();
  }

  private List<Incumbent> readFrontier() throws IOException, MalformedInputException {
    source.require(JsonToken.START_ARRAY, "an array of {\"size\", \"error\", \"kept\"}");
    List<Incumbent> points = new ArrayList<>();
    while (source.next() != JsonToken.END_ARRAY) {
      String place = source.place();
      AnswerFields point = new AnswerFields(source, masks);
      source.object(
          "{\"size\", \"error\", \"kept\"}",
          name -> {
            if (!point.read(name)) {
              source.skip();
            }
          });
      points.add(point.incumbent(place));
    }
    return points;
  }

  Answer build(String place) throws MalformedInputException {
    return new Answer(
        required(place, "status", status),
        required(place, "stopReason", stopReason),
        required(place, "evidence", evidence),
        required(place, "bounds", bounds),
        finding(place));
  }

  private Finding finding(String place) throws MalformedInputException {
    if (count != null) {
      return new Finding.Count(count);
    }
    if (frontier != null) {
      return new Finding.Frontier(frontier);
    }
    if (worstTarget != null) {
      return new Finding.WorstTarget(worstTarget, incumbent(place));
    }
    return kept == null ? new Finding.Nothing() : new Finding.Subset(incumbent(place));
  }

  private Incumbent incumbent(String place) throws MalformedInputException {
    Mask mask = required(place, masks.field(), kept);
    if (size != null && size != mask.size()) {
      throw new MalformedInputException(
          source.file(), place + ".size", size.toString(), mask.size() + ", the length of kept");
    }
    return new Incumbent(mask, required(place, "error", error), Optional.ofNullable(worstInput));
  }

  private <T> T required(String place, String name, T value) throws MalformedInputException {
    return ResultReader.required(
        source, place + "." + name, Optional.ofNullable(value), "the field of an answer");
  }
}
