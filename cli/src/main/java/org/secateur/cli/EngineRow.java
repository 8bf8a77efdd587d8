package org.secateur.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Objective;
import org.secateur.solver.api.SolverInfo;
import tools.jackson.core.JsonGenerator;

/**
 * What is told of one engine.
 *
 * @param objectives it can answer for scalar samples
 * @param networkObjectives it can answer for networks
 * @param forms of instances it takes besides
 * @param availability of its native library, where that was checked
 */
record EngineRow(
    SolverInfo solver,
    List<Objective> objectives,
    List<Objective> networkObjectives,
    List<String> forms,
    Optional<String> availability) {

  static void writeJson(List<EngineRow> rows, OutputStream out) throws IOException {
    try (JsonGenerator json = Documents.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("format", "secateur-engines/1");
      json.writeArrayPropertyStart("engines");
      rows.forEach(row -> row.write(json));
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("name", solver.name());
    json.writeStringProperty("summary", solver.summary());
    json.writeStringProperty("evidence", solver.evidence().label());
    json.writeBooleanProperty("native", solver.isNative());
    json.writeArrayPropertyStart("objectives");
    objectives.forEach(o -> json.writeString(o.label()));
    json.writeEndArray();
    json.writeArrayPropertyStart("networkObjectives");
    networkObjectives.forEach(o -> json.writeString(o.label()));
    json.writeEndArray();
    json.writeArrayPropertyStart("forms");
    forms.forEach(json::writeString);
    json.writeEndArray();
    availability.ifPresent(a -> json.writeStringProperty("availability", a));
    json.writeEndObject();
  }
}
