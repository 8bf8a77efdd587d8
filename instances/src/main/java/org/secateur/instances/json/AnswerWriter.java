package org.secateur.instances.json;

import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import tools.jackson.core.JsonGenerator;

/** Writes the fields of one answer, into the result itself or into an entry of its list. */
final class AnswerWriter {
  private final Objective objective;
  private final JsonGenerator json;

  AnswerWriter(Objective objective, JsonGenerator json) {
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
    json.writeStringProperty("status", answer.status().label());
    json.writeStringProperty("stopReason", answer.stopReason().label());
    json.writeStringProperty("evidence", answer.evidence().label());
    writeBounds(answer.bounds());
    Finding finding = answer.finding();
    if (finding instanceof Finding.Subset subset) {
      writeIncumbent(subset.incumbent());
    } else if (finding instanceof Finding.Count count) {
      json.writeNumberProperty("count", count.count());
    } else if (finding instanceof Finding.Frontier frontier) {
      writeFrontier(frontier);
    } else if (finding instanceof Finding.WorstTarget worst) {
      ResultWriter.writeExact("worstTarget", worst.target(), json);
      writeIncumbent(worst.nearest());
    } else {
      writeNothing();
    }
  }

  private void writeBounds(Bounds bounds) {
    json.writeName("bounds").writeStartObject();
    writeBound("lower", bounds.lower());
    writeBound("upper", bounds.upper());
    json.writeEndObject();
  }

  private void writeBound(String name, Optional<Rational> bound) {
    json.writeName(name);
    if (bound.isPresent()) {
      json.writeString(DecimalText.fraction(bound.get()));
    } else {
      json.writeNull();
    }
  }

  private void writeIncumbent(Incumbent incumbent) {
    json.writeNumberProperty("size", incumbent.size());
    ResultWriter.writeExact("error", incumbent.error(), json);
    json.writeName("kept").writeStartArray();
    for (int index : incumbent.mask().kept()) {
      json.writeNumber(index);
    }
    json.writeEndArray();
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
        json.writeNullProperty("kept");
      }
      case COUNT -> json.writeNullProperty("count");
      case PARETO -> json.writeNullProperty("frontier");
      case COVER, IS_COVER -> json.writeNullProperty("worstTarget");
    }
  }
}
