package org.secateur.instances.json;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.secateur.model.Instance;
import org.secateur.model.SolveResult;
import org.secateur.model.SubsetSumInstance;
import tools.jackson.core.JsonGenerator;

/**
 * Writes results in the format {@value #FORMAT}, section 4 of the contract. {@link ResultReader}
 * reads them back as they were.
 *
 * <p>Exact values are strings, with the nearest double beside them in a field whose name ends in
 * {@code Decimal}. An answer to a list of targets stands in {@code answers}, one line for each;
 * then {@code status}, {@code stopReason} and {@code evidence} above are those of the whole.
 */
public final class ResultWriter {
  public static final String FORMAT = "secateur-result/1";

  private ResultWriter() {}

  /** Writes one document in UTF-8; the stream is flushed and stays open. */
  public static void write(Instance instance, SolveResult result, OutputStream out)
      throws IOException {
    boolean listed = instance instanceof SubsetSumInstance subsetSum && subsetSum.targetsListed();
    if (!listed && result.answers().size() != 1) {
      throw new IllegalArgumentException(
          "answers: " + result.answers().size() + ", expected 1 for one question");
    }
    LineLayout layout = new LineLayout();
    JsonSink.write(out, layout, json -> writeFields(instance, result, listed, json, layout));
  }

  private static void writeFields(
      Instance instance,
      SolveResult result,
      boolean listed,
      JsonGenerator json,
      LineLayout layout) {
    json.writeStringProperty("format", FORMAT);
    json.writeStringProperty("objective", result.objective().label());
    AnswerWriter answers = new AnswerWriter(instance, result.objective(), json);
    if (listed) {
      json.writeStringProperty("status", result.status().label());
      json.writeStringProperty("stopReason", result.stopReason().label());
      json.writeStringProperty("evidence", result.evidence().label());
      layout.breakEntries(true);
      json.writeName("answers").writeStartArray();
      result
          .answers()
          .forEach(
              answer -> {
                json.writeStartObject();
                answers.write(answer);
                json.writeEndObject();
              });
      json.writeEndArray();
      layout.breakEntries(false);
    } else {
      answers.write(result.answers().get(0), layout);
    }
    json.writeStringProperty("engine", result.engine());
    json.writeNumberProperty("seed", result.seed());
    json.writeNumberProperty("threads", result.threads());
    json.writeName("seconds").writeNumber(seconds(result.elapsed()));
    json.writeNumberProperty("nodes", result.nodes());
    json.writeStringProperty("version", version());
  }

  private static String seconds(Duration elapsed) {
    BigDecimal nanos = BigDecimal.valueOf(elapsed.getNano(), 9);
    return BigDecimal.valueOf(elapsed.getSeconds()).add(nanos).toPlainString();
  }

  /** The version of this program, or "development" outside a packaged one. */
  static String version() {
    return Optional.ofNullable(ResultWriter.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
