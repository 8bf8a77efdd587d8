package org.secateur.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.experiments.theory.IntervalCounting;
import org.secateur.model.Answer;
import org.secateur.model.Finding;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.model.SubsetSumInstance;
import tools.jackson.core.JsonGenerator;

/**
 * What counting says of an instance, and what the exact engine says.
 *
 * @param answer to is-cover; absent where it was not asked
 * @param declined whether the caller wanted no search
 */
record CountingReport(
    SubsetSumInstance instance,
    IntervalCounting counting,
    Optional<Answer> answer,
    boolean declined) {
  /** Longer numbers are given by their length; {@code --json} has them in full. */
  private static final int LONGEST_NUMBER = 60;

  /** Infeasible where a target is proved to be missed, done where all are proved to be hit. */
  ExitCode exitCode() {
    if (counting.provesMiss()) {
      return ExitCode.INFEASIBLE;
    }
    return answer.map(a -> ExitCode.of(a.status())).orElse(ExitCode.DONE);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        ResultText.line(
            "interval",
            "["
                + ExactText.of(instance.interval().orElseThrow().lower())
                + ", "
                + ExactText.of(instance.interval().orElseThrow().upper())
                + "]"));
    lines.add(ResultText.line("tolerance", ExactText.of(instance.tolerance().orElseThrow())));
    lines.add(ResultText.line("samples", instance.sampleCount() + ", sizes " + sizes()));
    lines.add(ResultText.line("masks", number(counting.masks())));
    lines.add(
        ResultText.line(
            "needed",
            counting.packing().map(CountingReport::number).orElse("infinitely many")
                + ", the most targets that are pairwise more than twice the tolerance apart"));
    lines.add(ResultText.line("counting", counted()));
    lines.addAll(searched());
    return lines;
  }

  private String counted() {
    return counting.provesMiss()
        ? "proved: some target of the interval is missed, whatever the samples are"
        : "does not exclude that every target is hit; it says nothing more";
  }

  private List<String> searched() {
    if (answer.isEmpty()) {
      return List.of(ResultText.line("search", notSearched()));
    }
    Answer found = answer.get();
    List<String> lines = new ArrayList<>();
    lines.add(ResultText.line("search", verdict(found)));
    if (found.finding() instanceof Finding.WorstTarget worst
        && found.status() == Status.INFEASIBLE) {
      lines.add(ResultText.line("missed", "target " + ExactText.of(worst.target())));
      lines.add(
          ResultText.line(
              "nearest",
              "kept "
                  + ExactText.kept(worst.nearest().mask())
                  + ", error "
                  + ExactText.of(worst.nearest().error())));
    }
    return lines;
  }

  private String notSearched() {
    return declined
        ? "none, as asked"
        : "none for more than "
            + CountingCommand.MOST_SAMPLES
            + " samples; --time-limit asks for one";
  }

  private static String verdict(Answer answer) {
    return switch (answer.status()) {
      case OPTIMAL -> "proved: with these sizes every target of the interval is hit";
      case INFEASIBLE -> "proved: with these sizes a target of the interval is missed";
      case FEASIBLE, UNKNOWN -> "no answer (stopped: " + answer.stopReason().label() + ")";
    };
  }

  private String sizes() {
    SizeRange sizes = instance.allowedSizes();
    return sizes.least() == sizes.most()
        ? "exactly " + sizes.least()
        : sizes.least() + " to " + sizes.most();
  }

  private static String number(BigInteger value) {
    String text = value.toString();
    return text.length() <= LONGEST_NUMBER
        ? text
        : "a number of " + text.length() + " digits (see --json)";
  }

  void writeJson(OutputStream out) throws IOException {
    try (JsonGenerator json = Documents.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("format", BoundsDocument.FORMAT);
      json.writeStringProperty("name", "counting");
      json.writeStringProperty("masks", counting.masks().toString());
      if (counting.packing().isPresent()) {
        json.writeStringProperty("needed", counting.packing().get().toString());
      } else {
        json.writeNullProperty("needed");
      }
      json.writeBooleanProperty("countingProvesMiss", counting.provesMiss());
      if (answer.isPresent()) {
        search(json, answer.get());
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void search(JsonGenerator json, Answer answer) {
    json.writeObjectPropertyStart("search");
    json.writeStringProperty("status", answer.status().label());
    json.writeStringProperty("stopReason", answer.stopReason().label());
    json.writeStringProperty("evidence", answer.evidence().label());
    if (answer.finding() instanceof Finding.WorstTarget worst) {
      json.writeStringProperty("worstTarget", worst.target().toString());
      json.writeStringProperty("error", worst.nearest().error().toString());
      json.writeArrayPropertyStart("kept");
      for (int kept : worst.nearest().mask().kept()) {
        json.writeNumber(kept);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
