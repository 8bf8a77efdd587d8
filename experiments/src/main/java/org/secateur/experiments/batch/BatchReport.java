package org.secateur.experiments.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import org.secateur.model.Evidence;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.solver.mitm.RowSolver;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The summary of a batch as one JSON document, format {@value #FORMAT}. */
public final class BatchReport {
  public static final String FORMAT = "secateur-batch/1";

  private BatchReport() {}

  public static void write(BatchProblem problem, BatchResult result, OutputStream out)
      throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringProperty("format", FORMAT);
      json.writeStringProperty("objective", problem.objective().label());
      json.writeStringProperty("status", result.status().label());
      json.writeStringProperty("stopReason", result.stopReason().label());
      json.writeStringProperty("evidence", Evidence.PROVED.label());
      json.writeNumberProperty("samples", problem.sampleCount());
      if (problem.tolerance().isPresent()) {
        json.writeStringProperty("tolerance", problem.tolerance().get().toString());
      }
      int n = problem.sampleCount();
      totals(json, result.sizes(n), result.kept(n), result.largestError(), result, problem);
      json.writeName("layers").writeStartArray();
      for (LayerAnswers layer : result.layers()) {
        layer(json, layer, n);
      }
      json.writeEndArray();
      json.writeNumberProperty("threads", result.threads());
      json.writeName("seconds")
          .writeNumber(BigDecimal.valueOf(result.elapsed().toNanos(), 9).toPlainString());
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (JacksonException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void totals(
      JsonGenerator json,
      long[] sizes,
      long kept,
      Rational largest,
      BatchResult result,
      BatchProblem problem) {
    json.writeNumberProperty("weights", weights(result));
    if (problem.objective() != Objective.PARETO) {
      json.writeNumberProperty("kept", kept);
    }
    error(json, largest);
    sizes(json, sizes);
    json.writeNumberProperty("unreachable", result.missing(RowSolver.NONE));
    json.writeNumberProperty("unsolved", result.missing(LayerAnswers.UNSOLVED));
  }

  /** The number of weights of all layers. */
  static long weights(BatchResult result) {
    return result.layers().stream().mapToLong(l -> (long) l.rows() * l.columns()).sum();
  }

  private static void layer(JsonGenerator json, LayerAnswers layer, int n) {
    json.writeStartObject();
    json.writeStringProperty("name", layer.name());
    json.writeNumberProperty("rows", layer.rows());
    json.writeNumberProperty("columns", layer.columns());
    error(json, layer.largestError());
    sizes(json, layer.sizes(n));
    json.writeEndObject();
  }

  private static void error(JsonGenerator json, Rational error) {
    json.writeStringProperty("largestError", error.toString());
    json.writeNumberProperty("largestErrorDecimal", error.doubleValue());
  }

  private static void sizes(JsonGenerator json, long[] sizes) {
    json.writeName("sizes").writeStartArray();
    for (long count : sizes) {
      json.writeNumber(count);
    }
    json.writeEndArray();
  }
}
