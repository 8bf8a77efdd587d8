package org.secateur.instances.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Domain;
import org.secateur.model.Rational;
import tools.jackson.core.JsonGenerator;

/** The field {@code domain}: a box, a ball or points. */
final class DomainField {
  static final String EXPECTED =
      "{\"box\": {\"lower\": […], \"upper\": […]}}, {\"ball\": {\"norm\": 1 or 2, \"radius\": r}} or"
          + " {\"points\": [[…], …]}";
  private static final String BOX = "{\"lower\": […], \"upper\": […]}";
  private static final String BALL = "{\"norm\": 1 or 2, \"radius\": r}";

  private final JsonSource source;
  private final Path baseFolder;
  private Domain domain;
  private List<Rational> lower;
  private List<Rational> upper;
  private Domain.Norm norm;
  private Rational radius;

  private DomainField(JsonSource source, Path baseFolder) {
    this.source = source;
    this.baseFolder = baseFolder;
  }

  /** Reads the object that starts at the current token. */
  static Domain read(JsonSource source, Path baseFolder)
      throws IOException, MalformedInputException {
    DomainField field = new DomainField(source, baseFolder);
    String place = source.place();
    source.object(EXPECTED, field::readKind);
    if (field.domain == null) {
      throw new MalformedInputException(source.file(), place, "an empty object", EXPECTED);
    }
    return field.domain;
  }

  private void readKind(String name) throws IOException, MalformedInputException {
    if (domain != null) {
      throw unknown("a second kind of domain", EXPECTED);
    }
    switch (name) {
      case "box" -> domain = readBox();
      case "ball" -> domain = readBall();
      case "points" -> domain = readPoints();
      default -> throw unknown("an unknown field", EXPECTED);
    }
  }

  private MalformedInputException unknown(String value, String expected) {
    return new MalformedInputException(source.file(), source.place(), value, expected);
  }

  private Domain readBox() throws IOException, MalformedInputException {
    String place = source.place();
    source.object(
        BOX,
        name -> {
          switch (name) {
            case "lower" -> lower = readVector();
            case "upper" -> upper = readVector();
            default -> throw unknown("an unknown field", BOX);
          }
        });
    if (lower == null || upper == null) {
      throw new MalformedInputException(source.file(), place, "an incomplete object", BOX);
    }
    if (lower.size() != upper.size()) {
      throw new MalformedInputException(
          source.file(),
          place + ".upper",
          "length " + upper.size(),
          "length " + lower.size() + ", like lower");
    }
    for (int i = 0; i < lower.size(); i++) {
      if (lower.get(i).compareTo(upper.get(i)) > 0) {
        throw new MalformedInputException(
            source.file(),
            place + ".upper[" + i + "]",
            upper.get(i).toString(),
            "at least " + lower.get(i) + ", the lower end");
      }
    }
    return new Domain.Box(lower, upper);
  }

  private List<Rational> readVector() throws IOException, MalformedInputException {
    String place = source.place();
    NumberTable table = NumberTable.read(source, baseFolder);
    if (table.rank() != 1) {
      throw new MalformedInputException(
          source.file(),
          place,
          table.rank() == 0 ? "a single number" : "an array of vectors",
          "an array of numbers, one for each input");
    }
    return table.asVector().matrix().row(0);
  }

  private Domain readBall() throws IOException, MalformedInputException {
    String place = source.place();
    source.object(
        BALL,
        name -> {
          switch (name) {
            case "norm" -> norm = Domain.Norm.values()[(int) source.integer(1, 2, "1 or 2") - 1];
            case "radius" -> radius = readRadius();
            default -> throw unknown("an unknown field", BALL);
          }
        });
    if (norm == null || radius == null) {
      throw new MalformedInputException(source.file(), place, "an incomplete object", BALL);
    }
    return new Domain.Ball(norm, radius);
  }

  private Rational readRadius() throws IOException, MalformedInputException {
    Rational value = source.number();
    if (value.signum() < 0) {
      throw source.malformed("a number ≥ 0");
    }
    return value;
  }

  private Domain readPoints() throws IOException, MalformedInputException {
    String place = source.place();
    NumberTable table = NumberTable.read(source, baseFolder);
    if (table.rank() != 2) {
      throw new MalformedInputException(
          source.file(),
          place,
          table.rank() == 0 ? "a single number" : "an array of numbers",
          "an array of vectors");
    }
    return new Domain.Points(table.matrix());
  }

  static void write(Domain domain, JsonGenerator json) {
    json.writeStartObject();
    if (domain instanceof Domain.Box box) {
      json.writeName("box").writeStartObject();
      json.writeName("lower");
      NumberText.writeVector(box.lower(), json);
      json.writeName("upper");
      NumberText.writeVector(box.upper(), json);
      json.writeEndObject();
    } else if (domain instanceof Domain.Ball ball) {
      json.writeName("ball").writeStartObject();
      json.writeNumberProperty("norm", ball.norm().order());
      json.writeName("radius");
      NumberText.write(ball.radius(), json);
      json.writeEndObject();
    } else if (domain instanceof Domain.Points points) {
      json.writeName("points");
      NumberText.writeRows(points.points(), json);
    }
    json.writeEndObject();
  }
}
