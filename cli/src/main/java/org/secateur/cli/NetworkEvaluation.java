package org.secateur.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.secateur.instances.json.MaskFormat;
import org.secateur.model.Incumbent;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import tools.jackson.core.JsonGenerator;

/**
 * The exact error of a subnetwork over the whole domain, and where it is attained.
 *
 * @param incumbent in canonical form, with its worst input
 */
record NetworkEvaluation(NetworkPruningInstance instance, Incumbent incumbent) {
  List<String> lines() {
    NetworkText text = new NetworkText(instance, incumbent);
    String refused = isSizeAllowed() ? "" : ", not a size that the instance allows";
    List<String> lines = new ArrayList<>();
    lines.add(ResultText.line("size", text.size() + refused));
    lines.add(ResultText.line("kept", text.kept()));
    lines.add(ResultText.line("error", ExactText.of(incumbent.error())));
    text.worst().ifPresent(x -> lines.add(ResultText.line("worst", x)));
    lines.add(ResultText.line("tolerance", verdict()));
    return lines;
  }

  private String verdict() {
    return instance
        .tolerance()
        .map(e -> ExactText.of(e) + (isWithin(e) ? ": within" : ": exceeded"))
        .orElse("none is given");
  }

  private boolean isWithin(Rational tolerance) {
    return incumbent.error().compareTo(tolerance) <= 0;
  }

  private boolean isSizeAllowed() {
    return instance.allowedSizes().contains(incumbent.size());
  }

  void writeJson(OutputStream out) throws IOException {
    try (JsonGenerator json = Documents.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("format", "secateur-evaluation/1");
      json.writeNumberProperty("size", incumbent.size());
      json.writeBooleanProperty("sizeAllowed", isSizeAllowed());
      json.writeStringProperty("error", incumbent.error().toString());
      json.writeNumberProperty("errorDecimal", incumbent.error().doubleValue());
      instance
          .tolerance()
          .ifPresent(e -> json.writeBooleanProperty("withinTolerance", isWithin(e)));
      new MaskFormat(instance).write(incumbent.mask(), json);
      json.writeArrayPropertyStart("worstInput");
      incumbent.worstInput().orElseThrow().forEach(x -> json.writeString(x.toString()));
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
