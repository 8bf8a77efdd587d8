package org.secateur.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secateur.experiments.ticket.Accuracy;
import org.secateur.experiments.ticket.ErrorClaims;
import org.secateur.experiments.ticket.Ticket;
import org.secateur.experiments.ticket.TicketLayer;
import org.secateur.experiments.ticket.TicketNetwork;
import org.secateur.experiments.ticket.TicketOutcome;
import org.secateur.model.Rational;
import org.secateur.model.StopReason;

/** A ticket as aligned lines of text. */
record TicketText(TicketOutcome outcome) {
  private static final int MOST_UNREACHED = 5;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    Ticket ticket = outcome.ticket();
    Map<String, String> setup = outcome.setup();
    lines.add(ResultText.line("ticket", setup.get("construction") + ", " + source(setup)));
    lines.add(ResultText.line("objective", setup.get("objective") + ", for each weight"));
    StopReason reason = ticket.stopReason();
    lines.add(
        ResultText.line(
            "status",
            outcome.status().label()
                + (reason == StopReason.COMPLETED ? "" : " (stopped: " + reason.label() + ")")));
    lines.add(ResultText.line("evidence", "proved: every mask is the best for its weight"));
    lines.add(ResultText.line("weights", weights(ticket)));
    tolerances(ticket).ifPresent(t -> lines.add(ResultText.line("tolerances", t)));
    lines.add(ResultText.line("samples", samples(ticket)));
    lines.add(ResultText.line("sizes", sizes(ticket.sizes())));
    lines.add(
        ResultText.line("error", ExactText.of(ticket.largestError()) + " at most, per weight"));
    unreached(ticket, lines);
    if (ticket.isWhole()) {
      network(lines);
      outcome.error().ifPresent(e -> lines.add(ResultText.line("sup error", supError(e))));
      outcome.accuracies().ifPresent(a -> lines.add(ResultText.line("accuracy", accuracy(a))));
    }
    lines.add(ResultText.line("time", time(ticket)));
    return lines;
  }

  private static String source(Map<String, String> setup) {
    List<String> parts = new ArrayList<>();
    parts.add(setup.get("samples") + " samples");
    Optional.ofNullable(setup.get("sharing")).ifPresent(s -> parts.add("sharing " + s));
    if (setup.containsKey("source")) {
      parts.add("from " + setup.get("source"));
    } else {
      String range =
          setup.containsKey("low") ? " [" + setup.get("low") + ", " + setup.get("high") + "]" : "";
      parts.add(setup.get("distribution") + range);
      parts.add(setup.get("stream") + " seed " + setup.get("seed"));
    }
    return String.join(", ", parts);
  }

  private static String weights(Ticket ticket) {
    String layers =
        ticket.layers().stream()
            .map(
                l ->
                    String.format(Locale.ROOT, "%s %d x %d", l.name(), l.rows(), l.columns())
                        + (l.sides() > 1 ? " for both signs" : ""))
            .collect(Collectors.joining(", "));
    return String.format(Locale.ROOT, "%,d: ", ticket.problem().target().size()) + layers;
  }

  private static Optional<String> tolerances(Ticket ticket) {
    List<Rational> all = ticket.problem().goal().tolerances();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(all.stream().map(ExactText::decimal).collect(Collectors.joining(", ")));
  }

  private static String samples(Ticket ticket) {
    String layers =
        ticket.layers().stream()
            .map(l -> String.format(Locale.ROOT, "%s %,d", l.name(), l.kept()))
            .collect(Collectors.joining(", "));
    return String.format(Locale.ROOT, "%,d kept: ", ticket.kept()) + layers;
  }

  private static String sizes(long[] sizes) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < sizes.length; k++) {
      if (sizes[k] > 0) {
        text.append(text.isEmpty() ? "" : " | ");
        text.append(String.format(Locale.ROOT, "%d: %,d", k, sizes[k]));
      }
    }
    return text.toString();
  }

  private static void unreached(Ticket ticket, List<String> lines) {
    long count = ticket.unreached();
    if (count == 0) {
      return;
    }
    lines.add(
        ResultText.line(
            "unreached",
            String.format(
                Locale.ROOT, "%,d have no such mask; the nearest is kept instead", count)));
    int left = MOST_UNREACHED;
    for (TicketLayer layer : ticket.layers()) {
      List<TicketLayer.Place> places = layer.unreached();
      for (TicketLayer.Place place : places.subList(0, Math.min(left, places.size()))) {
        int at = layer.at(place.row(), place.column(), place.side());
        lines.add(
            ResultText.line(
                "",
                String.format(
                    Locale.ROOT,
                    "%s row %d, column %d%s: error %.6g",
                    layer.name(),
                    place.row(),
                    place.column(),
                    place.side() == 1 ? ", negative inputs" : "",
                    Math.abs(layer.errors()[at]))));
      }
      left -= Math.min(left, places.size());
    }
    if (count > MOST_UNREACHED) {
      lines.add(ResultText.line("", "… all of them: see --masks"));
    }
  }

  private void network(List<String> lines) {
    String parts = outcome.parts().stream().map(TicketText::part).collect(Collectors.joining(", "));
    lines.add(
        ResultText.line(
            "kept", String.format(Locale.ROOT, "%,d weights: %s", outcome.kept(), parts)));
    lines.add(
        ResultText.line(
            "density",
            String.format(
                Locale.ROOT,
                "%.6g of %,d random weights, %.4g for each weight of the target",
                outcome.density(),
                outcome.ticket().problem().source().size(),
                outcome.overparameterisation())));
  }

  private static String part(TicketNetwork.Part part) {
    return String.format(Locale.ROOT, "%s %,d of %,d", part.name(), part.kept(), part.weights());
  }

  private static String supError(ErrorClaims error) {
    if (error.exact()) {
      return ExactText.of(error.lower().error()) + ", exact" + verdict(error);
    }
    String upper = error.upper().map(ExactText::decimal).orElse("unbounded");
    return "proved at most "
        + upper
        + ", at least "
        + ExactText.decimal(error.lower().error())
        + verdict(error);
  }

  private static String verdict(ErrorClaims error) {
    return error
        .allowed()
        .map(
            a ->
                "; allowed "
                    + ExactText.decimal(a)
                    + (error.isWithin() ? ": proved within" : ": not proved within"))
        .orElse("");
  }

  private static String accuracy(TicketOutcome.Accuracies accuracies) {
    return "target " + text(accuracies.target()) + ", ticket " + text(accuracies.ticket());
  }

  private static String text(Accuracy accuracy) {
    return String.format(
        Locale.ROOT,
        "%.2f %% (%,d of %,d)",
        accuracy.percent(),
        accuracy.correct(),
        accuracy.inputs());
  }

  private static String time(Ticket ticket) {
    String resumed =
        ticket.resumedRows() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d rows from the checkpoint", ticket.resumedRows());
    return String.format(
        Locale.ROOT,
        "%.3f s for the masks, %d threads%s",
        ticket.elapsed().toNanos() / 1e9,
        ticket.threads(),
        resumed);
  }
}
