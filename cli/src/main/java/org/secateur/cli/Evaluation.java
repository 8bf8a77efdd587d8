package org.secateur.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Rational;
import org.secateur.model.SubsetSumInstance;
import tools.jackson.core.JsonGenerator;

/**
 * The exact errors of masks.
 *
 * @param instance they were evaluated against
 * @param evaluated one for each target; absent where there is no mask
 */
record Evaluation(SubsetSumInstance instance, List<Optional<Incumbent>> evaluated) {
  private static final int MOST_LINES = 20;

  static Evaluation of(SubsetSumInstance instance, List<Optional<Mask>> masks) {
    return new Evaluation(
        instance,
        IntStream.range(0, masks.size())
            .mapToObj(t -> masks.get(t).map(m -> new Incumbent(m, instance.error(m, t))))
            .toList());
  }

  List<String> lines() {
    if (evaluated.size() == 1) {
      return single(evaluated.get(0));
    }
    List<Incumbent> known = evaluated.stream().flatMap(Optional::stream).toList();
    ExactReal worst =
        known.stream().map(Incumbent::error).max(Comparator.naturalOrder()).orElse(Rational.ZERO);
    Stream<String> head =
        Stream.of(
            ResultText.line(
                "targets", evaluated.size() + ", of which with a mask: " + known.size()),
            ResultText.line("error", ExactText.of(worst) + " at most"),
            ResultText.line("tolerance", verdict(known)));
    Stream<String> each =
        IntStream.range(0, Math.min(MOST_LINES, evaluated.size()))
            .mapToObj(t -> ResultText.line("target " + t, brief(evaluated.get(t))));
    return Stream.concat(head, each).toList();
  }

  private List<String> single(Optional<Incumbent> only) {
    if (only.isEmpty()) {
      return List.of(ResultText.line("mask", "none"));
    }
    Incumbent incumbent = only.get();
    return List.of(
        ResultText.line("size", sizeText(incumbent)),
        ResultText.line("kept", ExactText.kept(incumbent.mask())),
        ResultText.line("error", ExactText.of(incumbent.error())),
        ResultText.line("tolerance", verdict(List.of(incumbent))));
  }

  private String sizeText(Incumbent incumbent) {
    return String.format(
        Locale.ROOT,
        "%d of %d%s",
        incumbent.size(),
        incumbent.mask().length(),
        sizeAllowed(incumbent) ? "" : ", not a size that the instance allows");
  }

  private String verdict(List<Incumbent> masks) {
    if (instance.tolerance().isEmpty()) {
      return "none is given";
    }
    long within = masks.stream().filter(this::withinTolerance).count();
    String tolerance = ExactText.of(instance.tolerance().get());
    if (masks.size() == 1) {
      return tolerance + (within == 1 ? ": within" : ": exceeded");
    }
    return tolerance + ": within for " + within + " of " + masks.size();
  }

  private static String brief(Optional<Incumbent> incumbent) {
    return incumbent
        .map(i -> "size " + i.size() + ", error " + ExactText.of(i.error()))
        .orElse("no mask");
  }

  private boolean withinTolerance(Incumbent incumbent) {
    return instance.tolerance().isPresent()
        && incumbent.error().compareTo(instance.tolerance().get()) <= 0;
  }

  private boolean sizeAllowed(Incumbent incumbent) {
    return instance.allowedSizes().contains(incumbent.size());
  }

  void writeJson(OutputStream out) throws IOException {
    try (JsonGenerator json = Documents.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("format", "secateur-evaluation/1");
      if (instance.targetsListed()) {
        json.writeArrayPropertyStart("answers");
        for (Optional<Incumbent> one : evaluated) {
          json.writeStartObject();
          write(json, one);
          json.writeEndObject();
        }
        json.writeEndArray();
      } else {
        write(json, evaluated.get(0));
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void write(JsonGenerator json, Optional<Incumbent> one) {
    if (one.isEmpty()) {
      json.writeNullProperty("error");
      return;
    }
    Incumbent incumbent = one.get();
    json.writeNumberProperty("size", incumbent.size());
    json.writeBooleanProperty("sizeAllowed", sizeAllowed(incumbent));
    json.writeStringProperty("error", incumbent.error().toString());
    json.writeNumberProperty("errorDecimal", incumbent.error().doubleValue());
    if (instance.tolerance().isPresent()) {
      json.writeBooleanProperty("withinTolerance", withinTolerance(incumbent));
    }
  }
}
