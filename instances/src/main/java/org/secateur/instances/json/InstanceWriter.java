package org.secateur.instances.json;

import java.io.IOException;
import java.io.OutputStream;
import org.secateur.model.Instance;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;
import tools.jackson.core.JsonGenerator;

/**
 * Writes instances in the format of {@link InstanceReader}, which reads them back as they were.
 *
 * <p>Short decimals are written as JSON numbers, other dyadic numbers as hexadecimal floats, and
 * the rest as fractions. Vectors of length 1 are written as numbers. The bytes depend on the
 * instance alone.
 */
public final class InstanceWriter {
  private InstanceWriter() {}

  /**
   * Writes one document in UTF-8; the stream is flushed and stays open.
   *
   * @throws IllegalArgumentException for sizes that the format has no words for: a lower limit
   *     above 0 and below the upper one
   */
  public static void write(Instance instance, OutputStream out) throws IOException {
    LineLayout layout = new LineLayout();
    JsonSink.write(
        out,
        layout,
        json -> {
          json.writeStringProperty("format", InstanceReader.FORMAT);
          json.writeStringProperty("problem", instance.problem());
          json.writeStringProperty("objective", instance.objective().label());
          if (instance instanceof SubsetSumInstance subsetSum) {
            writeFields(subsetSum, json, layout);
          } else if (instance instanceof NetworkPruningInstance networks) {
            writeFields(networks, json);
          }
        });
  }

  private static void writeFields(NetworkPruningInstance instance, JsonGenerator json) {
    json.writeStringProperty("granularity", instance.granularity().label());
    instance.sizes().ifPresent(sizes -> writeSize(sizes, json));
    instance.tolerance().ifPresent(e -> NumberText.write(e, json.writeName("tolerance")));
    instance.provenance().ifPresent(p -> ProvenanceField.write(p, json));
    DomainField.write(instance.domain(), json.writeName("domain"));
    NetworkFields.write(instance.network(), json.writeName("network"));
    NetworkFields.write(instance.target(), json.writeName("target"));
  }

  private static void writeFields(
      SubsetSumInstance instance, JsonGenerator json, LineLayout layout) {
    instance.sizes().ifPresent(sizes -> writeSize(sizes, json));
    instance.tolerance().ifPresent(e -> NumberText.write(e, json.writeName("tolerance")));
    instance
        .interval()
        .ifPresent(
            i -> {
              json.writeName("interval").writeStartArray();
              NumberText.write(i.lower(), json);
              NumberText.write(i.upper(), json);
              json.writeEndArray();
            });
    instance.provenance().ifPresent(p -> ProvenanceField.write(p, json));
    layout.breakEntries(instance.dimension() > 1);
    json.writeName("samples");
    writeList(instance.samples(), json);
    RationalMatrix targets = instance.targets();
    if (instance.targetsListed()) {
      json.writeName("targets");
      writeList(targets, json);
    } else if (targets.rows() > 0) {
      layout.breakEntries(false);
      json.writeName("target");
      writeRow(targets, 0, json);
    }
  }

  private static void writeSize(SizeRange sizes, JsonGenerator json) {
    boolean exactly = sizes.least() == sizes.most();
    if (!exactly && sizes.least() > 0) {
      throw new IllegalArgumentException("sizes: " + sizes + ", expected exactly k or at most k");
    }
    json.writeName("size").writeStartObject();
    json.writeNumberProperty(exactly ? "exactly" : "atMost", sizes.most());
    json.writeEndObject();
  }

  private static void writeList(RationalMatrix matrix, JsonGenerator json) {
    json.writeStartArray();
    for (int r = 0; r < matrix.rows(); r++) {
      writeRow(matrix, r, json);
    }
    json.writeEndArray();
  }

  private static void writeRow(RationalMatrix matrix, int row, JsonGenerator json) {
    if (matrix.columns() == 1) {
      NumberText.write(matrix.get(row, 0), json);
      return;
    }
    json.writeStartArray();
    for (int c = 0; c < matrix.columns(); c++) {
      NumberText.write(matrix.get(row, c), json);
    }
    json.writeEndArray();
  }
}
