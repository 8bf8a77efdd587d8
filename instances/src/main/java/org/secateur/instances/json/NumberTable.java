package org.secateur.instances.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.MatrixEntries;
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
    MatrixEntries entries = new MatrixEntries();
    int length = addNumbers(source, entries);
    return new NumberTable(1, entries.matrix(length, 1));
  }

  /** Takes the numbers from the current token to the end of the array; returns how many. */
  private static int addNumbers(JsonSource source, MatrixEntries into)
      throws IOException, MalformedInputException {
    int before = into.size();
    while (!source.at(JsonToken.END_ARRAY)) {
      into.add(source.number());
      source.next();
    }
    return into.size() - before;
  }

  private static NumberTable readVectors(JsonSource source)
      throws IOException, MalformedInputException {
    MatrixEntries entries = new MatrixEntries();
    int rows = 0;
    int length = -1;
    while (!source.at(JsonToken.END_ARRAY)) {
      source.require(JsonToken.START_ARRAY, "a vector, as the entries before it");
      source.next();
      // Its end has the place of the vector itself, which is asked for where there is a complaint.
      int found = addNumbers(source, entries);
      length = length < 0 ? found : length;
      if (found == 0) {
        throw new MalformedInputException(
            source.file(), source.place(), "an empty array", NUMBERS_OR_VECTORS);
      }
      if (found != length) {
        throw new MalformedInputException(
            source.file(),
            source.place(),
            "a vector of length " + found,
            "length " + length + ", as the first one");
      }
      rows++;
      source.next();
    }
    return new NumberTable(2, entries.matrix(rows, length));
  }

  /** A list of numbers read as one vector: 1 × n. */
  NumberTable asVector() {
    return new NumberTable(1, matrix.reshaped(1, matrix.rows()));
  }
}
