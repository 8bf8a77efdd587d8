package org.secateur.instances.json;

import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.ExactReal;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** Writes the fields of one answer, into the result itself or into an entry of its list. */
final class AnswerWriter {
  // A batch has hundreds of thousands of answers; names that are encoded once halve the time.
  private static final SerializedString STATUS = new SerializedString("status");
  private static final SerializedString STOP_REASON = new SerializedString("stopReason");
  private static final SerializedString EVIDENCE = new SerializedString("evidence");
  private static final SerializedString BOUNDS = new SerializedString("bounds");
  private static final SerializedString LOWER = new SerializedString("lower");
  private static final SerializedString UPPER = new SerializedString("upper");
  private static final SerializedString SIZE = new SerializedString("size");
  private static final SerializedString ERROR = new SerializedString("error");
  private static final SerializedString ERROR_DECIMAL = new SerializedString("errorDecimal");
  private static final SerializedString WORST_TARGET = new SerializedString("worstTarget");
  private static final SerializedString WORST_TARGET_DECIMAL =
      new SerializedString("worstTargetDecimal");

  private final MaskFormat masks;
  private final Objective objective;
  private final JsonGenerator json;

  /** The number written last: an optimum stands in both bounds and in the error. */
  private ExactReal lastValue = Rational.ZERO;

  private String lastText = DecimalText.fraction(Rational.ZERO);

  AnswerWriter(Instance instance, Objective objective, JsonGenerator json) {
    this.masks = new MaskFormat(instance);
    this.objective = objective;
    this.json = json;
  }

  /** The answer of a whole result: a front gets one line for each of its points. */
  void write(Answer answer, LineLayout layout) {
    layout.breakEntries(answer.finding() instanceof Finding.Frontier);
    write(answer);
    layout.breakEntries(false);
  }

  void write(Answer answer) {
    json.writeName(STATUS).writeString(answer.status().label());
    json.writeName(STOP_REASON).writeString(answer.stopReason().label());
    json.writeName(EVIDENCE).writeString(answer.evidence().label());
    writeBounds(answer.bounds());
    Finding finding = answer.finding();
    if (finding instanceof Finding.Subset subset) {
      writeIncumbent(subset.incumbent());
    } else if (finding instanceof Finding.Count count) {
      json.writeNumberProperty("count", count.count());
    } else if (finding instanceof Finding.Frontier frontier) {
      writeFrontier(frontier);
    } else if (finding instanceof Finding.WorstTarget worst) {
      writeExact(WORST_TARGET, WORST_TARGET_DECIMAL, worst.target());
      writeIncumbent(worst.nearest());
    } else {
      writeNothing();
    }
  }

  private void writeBounds(Bounds bounds) {
    json.writeName(BOUNDS).writeStartObject();
    writeBound(LOWER, bounds.lower());
    writeBound(UPPER, bounds.upper());
    json.writeEndObject();
  }

  private void writeBound(SerializedString name, Optional<ExactReal> bound) {
    json.writeName(name);
    if (bound.isPresent()) {
      json.writeString(text(bound.get()));
    } else {
      json.writeNull();
    }
  }

  private void writeIncumbent(Incumbent incumbent) {
    json.writeName(SIZE).writeNumber(incumbent.size());
    writeExact(ERROR, ERROR_DECIMAL, incumbent.error());
    masks.write(incumbent.mask(), json);
    incumbent
        .worstInput()
        .ifPresent(
            input -> {
              json.writeName("worstInput").writeStartArray();
              input.forEach(x -> json.writeString(x.toString()));
              json.writeEndArray();
            });
  }

  /** Writes an exact value as a string, and the nearest double beside it. */
  private void writeExact(SerializedString name, SerializedString decimalName, ExactReal value) {
    json.writeName(name).writeString(text(value));
    json.writeName(decimalName).writeNumber(DecimalText.nearest(value));
  }

  private String text(ExactReal value) {
    if (!value.equals(lastValue)) {
      lastValue = value;
      lastText = DecimalText.exact(value);
    }
    return lastText;
  }

  private void writeFrontier(Finding.Frontier frontier) {
    json.writeName("frontier").writeStartArray();
    for (Incumbent point : frontier.points()) {
      json.writeStartObject();
      writeIncumbent(point);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The fields that the objective asks for, without values. */
  private void writeNothing() {
    switch (objective) {
      case MIN_ERROR, MIN_SIZE, DECIDE -> {
        json.writeNullProperty("size");
        json.writeNullProperty("error");
        json.writeNullProperty("errorDecimal");
        json.writeNullProperty(masks.field());
      }
      case COUNT -> json.writeNullProperty("count");
      case PARETO -> json.writeNullProperty("frontier");
      case COVER, IS_COVER -> json.writeNullProperty("worstTarget");
    }
  }
}
