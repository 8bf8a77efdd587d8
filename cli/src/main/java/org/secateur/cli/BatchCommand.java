package org.secateur.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.secateur.cli.search.RunRecorder;
import org.secateur.experiments.batch.BatchFile;
import org.secateur.experiments.batch.BatchProblem;
import org.secateur.experiments.batch.BatchReport;
import org.secateur.experiments.batch.BatchResult;
import org.secateur.experiments.batch.BatchRun;
import org.secateur.experiments.batch.SampleStream;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.npz.NpyArray;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.mitm.RowSolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code secateur batch}: every weight of a trained network as a subset sum. */
@Command(
    name = "batch",
    description =
        "Writes every weight of a network as a subset sum of samples, one vector of samples for"
            + " each row of each array; all answers proved.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnInvalidInput = 64)
final class BatchCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NETWORK", description = "NPZ file with the target weights.")
  private Path network;

  @Option(
      names = "--arrays",
      paramLabel = "NAMES",
      split = ",",
      description = "The 2-d arrays to take, in this order. Default: all, in the file's order.")
  private List<String> arrays;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "21",
      description = "Samples for each row. Default: ${DEFAULT-VALUE}.")
  private int samples;

  @Option(
      names = "--samples-from",
      paramLabel = "FILE",
      description = "NPZ file with arrays NAME.samples (rows x n) instead of drawn samples.")
  private Path samplesFrom;

  @Option(
      names = "--stream",
      paramLabel = "STREAM",
      defaultValue = "numpy-legacy",
      description =
          "Random stream of drawn samples: numpy-legacy (RandomState) or pinned. Default:"
              + " ${DEFAULT-VALUE}.")
  private String stream;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the stream. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--low",
      paramLabel = "X",
      description = "Lower end of the samples' range. Default: the least weight.")
  private Double low;

  @Option(
      names = "--high",
      paramLabel = "X",
      description = "Upper end of the samples' range. Default: the greatest weight.")
  private Double high;

  @Option(
      names = "--objective",
      paramLabel = "O",
      defaultValue = "min-error",
      description = "min-error, min-size or pareto, for each weight. Default: ${DEFAULT-VALUE}.")
  private Objective objective;

  @Option(
      names = "--tolerance",
      paramLabel = "E",
      description = "Allowed absolute error, an exact number such as 0.01; min-size needs it.")
  private String tolerance;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Writes masks, errors and samples there as NPZ, all of it or nothing.")
  private String outputName;

  @Option(names = "--json", description = "Prints the summary as one JSON document.")
  private boolean json;

  @Mixin private LimitOptions limitOptions;

  BatchCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailure, MalformedInputException {
    Optional<OutputFile> output =
        Optional.ofNullable(outputName).map(n -> new OutputFile(n, session));
    if (output.isPresent()) {
      output.get().requireWritable();
    }
    BatchProblem problem = problem();
    BatchResult result = solve(problem);
    if (output.isPresent()) {
      output.get().write(out -> BatchFile.write(problem, result, out));
    }
    boolean onStandardOutput = output.isPresent() && output.get().isStandardOutput();
    if (json) {
      new OutputFile("-", session).write(out -> BatchReport.write(problem, result, out));
    } else if (!onStandardOutput) {
      new BatchText(problem, result).lines().forEach(session.output()::println);
    }
    return ExitCode.of(result.status()).code();
  }

  private BatchProblem problem() throws CommandFailure, MalformedInputException {
    BatchInput input = new BatchInput(network, Optional.ofNullable(arrays));
    Map<String, NpyArray> targets = input.targets();
    List<List<RationalMatrix>> vectors =
        samplesFrom == null ? drawn(targets) : input.given(targets, samplesFrom);
    try {
      return new BatchProblem(input.layers(targets, vectors), objective, exactTolerance());
    } catch (IllegalArgumentException e) {
      throw wrongUsage(e.getMessage());
    }
  }

  private List<List<RationalMatrix>> drawn(Map<String, NpyArray> targets) throws CommandFailure {
    if (samples < 1 || samples > RowSolver.MAX_SAMPLES) {
      throw wrongUsage(
          "--samples: " + samples + ", expected 1 to " + RowSolver.MAX_SAMPLES + " for one table");
    }
    double least = low != null ? low : BatchInput.values(targets).min().orElseThrow();
    double greatest = high != null ? high : BatchInput.values(targets).max().orElseThrow();
    if (!Double.isFinite(least) || !Double.isFinite(greatest) || least > greatest) {
      throw wrongUsage("--low, --high: " + least + ", " + greatest + ", expected low <= high");
    }
    List<Integer> rows = targets.values().stream().map(a -> a.shape()[0]).toList();
    return sampleStream().draw(rows, samples, least, greatest, seed);
  }

  private SampleStream sampleStream() throws CommandFailure {
    return Arrays.stream(SampleStream.values())
        .filter(s -> s.label().equals(stream))
        .findFirst()
        .orElseThrow(() -> wrongUsage("--stream: " + stream + ", expected numpy-legacy or pinned"));
  }

  private Optional<Rational> exactTolerance() throws CommandFailure {
    try {
      Optional<Rational> exact = Optional.ofNullable(tolerance).map(Rational::parse);
      if (exact.isPresent() && exact.get().signum() < 0) {
        throw wrongUsage("--tolerance: " + tolerance + ", expected at least 0");
      }
      return exact;
    } catch (NumberFormatException e) {
      throw wrongUsage("--tolerance: " + tolerance + ": " + e.getMessage());
    }
  }

  private BatchResult solve(BatchProblem problem) throws CommandFailure {
    SearchLimits limits = limitOptions.limits();
    session.interruption().searchStarts();
    try (ProgressLine progress = new ProgressLine(session, limitOptions.quiet())) {
      return new BatchRun(
              problem, limits, new RunRecorder(progress, session.interruption()::requested))
          .solve();
    } catch (IllegalArgumentException e) {
      throw wrongUsage(e.getMessage());
    }
  }

  private static CommandFailure wrongUsage(String message) {
    return new CommandFailure(ExitCode.WRONG_USAGE, message);
  }
}
