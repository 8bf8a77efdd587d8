package org.secateur.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.secateur.experiments.theory.Bound;
import org.secateur.experiments.theory.BoundCatalogue;
import org.secateur.experiments.theory.BoundValue;
import org.secateur.experiments.theory.LinearMapCounting;
import org.secateur.experiments.theory.Parameter;
import org.secateur.experiments.theory.ParameterValues;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import tools.jackson.core.JsonGenerator;

/**
 * What counting says of linear maps.
 *
 * @param targets in words
 * @param sizes of the subnetworks
 * @param items parameters, or neurons, of the network
 * @param closedForm what the formula of Theorem 5 says
 */
record LinearMapsReport(
    LinearMapCounting counting, String targets, SizeRange sizes, int items, String closedForm) {

  /** The verdict of Theorem 5 as printed, or why it says nothing. */
  static String closedForm(Map<Parameter, Rational> values) {
    Bound bound = BoundCatalogue.named("slth-thm5").orElseThrow();
    try {
      BoundValue value = bound.evaluate(ParameterValues.of(bound, values));
      return String.join("; ", value.remarks()) + " (least n = " + value.integer() + ")";
    } catch (IllegalArgumentException e) {
      return "says nothing: " + e.getMessage();
    }
  }

  List<String> lines() {
    return List.of(
        ResultText.line("targets", targets + "; norm at most √k, k = " + counting.squaredRadius()),
        ResultText.line("tolerance", ExactText.of(counting.tolerance())),
        ResultText.line("masks", "of " + items + " keep " + sizeText() + ": " + bits(true)),
        ResultText.line(
            "needed",
            "(√k/2ε)^"
                + counting.dimension()
                + ": "
                + bits(false)
                + ", pairwise more than 2ε apart"),
        ResultText.line("exact", exact()),
        ResultText.line("half", half()),
        ResultText.line("theorem 5", closedForm),
        ResultText.line("open", "nothing in these lines hangs on a constant that is not given"));
  }

  private String sizeText() {
    return sizes.least() == sizes.most()
        ? "exactly " + sizes.least()
        : sizes.least() + " to " + sizes.most();
  }

  private String bits(boolean masks) {
    return "2^" + ExactText.decimal(masks ? counting.maskBits() : counting.packingBits());
  }

  private String exact() {
    return counting.provesMiss()
        ? "proved: each such network, whatever its weights, misses a target"
        : "counting does not exclude that every target is reached";
  }

  private String half() {
    return counting.refutesHalf()
        ? "proved: no random network reaches each target with probability at least 1/2"
        : "counting does not exclude that each target is reached with probability 1/2";
  }

  void writeJson(OutputStream out) throws IOException {
    try (JsonGenerator json = Documents.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("format", BoundsDocument.FORMAT);
      json.writeStringProperty("name", "linear-maps");
      json.writeStringProperty("targets", targets);
      json.writeNumberProperty("dimension", counting.dimension());
      json.writeStringProperty("squaredRadius", counting.squaredRadius().toString());
      json.writeStringProperty("tolerance", counting.tolerance().toString());
      json.writeStringProperty("masks", counting.masks().toString());
      json.writeNumberProperty("masksLog2", counting.maskBits().doubleValue());
      json.writeNumberProperty("neededLog2", counting.packingBits().doubleValue());
      json.writeBooleanProperty("countingProvesMiss", counting.provesMiss());
      json.writeBooleanProperty("countingRefutesHalf", counting.refutesHalf());
      json.writeStringProperty("theorem5", closedForm);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
