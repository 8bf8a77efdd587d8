package org.secateur.experiments.ticket;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Evidence;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A ticket as one JSON document, format {@value #FORMAT}. */
public final class TicketReport {
  public static final String FORMAT = "secateur-ticket/1";

  /** The masks have them all; a report stays readable. */
  static final int MOST_UNREACHED = 100;

  private final TicketOutcome outcome;
  private final Ticket ticket;
  private final JsonGenerator json;

  private TicketReport(TicketOutcome outcome, JsonGenerator json) {
    this.outcome = outcome;
    this.ticket = outcome.ticket();
    this.json = json;
  }

  /**
   * Writes the report.
   *
   * @param timed whether threads, seconds and rows from a checkpoint are told; without them the
   *     bytes are the same for every run
   */
  public static void write(TicketOutcome outcome, boolean timed, OutputStream out)
      throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
      new TicketReport(outcome, json).write(timed);
      json.writeRaw('\n');
    } catch (JacksonException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void write(boolean timed) {
    json.writeStartObject();
    json.writeStringProperty("format", FORMAT);
    json.writeStringProperty("status", outcome.status().label());
    json.writeStringProperty("stopReason", ticket.stopReason().label());
    json.writeStringProperty("evidence", Evidence.PROVED.label());
    outcome.setup().forEach(json::writeStringProperty);
    json.writeNumberProperty("weights", ticket.problem().target().size());
    json.writeNumberProperty("solvedRows", ticket.solvedRows());
    json.writeNumberProperty("keptSamples", ticket.kept());
    if (ticket.isWhole()) {
      json.writeNumberProperty("kept", outcome.kept());
      json.writeNumberProperty("density", outcome.density());
      json.writeNumberProperty("overparameterisation", outcome.overparameterisation());
    }
    number("largestError", ticket.largestError());
    sizes(ticket.sizes());
    layers();
    parts();
    unreached();
    outcome.error().ifPresent(this::error);
    outcome.accuracies().ifPresent(this::accuracies);
    if (timed) {
      json.writeNumberProperty("resumedRows", ticket.resumedRows());
      json.writeNumberProperty("threads", ticket.threads());
      json.writeName("seconds")
          .writeNumber(BigDecimal.valueOf(ticket.elapsed().toNanos(), 9).toPlainString());
    }
    json.writeEndObject();
  }

  private void layers() {
    json.writeArrayPropertyStart("layers");
    for (int l = 0; l < ticket.layers().size(); l++) {
      TicketLayer layer = ticket.layers().get(l);
      json.writeStartObject();
      json.writeStringProperty("name", layer.name());
      json.writeNumberProperty("rows", layer.rows());
      json.writeNumberProperty("columns", layer.columns());
      json.writeNumberProperty("sides", layer.sides());
      Optional<Rational> tolerance = ticket.problem().goal().tolerance(l);
      tolerance.ifPresent(t -> number("tolerance", t));
      number("largestError", layer.largestError());
      json.writeNumberProperty("keptSamples", layer.kept());
      sizes(layer.sizes(ticket.problem().source().samples()));
      theorem(layer);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** What the theorem would have asked for, with the density and the error that came out. */
  private void theorem(TicketLayer layer) {
    long samples = (long) ticket.problem().source().samples() * layer.masks().length;
    Rational density = Rational.of(layer.kept(), samples);
    int depth = ticket.layers().size();
    outcome
        .referenceError()
        .flatMap(e -> TheoremWidth.samples(depth, layer.rows(), layer.columns(), density, e))
        .ifPresent(n -> json.writeNumberProperty("theoremSamplesForConstantOne", n));
  }

  private void parts() {
    json.writeArrayPropertyStart("randomNetwork");
    for (TicketNetwork.Part part : outcome.parts()) {
      json.writeStartObject();
      json.writeStringProperty("name", part.name());
      json.writeNumberProperty("weights", part.weights());
      json.writeNumberProperty("kept", part.kept());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void unreached() {
    json.writeNumberProperty("unreached", ticket.unreached());
    json.writeArrayPropertyStart("unreachedWeights");
    int left = MOST_UNREACHED;
    for (TicketLayer layer : ticket.layers()) {
      List<TicketLayer.Place> places = layer.unreached();
      for (TicketLayer.Place place : places.subList(0, Math.min(left, places.size()))) {
        json.writeStartObject();
        json.writeStringProperty("layer", layer.name());
        json.writeNumberProperty("row", place.row());
        json.writeNumberProperty("column", place.column());
        json.writeNumberProperty("side", place.side());
        int at = layer.at(place.row(), place.column(), place.side());
        json.writeNumberProperty("leastErrorDecimal", Math.abs(layer.errors()[at]));
        json.writeEndObject();
      }
      left -= Math.min(left, places.size());
    }
    json.writeEndArray();
  }

  private void error(ErrorClaims error) {
    json.writeObjectPropertyStart("supError");
    json.writeBooleanProperty("exact", error.exact());
    error.upper().ifPresent(u -> number("upper", u));
    number("lower", error.lower().error());
    error
        .allowed()
        .ifPresent(
            a -> {
              number("allowed", a);
              json.writeBooleanProperty("provedWithin", error.isWithin());
            });
    json.writeArrayPropertyStart("worstInput");
    error.lower().input().forEach(x -> json.writeString(x.toString()));
    json.writeEndArray();
    json.writeEndObject();
  }

  private void accuracies(TicketOutcome.Accuracies accuracies) {
    json.writeObjectPropertyStart("accuracy");
    json.writeNumberProperty("inputs", accuracies.ticket().inputs());
    json.writeNumberProperty("targetCorrect", accuracies.target().correct());
    json.writeNumberProperty("ticketCorrect", accuracies.ticket().correct());
    json.writeEndObject();
  }

  private void number(String name, ExactReal value) {
    json.writeStringProperty(name, value.toString());
    json.writeNumberProperty(name + "Decimal", value.doubleValue());
  }

  private void sizes(long[] sizes) {
    json.writeArrayPropertyStart("sizes");
    for (long count : sizes) {
      json.writeNumber(count);
    }
    json.writeEndArray();
  }
}
