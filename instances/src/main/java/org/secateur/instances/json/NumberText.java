package org.secateur.instances.json;

import java.util.List;
import java.util.Optional;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import tools.jackson.core.JsonGenerator;

/**
 * Exact numbers as they are written into instances: short decimals as JSON numbers, other dyadic
 * numbers as hexadecimal floats, the rest as fractions.
 */
final class NumberText {
  private NumberText() {}

  static void write(Rational value, JsonGenerator json) {
    Optional<String> decimal = DecimalText.decimal(value);
    if (decimal.isPresent()) {
      json.writeNumber(decimal.get());
    } else {
      json.writeString(DecimalText.compact(value));
    }
  }

  /** An array of numbers, also where there is only one. */
  static void writeVector(List<Rational> vector, JsonGenerator json) {
    json.writeStartArray();
    vector.forEach(value -> write(value, json));
    json.writeEndArray();
  }

  /** An array of arrays. */
  static void writeRows(RationalMatrix matrix, JsonGenerator json) {
    json.writeStartArray();
    for (int r = 0; r < matrix.rows(); r++) {
      writeVector(matrix.row(r), json);
    }
    json.writeEndArray();
  }
}
