package org.secateur.instances.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import tools.jackson.core.JsonToken;

/**
 * Numbers as they stand in an instance: a single one, a list, or a list of vectors.
 *
 * @param rank 0, 1 or 2
 * @param matrix 1 × 1 for a single number, n × 1 for a list, n × m for a list of vectors
 */
record NumberTable(int rank, RationalMatrix matrix) {
  private static final String NUMBERS_OR_VECTORS = "numbers, or vectors of one length";

  /** Reads the value at the current token, which may also refer to an array in another file. */
  static NumberTable read(JsonSource source, Path baseFolder)
      throws IOException, MalformedInputException {
    if (source.at(JsonToken.START_OBJECT)) {
      return ArrayReference.read(source).load(source.file(), baseFolder);
    }
    if (source.at(JsonToken.START_ARRAY)) {
      return readArray(source);
    }
    Rational number = source.number();
    return new NumberTable(0, RationalMatrix.column(List.of(number)));
  }

  private static NumberTable readArray(JsonSource source)
      throws IOException, MalformedInputException {
    JsonToken first = source.next();
    if (first == JsonToken.END_ARRAY) {
      throw new MalformedInputException(
          source.file(), source.place(), "an empty array", "at least one entry");
    }
    return first == JsonToken.START_ARRAY ? readVectors(source) : readNumbers(source);
  }

  private static NumberTable readNumbers(JsonSource source)
      throws IOException, MalformedInputException {
    return new NumberTable(1, RationalMatrix.column(numbers(source)));
  }

  /** The numbers from the current token to the end of the array. */
  private static List<Rational> numbers(JsonSource source)
      throws IOException, MalformedInputException {
    List<Rational> numbers = new ArrayList<>();
    while (!source.at(JsonToken.END_ARRAY)) {
      numbers.add(source.number());
      source.next();
    }
    return numbers;
  }

  private static NumberTable readVectors(JsonSource source)
      throws IOException, MalformedInputException {
    List<List<Rational>> rows = new ArrayList<>();
    int length = -1;
    while (!source.at(JsonToken.END_ARRAY)) {
      source.require(JsonToken.START_ARRAY, "a vector, as the entries before it");
      source.next();
      // Its end has the place of the vector itself, which is asked for where there is a complaint.
      List<Rational> row = numbers(source);
      length = length < 0 ? row.size() : length;
      if (row.isEmpty()) {
        throw new MalformedInputException(
            source.file(), source.place(), "an empty array", NUMBERS_OR_VECTORS);
      }
      if (row.size() != length) {
        throw new MalformedInputException(
            source.file(),
            source.place(),
            "a vector of length " + row.size(),
            "length " + length + ", as the first one");
      }
      rows.add(row);
      source.next();
    }
    return new NumberTable(2, RationalMatrix.of(rows, length));
  }

  /** A list of numbers read as one vector: 1 × n. */
  NumberTable asVector() {
    return new NumberTable(1, matrix.reshaped(1, matrix.rows()));
  }
}
