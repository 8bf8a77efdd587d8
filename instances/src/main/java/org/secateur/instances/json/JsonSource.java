package org.secateur.instances.json;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonReadFeature;

/**
 * One JSON document, token by token, in which every complaint knows its place. Numbers are taken
 * from their text, so that no decimal ever passes through a double.
 */
public final class JsonSource implements AutoCloseable {
  static final String EXACT_NUMBER =
      "an exact number: an integer, a decimal, \"p/q\" or a hexadecimal float such as \"0x1.8p-3\"";

  /** What {@link Rational#parse} says when there is nothing more to say. */
  private static final String NOT_A_NUMBER = "not a number";

  /** Advice in the library's messages to programmers, which is none to the writer of a file. */
  private static final Pattern ADVICE =
      Pattern.compile(", from `[^`]*`| \\(or 'NaN'/'\\+INF'/'-INF'\\)|: [^:]*`JsonReadFeature.*");

  /** Deep enough for any comment, shallow enough for the call stack. */
  private static final int MAX_DEPTH = 100;

  private static final int MAX_STRING = 100_000;

  /** NaN and infinities are let through the lexer, to be refused by name. */
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(Rational.MAX_TEXT)
                  .maxStringLength(MAX_STRING)
                  .build())
          .build();

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

  /** Reads the value of one field; the current token is the value's first. */
  public interface FieldReader {
    void read(String name) throws IOException, MalformedInputException;
  }

  private final String file;
  private final JsonParser parser;

  /** The number read last: an optimum stands in both bounds and in the error. */
  private Rational lastNumber = Rational.ZERO;

  private String lastText = "0";

  public JsonSource(String file, InputStream in) throws IOException, MalformedInputException {
    this.file = file;
    try {
      parser = FACTORY.createParser(ObjectReadContext.empty(), in);
    } catch (JacksonException e) {
      throw converted(e, "$", TokenStreamLocation.NA);
    }
  }

  public String file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    try {
      parser.close();
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  /** Reads the whole document, which must be one object. */
  public void document(FieldReader fields) throws IOException, MalformedInputException {
    if (nextOrEnd() == null) {
      throw new MalformedInputException(file, "", "an empty file", "a JSON object");
    }
    object("a JSON object", fields);
    JsonToken more = nextOrEnd();
    if (more != null) {
      throw new MalformedInputException(
          file, "$", describe() + " after the closing brace", "the end of the file");
    }
  }

  /** Reads the object that starts at the current token. */
  public void object(String expected, FieldReader fields)
      throws IOException, MalformedInputException {
    require(JsonToken.START_OBJECT, expected);
    Set<String> seen = new HashSet<>();
    while (next() != JsonToken.END_OBJECT) {
      String name = text();
      next();
      if (!seen.add(name)) {
        throw new MalformedInputException(
            file, place(), "a second field \"" + name + "\"", "each name once");
      }
      fields.read(name);
    }
  }

  public JsonToken next() throws IOException, MalformedInputException {
    JsonToken token = nextOrEnd();
    if (token == null) {
      throw ended(place());
    }
    return token;
  }

  private JsonToken nextOrEnd() throws IOException, MalformedInputException {
    try {
      return parser.nextToken();
    } catch (JacksonException e) {
      throw converted(e, path(parser.streamReadContext()), parser.currentLocation());
    }
  }

  JsonToken current() {
    return parser.currentToken();
  }

  public boolean at(JsonToken token) {
    return parser.currentToken() == token;
  }

  public void require(JsonToken token, String expected)
      throws IOException, MalformedInputException {
    if (!at(token)) {
      throw malformed(expected);
    }
  }

  String text() throws IOException, MalformedInputException {
    try {
      return parser.getString();
    } catch (JacksonException e) {
      throw converted(e, place(), parser.currentLocation());
    }
  }

  void skip() throws IOException, MalformedInputException {
    try {
      parser.skipChildren();
      parser.finishToken();
    } catch (JacksonException e) {
      throw converted(e, path(parser.streamReadContext()), parser.currentLocation());
    }
    if (at(JsonToken.START_ARRAY) || at(JsonToken.START_OBJECT)) {
      throw ended(place());
    }
  }

  public String string(String expected) throws IOException, MalformedInputException {
    require(JsonToken.VALUE_STRING, expected);
    return text();
  }

  /** The exact number at the current token. */
  Rational number() throws IOException, MalformedInputException {
    return number(EXACT_NUMBER);
  }

  Rational number(String expected) throws IOException, MalformedInputException {
    JsonToken token = current();
    if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
      throw malformed(expected);
    }
    String text = text();
    if (text.equals(lastText)) {
      return lastNumber;
    }
    try {
      lastNumber = DecimalText.parse(text);
      lastText = text;
      return lastNumber;
    } catch (NumberFormatException e) {
      String reason = NOT_A_NUMBER.equals(e.getMessage()) ? "" : " (" + e.getMessage() + ")";
      throw malformed(expected + reason);
    }
  }

  /** The exact number at the current token, which may also be the square root of one. */
  ExactReal real() throws IOException, MalformedInputException {
    if (at(JsonToken.VALUE_STRING) && text().startsWith("sqrt(")) {
      try {
        return ExactReal.parse(text());
      } catch (NumberFormatException e) {
        throw malformed("\"sqrt(p/q)\" with p/q ≥ 0");
      }
    }
    return number();
  }

  /** The integer at the current token, within the given limits. */
  public long integer(long least, long most, String expected)
      throws IOException, MalformedInputException {
    Rational value = number(expected);
    boolean inside =
        value.denominator().bitLength() == 1
            && value.compareTo(Rational.of(least)) >= 0
            && value.compareTo(Rational.of(most)) <= 0;
    if (!inside) {
      throw malformed(expected);
    }
    return value.numerator().longValueExact();
  }

  /** The complaint that the current token is not what it should be. */
  public MalformedInputException malformed(String expected)
      throws IOException, MalformedInputException {
    return new MalformedInputException(file, place(), describe(), expected);
  }

  private String describe() throws IOException, MalformedInputException {
    return switch (current()) {
      case START_ARRAY -> "an array";
      case END_ARRAY -> "the end of the array";
      case START_OBJECT -> "an object";
      case VALUE_STRING -> "\"" + text() + "\"";
      default -> text();
    };
  }

  /** The JSON path of the current token. */
  public String place() {
    TokenStreamContext context = parser.streamReadContext();
    boolean inside = at(JsonToken.START_ARRAY) || at(JsonToken.START_OBJECT);
    return path(inside ? context.getParent() : context);
  }

  private static String path(TokenStreamContext innermost) {
    StringBuilder path = new StringBuilder();
    for (TokenStreamContext at = innermost; at != null && !at.inRoot(); at = at.getParent()) {
      if (at.inArray() && at.hasCurrentIndex()) {
        path.insert(0, "[" + at.getCurrentIndex() + "]");
      } else if (at.inObject() && at.currentName() != null) {
        path.insert(0, segment(at.currentName()));
      }
    }
    return "$" + path;
  }

  static String segment(String name) {
    if (PLAIN_NAME.matcher(name).matches()) {
      return "." + name;
    }
    return "[\"" + (name.length() > 64 ? name.substring(0, 64) + "…" : name) + "\"]";
  }

  private MalformedInputException ended(String place) {
    return new MalformedInputException(
        file, place, "the end of the file", "the rest of the JSON document");
  }

  private MalformedInputException converted(
      JacksonException e, String place, TokenStreamLocation location) throws IOException {
    if (e instanceof JacksonIOException io) {
      IOException cause = io.getCause();
      if (cause instanceof CharConversionException) {
        return new MalformedInputException(file, place, "bytes that are no text", "UTF-8");
      }
      // What reading a directory as a stream comes to, where opening it did not fail already.
      if ("Is a directory".equals(cause.getMessage())) {
        return new MalformedInputException(file, "", "a directory", "a file");
      }
      throw cause;
    }
    if (e instanceof UnexpectedEndOfInputException) {
      return ended(place);
    }
    String first = e.getOriginalMessage().lines().findFirst().orElse("");
    String reason = ADVICE.matcher(first).replaceAll("");
    String where =
        location.getLineNr() > 0
            ? "line " + location.getLineNr() + ", column " + location.getColumnNr()
            : "the first bytes";
    return new MalformedInputException(file, place, where, "valid JSON (" + reason + ")");
  }
}
