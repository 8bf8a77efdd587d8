package org.secateur.cli;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.secateur.model.Answer;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Status;

/** The answers for many targets, told in a few lines. */
record AnswerSummary(List<Answer> answers) {
  private static final int MOST_SIZES = 12;

  List<String> lines() {
    List<Incumbent> incumbents = answers.stream().flatMap(a -> a.incumbent().stream()).toList();
    if (incumbents.isEmpty()) {
      return List.of(ResultText.line("targets", targets()));
    }
    long kept = incumbents.stream().mapToLong(Incumbent::size).sum();
    ExactReal worst =
        incumbents.stream().map(Incumbent::error).max(Comparator.naturalOrder()).orElseThrow();
    return List.of(
        ResultText.line("targets", targets()),
        ResultText.line("kept", String.format(Locale.ROOT, "%,d in total", kept)),
        ResultText.line("error", ExactText.of(worst) + " at most"),
        ResultText.line("sizes", sizes(incumbents)));
  }

  private String targets() {
    Map<Status, Long> counts = new EnumMap<>(Status.class);
    answers.forEach(a -> counts.merge(a.status(), 1L, Long::sum));
    String parts =
        counts.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%,d %s", e.getValue(), e.getKey().label()))
            .collect(Collectors.joining(", "));
    return String.format(Locale.ROOT, "%,d: %s", answers.size(), parts);
  }

  private static String sizes(List<Incumbent> incumbents) {
    Map<Integer, Long> counts = new TreeMap<>();
    incumbents.forEach(i -> counts.merge(i.size(), 1L, Long::sum));
    String first =
        counts.entrySet().stream()
            .limit(MOST_SIZES)
            .map(e -> String.format(Locale.ROOT, "%d: %,d", e.getKey(), e.getValue()))
            .collect(Collectors.joining(" | "));
    return counts.size() <= MOST_SIZES ? first : first + " | …";
  }
}
