package org.secateur.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;

/** A result as aligned lines of text. */
final class ResultText {
  private final Instance instance;
  private final SolveResult result;
  private final List<String> lines = new ArrayList<>();

  ResultText(Instance instance, SolveResult result) {
    this.instance = instance;
    this.result = result;
  }

  List<String> lines() {
    lines.clear();
    add("objective", instance.objective().label());
    add("status", status());
    add("evidence", evidence());
    if (result.answers().size() == 1) {
      answer(result.answers().get(0));
    } else {
      new AnswerSummary(result.answers()).lines().forEach(lines::add);
    }
    add("engine", result.engine());
    add("time", cost());
    return List.copyOf(lines);
  }

  static String line(String name, String value) {
    return String.format(Locale.ROOT, "%-10s %s", name, value);
  }

  private void add(String name, String value) {
    lines.add(line(name, value));
  }

  private String status() {
    StopReason reason = result.stopReason();
    String why = reason == StopReason.COMPLETED ? "" : " (stopped: " + reason.label() + ")";
    return result.status().label() + why;
  }

  private String evidence() {
    if (result.status() == Status.UNKNOWN) {
      return "none";
    }
    return result.evidence().label()
        + switch (result.evidence()) {
          case PROVED -> ": exact arithmetic end to end";
          case BACKEND -> ": an outside solver's word; masks are re-evaluated exactly";
          case HEURISTIC -> ": no claim of optimality; masks are evaluated exactly";
        };
  }

  private String cost() {
    return String.format(
        Locale.ROOT,
        "%.3f s, %,d nodes, %d thread%s, seed %d",
        result.elapsed().toNanos() / 1e9,
        result.nodes(),
        result.threads(),
        result.threads() == 1 ? "" : "s",
        result.seed());
  }

  private void answer(Answer answer) {
    Finding finding = answer.finding();
    if (finding instanceof Finding.Subset subset) {
      incumbent(subset.incumbent());
    } else if (finding instanceof Finding.Count count) {
      add("count", count(answer, count));
    } else if (finding instanceof Finding.Frontier frontier) {
      frontier(frontier.points());
    } else if (finding instanceof Finding.WorstTarget worst) {
      add("worst", "target " + ExactText.of(worst.target()));
      add("error", ExactText.of(worst.nearest().error()) + " there, by its nearest mask");
      add("kept", ExactText.kept(worst.nearest().mask()));
    }
    bounds(answer.bounds()).ifPresent(b -> add("bounds", b));
  }

  private void incumbent(Incumbent incumbent) {
    if (instance instanceof NetworkPruningInstance networks) {
      NetworkText text = new NetworkText(networks, incumbent);
      add("size", text.size());
      add("kept", text.kept());
      add("error", ExactText.of(incumbent.error()));
      text.worst().ifPresent(x -> add("worst", x));
      return;
    }
    add("size", incumbent.size() + " of " + incumbent.mask().length());
    add("kept", ExactText.kept(incumbent.mask()));
    add("error", ExactText.of(incumbent.error()));
  }

  private static String count(Answer answer, Finding.Count count) {
    String number = String.format(Locale.ROOT, "%,d", count.count());
    return answer.status() == Status.OPTIMAL
        ? number + " masks within the tolerance"
        : "at least " + number + " masks within the tolerance";
  }

  private void frontier(List<Incumbent> points) {
    lines.add("");
    lines.add(String.format(Locale.ROOT, "%6s  %-14s %s", "size", "least error", "kept"));
    for (Incumbent point : points) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%6d  %-14s %s",
              point.size(),
              ExactText.decimal(point.error()),
              kept(point)));
    }
    lines.add("");
  }

  private String kept(Incumbent incumbent) {
    return instance instanceof NetworkPruningInstance networks
        ? new NetworkText(networks, incumbent).kept()
        : ExactText.kept(incumbent.mask());
  }

  private Optional<String> bounds(Bounds bounds) {
    if (bounds.lower().isEmpty() && bounds.upper().isEmpty()) {
      return Optional.empty();
    }
    String value = value(instance.objective());
    String lower = bounds.lower().map(ExactText::of).map(l -> l + " <= ").orElse("");
    String upper = bounds.upper().map(ExactText::of).map(u -> " <= " + u).orElse("");
    boolean closed = bounds.lower().isPresent() && bounds.lower().equals(bounds.upper());
    return Optional.of(
        closed ? value + " = " + ExactText.of(bounds.lower().get()) : lower + value + upper);
  }

  /** What the bounds are about. */
  private static String value(Objective objective) {
    return switch (objective) {
      case MIN_ERROR -> "least error";
      case MIN_SIZE -> "least size";
      case COUNT -> "count";
      case COVER, IS_COVER -> "covering radius";
      case DECIDE, PARETO -> "objective";
    };
  }
}
