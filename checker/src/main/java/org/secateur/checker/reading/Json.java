package org.secateur.checker.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Matrix;
import org.secateur.checker.arithmetic.NumberText;
import org.secateur.checker.verdict.Rejection;
import org.secateur.checker.verdict.Verdict;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** The tokens of an instance file, and the values that its fields have. */
public final class Json {
  private static final String TABLE = "an array of numbers, or of vectors of one length";

  private final JsonParser json;

  /** Where other files are; empty where there are none. */
  private final Optional<Path> folder;

  /** Reads the value of a field, which starts at the current token. */
  public interface Field {
    void read(String name) throws IOException, Rejection;
  }

  private Json(JsonParser json, Optional<Path> folder) {
    this.json = json;
    this.folder = folder;
  }

  /** Reads the value of one known field. */
  public interface Value {
    void read() throws IOException, Rejection;
  }

  /**
   * The tokens of a stream, which stays open.
   *
   * @param folder where other files are, if they may be read
   */
  public static Json of(InputStream in, Optional<Path> folder) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxNumberLength(NumberText.MAX)
                    .build())
            .build();
    Reader text = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
    return new Json(factory.createParser(ObjectReadContext.empty(), text), folder);
  }

  /** Reads the whole stream: one object. */
  public void document(Field field) throws IOException, Rejection {
    try {
      json.nextToken();
      object(field);
      if (json.nextToken() != null) {
        throw malformed("expected the end of the file");
      }
    } catch (JacksonIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw malformed(e, "not UTF-8");
      }
      throw e.getCause();
    } catch (JacksonException e) {
      throw malformed(e, "not valid JSON");
    }
  }

  /** Some exceptions, those of limits, come without a location. */
  private static Rejection malformed(JacksonException e, String message) {
    String place = e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
    return new Rejection(Verdict.MALFORMED, "instance" + place, message);
  }

  public void object(Field field) throws IOException, Rejection {
    if (!isObject()) {
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

  /** An object with no other fields than these. */
  public void object(Map<String, Value> fields) throws IOException, Rejection {
    object(
        name -> {
          if (!fields.containsKey(name)) {
            throw malformed("an unknown field");
          }
          fields.get(name).read();
        });
  }

  public boolean isObject() {
    return json.currentToken() == JsonToken.START_OBJECT;
  }

  public boolean isScalar() {
    return json.currentToken().isScalarValue();
  }

  public void skip() {
    json.skipChildren();
  }

  /** The text of a value of whatever kind. */
  public String anyText() {
    return json.getString();
  }

  public String text() throws Rejection {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw malformed("expected a text");
    }
    return json.getString();
  }

  public Fraction number() throws Rejection {
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

  public int integer() throws Rejection {
    Fraction value = number();
    if (value.denominator().bitLength() != 1 || value.numerator().bitLength() > 31) {
      throw malformed("expected an integer");
    }
    return value.numerator().intValueExact();
  }

  public List<Fraction> numbers() throws Rejection {
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

  /** What numbers that are not in vectors mean in an array. */
  public enum Alone {
    ROWS,
    ONE_ROW,
    MALFORMED
  }

  /**
   * Rows of one length.
   *
   * @param alone what an array of numbers means
   */
  public Matrix table(Alone alone) throws Rejection {
    requireArray();
    Matrix.Builder entries = new Matrix.Builder();
    // Of the vectors; 0 for numbers that are not in vectors.
    int length = -1;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      boolean isVector = json.currentToken() == JsonToken.START_ARRAY;
      List<Fraction> row = isVector ? numbers() : List.of(number());
      int next = isVector ? row.size() : 0;
      if (length >= 0 && next != length || next == 0 && alone == Alone.MALFORMED) {
        throw malformed(
            "expected " + (alone == Alone.ROWS ? TABLE : "an array of vectors of one length"));
      }
      length = next;
      row.forEach(entries::add);
    }
    if (length < 0) {
      throw malformed("an empty array");
    }
    return entries.matrix(length > 0 ? length : alone == Alone.ROWS ? 1 : entries.size());
  }

  /** Rows of one length, also those of an array in another file. */
  public Matrix matrix(Alone alone) throws IOException, Rejection {
    if (!isObject() || folder.isEmpty()) {
      return table(alone);
    }
    ArrayFile array = array();
    if (array.rank() != 2 && !(alone == Alone.ONE_ROW && array.rank() == 1)) {
      throw malformed("an array of rank %s, expected vectors of one length", array.rank());
    }
    return array.matrix();
  }

  /** The array of {@code {"npz": file, "array": name}} or {@code {"npy": file}}. */
  private ArrayFile array() throws IOException, Rejection {
    String place = place();
    Map<String, String> names = new HashMap<>();
    object(
        name -> {
          if (!List.of("npz", "npy", "array").contains(name)) {
            throw otherFile();
          }
          names.put(name, text());
        });
    boolean isArchive = names.containsKey("npz");
    if (names.containsKey("npy") == isArchive || names.containsKey("array") != isArchive) {
      throw new Rejection(
          Verdict.MALFORMED, place, "expected {\"npz\": file, \"array\": name} or {\"npy\": file}");
    }
    String path = names.get(isArchive ? "npz" : "npy");
    return ArrayFile.read(folder.orElseThrow(), path, names.get("array"), place);
  }

  /** Some numbers of other files are not read. */
  public Rejection otherFile() {
    return new Rejection(
        Verdict.UNSUPPORTED,
        place(),
        "numbers in another file; this checker reads instances that hold their numbers");
  }

  /** A condition on a field's value. */
  public static void require(boolean condition, String path, String message) throws Rejection {
    if (!condition) {
      throw new Rejection(Verdict.MALFORMED, "instance " + path, message);
    }
  }

  private void requireArray() throws Rejection {
    if (isObject()) {
      throw otherFile();
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw malformed("expected " + TABLE);
    }
  }

  public Rejection malformed(String format, Object... values) {
    return new Rejection(Verdict.MALFORMED, place(), format, values);
  }

  public String place() {
    String pointer = json.streamReadContext().pathAsPointer().toString();
    return "instance $" + pointer.replaceAll("/([0-9]+)", "[$1]").replace('/', '.');
  }
}
