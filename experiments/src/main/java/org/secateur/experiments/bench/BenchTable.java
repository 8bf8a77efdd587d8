package org.secateur.experiments.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Rows as aligned lines of text, each as soon as it is there: the widths depend on the cases and
 * the names of the backends only.
 */
public final class BenchTable {
  private static final int INDENT = 2;

  private final int width;

  /** A table for these cases with these backends' names. */
  public BenchTable(List<BenchCase> cases, List<String> backends) {
    width =
        Stream.concat(
                Stream.of("case"),
                Stream.concat(
                    cases.stream().map(BenchCase::name),
                    backends.stream().map(b -> " ".repeat(INDENT) + b)))
            .mapToInt(String::length)
            .max()
            .orElseThrow();
  }

  /** What stands above the rows. */
  public List<String> head() {
    return List.of(
        padded("case")
            + String.format(
                Locale.ROOT,
                "%9s %9s %9s %9s %9s %5s  %s",
                "goal s",
                "min s",
                "median s",
                "max s",
                "cpu s",
                "runs",
                "question, method"),
        padded(" ".repeat(INDENT) + "backend")
            + String.format(
                Locale.ROOT,
                "%9s %9s %9s %9s %9s %5s  %s",
                "",
                "",
                "s",
                "",
                "ratio",
                "",
                "verdict"));
  }

  /** The lines of one row: the exact engine's, then one for each backend. */
  public List<String> lines(BenchRow row) {
    List<String> lines = new ArrayList<>();
    lines.add(ours(row));
    for (BackendOutcome backend : row.backends()) {
      lines.add(
          padded(" ".repeat(INDENT) + backend.engine())
              + String.format(
                  Locale.ROOT,
                  "%9s %9s %9s %9s %9s %5s  %s",
                  "",
                  "",
                  backend.seconds().isPresent() ? seconds(backend.seconds().getAsDouble()) : "-",
                  "",
                  ratio(row, backend),
                  "",
                  backend.verdict().text()));
    }
    if (row.benchCase().contest() == BenchCase.Contest.NONE) {
      lines.add(" ".repeat(INDENT) + "no backend is asked");
    }
    return lines;
  }

  private String ours(BenchRow row) {
    BenchCase benchCase = row.benchCase();
    String goal = benchCase.goal().map(g -> seconds(g.toNanos() / 1e9)).orElse("-");
    String what =
        benchCase.question()
            + "; "
            + row.method()
            + (row.answer().isEmpty() ? "" : "; " + row.answer());
    String name = padded(benchCase.name());
    if (row.measurement().isEmpty()) {
      return name
          + String.format(
              Locale.ROOT,
              "%9s %9s %9s %9s %9s %5d  %s: not finished (%s)",
              goal,
              "-",
              "-",
              "-",
              "-",
              0,
              what,
              row.stopReason().label());
    }
    Measurement measured = row.measurement().get();
    Measurement.Spread wall = measured.wall();
    return name
        + String.format(
            Locale.ROOT,
            "%9s %9s %9s %9s %9s %5d  %s",
            goal,
            seconds(wall.least()),
            seconds(wall.median()),
            seconds(wall.greatest()),
            measured.cpu().least() < 0 ? "-" : seconds(measured.cpu().median()),
            measured.samples().size(),
            what);
  }

  private String padded(String text) {
    return String.format(Locale.ROOT, "%-" + width + "s ", text);
  }

  private static String seconds(double seconds) {
    return String.format(
        Locale.ROOT, seconds < 0.01 ? "%.5f" : seconds < 10 ? "%.3f" : "%.1f", seconds);
  }

  private static String ratio(BenchRow row, BackendOutcome backend) {
    if (row.ratio(backend).isEmpty()) {
      return "-";
    }
    double ratio = row.ratio(backend).getAsDouble();
    String bound = backend.verdict().kind() == Verdict.Kind.NO_ANSWER ? ">" : "";
    return bound + String.format(Locale.ROOT, ratio < 10 ? "%.1f" : "%.0f", ratio);
  }
}
