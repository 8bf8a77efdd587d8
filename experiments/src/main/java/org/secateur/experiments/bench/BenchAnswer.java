package org.secateur.experiments.bench;

import java.util.Locale;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.SolveResult;

/** What came out, in a few words: the status, the size, and how far an open search has come. */
final class BenchAnswer {
  private BenchAnswer() {}

  static String of(SolveResult result) {
    Answer answer = result.answers().get(0);
    String kept = answer.incumbent().map(BenchAnswer::kept).orElse("");
    String bound =
        result.objective() == Objective.MIN_SIZE
            ? open(answer.bounds().lower(), answer.bounds().upper())
            : "";
    return answer.status().label() + kept + bound;
  }

  private static String kept(Incumbent incumbent) {
    return ", " + incumbent.size() + " kept";
  }

  /** The proved lower bound on the size, where it is not the size. */
  private static String open(Optional<ExactReal> lower, Optional<ExactReal> upper) {
    if (lower.isEmpty() || lower.equals(upper)) {
      return "";
    }
    return String.format(Locale.ROOT, ", proved at least %.0f", lower.get().doubleValue());
  }
}
