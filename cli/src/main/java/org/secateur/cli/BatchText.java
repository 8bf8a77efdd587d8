package org.secateur.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.secateur.experiments.batch.BatchProblem;
import org.secateur.experiments.batch.BatchResult;
import org.secateur.experiments.batch.LayerAnswers;
import org.secateur.model.Objective;
import org.secateur.model.StopReason;
import org.secateur.solver.mitm.RowSolver;

/** A batch as aligned lines of text. */
record BatchText(BatchProblem problem, BatchResult result) {

  List<String> lines() {
    int n = problem.sampleCount();
    List<String> lines = new ArrayList<>();
    lines.add(ResultText.line("objective", problem.objective().label() + ", for each weight"));
    StopReason reason = result.stopReason();
    lines.add(
        ResultText.line(
            "status",
            result.status().label()
                + (reason == StopReason.COMPLETED ? "" : " (stopped: " + reason.label() + ")")));
    lines.add(ResultText.line("evidence", "proved: exact arithmetic end to end"));
    lines.add(ResultText.line("weights", weights()));
    if (problem.objective() != Objective.PARETO) {
      lines.add(
          ResultText.line("kept", String.format(Locale.ROOT, "%,d in total", result.kept(n))));
      lines.add(ResultText.line("sizes", sizes(result.sizes(n))));
      lines.add(ResultText.line("error", ExactText.of(result.largestError()) + " at most"));
    }
    lines.add(
        ResultText.line(
            "time",
            String.format(
                Locale.ROOT,
                "%.3f s, %d threads",
                result.elapsed().toNanos() / 1e9,
                result.threads())));
    return lines;
  }

  private String weights() {
    long all = result.layers().stream().mapToLong(l -> (long) l.rows() * l.columns()).sum();
    long unreachable = result.missing(RowSolver.NONE);
    long unsolved = result.missing(LayerAnswers.UNSOLVED) / problem.masksPerWeight();
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%,d", all));
    for (LayerAnswers layer : result.layers()) {
      text.append(text.indexOf(":") < 0 ? ": " : ", ");
      text.append(
          String.format(Locale.ROOT, "%s %d x %d", layer.name(), layer.rows(), layer.columns()));
    }
    if (unreachable > 0) {
      text.append(String.format(Locale.ROOT, "; %,d have no mask within", unreachable));
    }
    if (unsolved > 0) {
      text.append(String.format(Locale.ROOT, "; %,d not reached", unsolved));
    }
    return text.toString();
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
}
