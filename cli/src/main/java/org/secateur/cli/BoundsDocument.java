package org.secateur.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.secateur.experiments.theory.Bound;
import org.secateur.experiments.theory.BoundValue;
import org.secateur.experiments.theory.Citation;
import org.secateur.experiments.theory.ParameterRule;
import org.secateur.experiments.theory.ParameterValues;
import tools.jackson.core.JsonGenerator;

/** Bounds as JSON, format {@value #FORMAT}. */
final class BoundsDocument {
  static final String FORMAT = "secateur-bounds/1";

  private BoundsDocument() {}

  static void writeList(List<Bound> bounds, OutputStream out) throws IOException {
    try (JsonGenerator json = Documents.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("format", FORMAT);
      json.writeArrayPropertyStart("bounds");
      for (Bound bound : bounds) {
        json.writeStartObject();
        head(json, bound);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** One bound with a row for each combination of values. */
  static void write(
      Bound bound, List<ParameterValues> rows, List<BoundValue> values, OutputStream out)
      throws IOException {
    try (JsonGenerator json = Documents.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("format", FORMAT);
      head(json, bound);
      json.writeArrayPropertyStart("rows");
      for (int i = 0; i < rows.size(); i++) {
        row(json, rows.get(i), values.get(i));
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void head(JsonGenerator json, Bound bound) {
    Citation citation = bound.citation();
    json.writeStringProperty("name", bound.name());
    json.writeStringProperty("summary", citation.summary());
    json.writeStringProperty("statement", citation.statement());
    json.writeStringProperty("source", citation.source());
    json.writeStringProperty("wording", citation.basis());
    strings(json, "assumptions", citation.assumptions());
    strings(json, "open", citation.open());
    json.writeStringProperty("method", bound.method());
    json.writeStringProperty("valueName", bound.realName());
    json.writeStringProperty("integerName", bound.integerName());
    json.writeArrayPropertyStart("parameters");
    for (ParameterRule rule : bound.rules()) {
      json.writeStartObject();
      json.writeStringProperty("name", rule.parameter().label());
      json.writeStringProperty("meaning", rule.parameter().meaning());
      json.writeStringProperty("expected", rule.expected());
      json.writeBooleanProperty("required", rule.presence() == ParameterRule.Presence.REQUIRED);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void row(JsonGenerator json, ParameterValues values, BoundValue value) {
    json.writeStartObject();
    json.writeObjectPropertyStart("values");
    values.all().forEach((p, v) -> json.writeStringProperty(p.label(), v.toString()));
    json.writeEndObject();
    json.writeStringProperty("integer", value.integer().toString());
    json.writeNumberProperty("valueDecimal", value.real().middle().doubleValue());
    json.writeArrayPropertyStart("conditions");
    for (BoundValue.Condition condition : value.conditions()) {
      json.writeStartObject();
      json.writeStringProperty("text", condition.text());
      json.writeBooleanProperty("holds", condition.holds());
      json.writeEndObject();
    }
    json.writeEndArray();
    strings(json, "remarks", value.remarks());
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }
}
