package org.secateur.experiments.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Rows as one JSON document, format {@value #FORMAT}; all times in seconds. */
public final class BenchReport {
  public static final String FORMAT = "secateur-bench/1";

  private BenchReport() {}

  /**
   * Writes the document.
   *
   * @param complete whether all cases that were asked for are among the rows
   */
  public static void write(
      BenchSettings settings, List<BenchRow> rows, boolean complete, OutputStream out)
      throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringProperty("format", FORMAT);
      json.writeBooleanProperty("complete", complete);
      json.writeNumberProperty("threads", settings.threads());
      json.writeNumberProperty("memoryBytes", settings.memoryBytes());
      json.writeNumberProperty("backendLimit", settings.backendLimit().toMillis() / 1e3);
      json.writeArrayPropertyStart("cases");
      rows.forEach(row -> row(json, row));
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (JacksonException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void row(JsonGenerator json, BenchRow row) {
    BenchCase benchCase = row.benchCase();
    json.writeStartObject();
    json.writeStringProperty("group", benchCase.group().label());
    json.writeStringProperty("name", benchCase.name());
    json.writeStringProperty("question", benchCase.question());
    json.writeStringProperty("method", row.method());
    json.writeStringProperty("answer", row.answer());
    json.writeStringProperty("stopReason", row.stopReason().label());
    benchCase.goal().ifPresent(g -> json.writeNumberProperty("goal", g.toNanos() / 1e9));
    row.measurement().ifPresent(m -> measurement(json, m));
    json.writeArrayPropertyStart("backends");
    row.backends().forEach(b -> backend(json, row, b));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void measurement(JsonGenerator json, Measurement measurement) {
    spread(json, "wall", measurement.wall());
    if (measurement.cpu().least() >= 0) {
      spread(json, "cpu", measurement.cpu());
    }
    json.writeNumberProperty("runs", measurement.samples().size());
  }

  private static void spread(JsonGenerator json, String name, Measurement.Spread spread) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("min", spread.least());
    json.writeNumberProperty("median", spread.median());
    json.writeNumberProperty("max", spread.greatest());
    json.writeEndObject();
  }

  private static void backend(JsonGenerator json, BenchRow row, BackendOutcome backend) {
    json.writeStartObject();
    json.writeStringProperty("engine", backend.engine());
    backend.seconds().ifPresent(s -> json.writeNumberProperty("seconds", s));
    row.ratio(backend).ifPresent(r -> json.writeNumberProperty("ratio", r));
    json.writeStringProperty("verdict", backend.verdict().kind().label());
    json.writeStringProperty("text", backend.verdict().text());
    json.writeEndObject();
  }
}
