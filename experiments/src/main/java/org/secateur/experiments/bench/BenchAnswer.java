package org.secateur.experiments.bench;

import java.util.Locale;
import org.secateur.model.Answer;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;

/** What came out, in a few words: the status, the size, and how far an open search has come. */
final class BenchAnswer {
  private BenchAnswer() {}

  static String of(SolveResult result) {
    Answer answer = result.answers().get(0);
    String kept = answer.incumbent().map(BenchAnswer::kept).orElse("");
    boolean open = answer.status() != Status.OPTIMAL && result.objective() == Objective.MIN_SIZE;
    String bound = open ? answer.bounds().lower().map(BenchAnswer::atLeast).orElse("") : "";
    return answer.status().label() + kept + bound;
  }

  private static String kept(Incumbent incumbent) {
    return ", " + incumbent.size() + " kept";
  }

  private static String atLeast(ExactReal size) {
    return size.signum() > 0
        ? String.format(Locale.ROOT, ", proved at least %.0f", size.doubleValue())
        : "";
  }
}
