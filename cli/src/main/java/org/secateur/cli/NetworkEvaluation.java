package org.secateur.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.secateur.instances.json.MaskFormat;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.model.WeightMask;
import tools.jackson.core.JsonGenerator;

/**
 * The exact error of a subnetwork over the whole domain, and where it is attained.
 *
 * @param incumbent in canonical form, with its worst input
 */
record NetworkEvaluation(NetworkPruningInstance instance, Incumbent incumbent) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(ResultText.line("size", size()));
    lines.add(ResultText.line("kept", kept()));
    lines.add(ResultText.line("error", ExactText.of(incumbent.error())));
    incumbent.worstInput().ifPresent(x -> lines.add(ResultText.line("worst", "input " + text(x))));
    lines.add(ResultText.line("tolerance", verdict()));
    return lines;
  }

  private String size() {
    return String.format(
        Locale.ROOT,
        "%d of %d %ss%s",
        incumbent.size(),
        instance.maskLength(),
        instance.granularity().label(),
        isSizeAllowed() ? "" : ", not a size that the instance allows");
  }

  private String kept() {
    if (instance.granularity() == Granularity.NEURON) {
      return ExactText.kept(incumbent.mask());
    }
    WeightMask weights = instance.weights(incumbent.mask());
    int hidden = weights.width() * weights.inputs();
    long below = IntStream.of(incumbent.mask().kept()).filter(i -> i < hidden).count();
    long neurons =
        IntStream.of(incumbent.mask().kept())
            .filter(i -> i < hidden)
            .map(i -> i / weights.inputs())
            .distinct()
            .count();
    return String.format(
        Locale.ROOT,
        "%d hidden and %d output weights of %d neurons",
        below,
        incumbent.size() - below,
        neurons);
  }

  private static String text(List<Rational> input) {
    return input.stream().map(ExactText::of).collect(Collectors.joining(", ", "(", ")"));
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
