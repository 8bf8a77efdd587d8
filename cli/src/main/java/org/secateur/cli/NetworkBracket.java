package org.secateur.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.secateur.instances.json.MaskFormat;
import org.secateur.model.Evidence;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.solver.bracket.BracketedError;
import tools.jackson.core.JsonGenerator;

/**
 * Proved bounds on the error of a subnetwork over the whole domain, and the worst input that was
 * found.
 *
 * @param mask in canonical form
 */
record NetworkBracket(NetworkPruningInstance instance, Mask mask, BracketedError found) {
  List<String> lines() {
    Incumbent incumbent = new Incumbent(mask, found.lower(), Optional.of(found.attained().input()));
    NetworkText text = new NetworkText(instance, incumbent);
    String refused = isSizeAllowed() ? "" : ", not a size that the instance allows";
    List<String> lines = new ArrayList<>();
    lines.add(ResultText.line("size", text.size() + refused));
    lines.add(ResultText.line("kept", text.kept()));
    if (found.isExact()) {
      lines.add(ResultText.line("error", ExactText.of(found.lower())));
    } else {
      lines.add(ResultText.line("error", "not known exactly: a bracket, both ends proved"));
      lines.add(ResultText.line("lower", ExactText.of(found.lower())));
      lines.add(ResultText.line("upper", ExactText.of(found.upper())));
      lines.add(ResultText.line("gap", gap()));
    }
    text.worst().ifPresent(x -> lines.add(ResultText.line(found.isExact() ? "worst" : "at", x)));
    lines.add(ResultText.line("tolerance", verdict()));
    return lines;
  }

  private String gap() {
    return String.format(
        Locale.ROOT,
        "%.6g after %d nodes, stopped: %s",
        found.upper().doubleValue() - found.lower().doubleValue(),
        found.nodes(),
        found.stopReason().label());
  }

  private String verdict() {
    return instance
        .tolerance()
        .map(
            e ->
                ExactText.of(e)
                    + isWithin(e).map(in -> in ? ": within" : ": exceeded").orElse(": not known"))
        .orElse("none is given");
  }

  /** Empty where the tolerance lies in the bracket. */
  private Optional<Boolean> isWithin(Rational tolerance) {
    if (found.upper().compareTo(tolerance) <= 0) {
      return Optional.of(true);
    }
    return found.lower().compareTo(tolerance) > 0 ? Optional.of(false) : Optional.empty();
  }

  private boolean isSizeAllowed() {
    return instance.allowedSizes().contains(mask.size());
  }

  void writeJson(OutputStream out) throws IOException {
    try (JsonGenerator json = Documents.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("format", "secateur-evaluation/1");
      json.writeNumberProperty("size", mask.size());
      json.writeBooleanProperty("sizeAllowed", isSizeAllowed());
      if (found.isExact()) {
        json.writeStringProperty("error", found.lower().toString());
        json.writeNumberProperty("errorDecimal", found.lower().doubleValue());
      }
      writeBounds(json);
      instance.tolerance().flatMap(this::isWithin).ifPresent(in -> within(json, in));
      new MaskFormat(instance).write(mask, json);
      json.writeArrayPropertyStart("worstInput");
      found.attained().input().forEach(x -> json.writeString(x.toString()));
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void within(JsonGenerator json, boolean in) {
    json.writeBooleanProperty("withinTolerance", in);
  }

  private void writeBounds(JsonGenerator json) {
    json.writeObjectPropertyStart("errorBounds");
    bound(json, "lower", found.lower());
    bound(json, "upper", found.upper());
    json.writeEndObject();
    json.writeStringProperty("evidence", Evidence.PROVED.label());
    json.writeStringProperty("stopReason", found.stopReason().label());
    json.writeNumberProperty("nodes", found.nodes());
  }

  private static void bound(JsonGenerator json, String name, ExactReal value) {
    json.writeStringProperty(name, value.toString());
    json.writeNumberProperty(name + "Decimal", value.doubleValue());
  }
}
