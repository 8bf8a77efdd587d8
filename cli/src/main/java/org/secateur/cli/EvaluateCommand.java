package org.secateur.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.secateur.experiments.plot.Drawn;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.json.ResultReader;
import org.secateur.model.Answer;
import org.secateur.model.Instance;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.bracket.BracketedError;
import org.secateur.solver.bracket.ErrorBracket;
import org.secateur.solver.oracle.WorstInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code secateur evaluate}: the exact error of a given mask, or a proved bracket on it. */
@Command(
    name = "evaluate",
    description =
        "Says how far a given mask is from the target, exactly; where that is out of reach, between"
            + " which proved bounds.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64)
final class EvaluateCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "INSTANCE",
      description = "Instance file (JSON); - is standard input.")
  private String instanceName;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SOLUTION",
      description =
          "A result of solve, or any JSON with \"kept\" or \"masks\"; - is standard input. Without"
              + " it all of a network is kept.")
  private String solutionName;

  @Option(
      names = PlotFile.OPTION,
      paramLabel = "FILE",
      description =
          "Draws there (SVG) both networks and their kinks over the boundary of the domain, for"
              + " networks of 2 inputs; - is standard output.")
  private String plotName;

  @Option(
      names = "--gap",
      paramLabel = "G",
      defaultValue = "0",
      description =
          "Where the exact error of a network is out of reach: ends the search for a bracket"
              + " [lower, upper] when upper - lower is at most this. Default: ${DEFAULT-VALUE}.")
  private String gapText;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  @Mixin private LimitOptions limitOptions;

  EvaluateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailure, MalformedInputException {
    if (instanceName.equals("-") && "-".equals(solutionName)) {
      throw new CommandFailure(
          ExitCode.WRONG_USAGE, "only one of INSTANCE and SOLUTION can be standard input");
    }
    SearchLimits limits = limitOptions.limits();
    Rational gap = gap();
    Optional<PlotFile> plot = plot();
    Instance instance = new InputFile(instanceName, session).readInstance();
    if (plot.isPresent()) {
      plot.get().requireDrawable(instance);
    }
    if (instance instanceof NetworkPruningInstance networks) {
      Mask mask = mask(networks);
      Optional<String> unsupported =
          WorstInput.unsupported(networks.pruned(mask), networks.target(), networks.domain());
      if (unsupported.isPresent()) {
        return bracket(networks, mask, limits, gap, unsupported.get());
      }
      NetworkEvaluation evaluation = new NetworkEvaluation(networks, WorstInput.of(networks, mask));
      report(evaluation::writeJson, evaluation.lines());
      if (plot.isPresent()) {
        plot.get().write(networks, Drawn.evaluated(evaluation.incumbent()));
      }
    } else if (instance instanceof SubsetSumInstance subsetSum) {
      Evaluation evaluation = evaluation(subsetSum);
      report(evaluation::writeJson, evaluation.lines());
    }
    return ExitCode.DONE.code();
  }

  private Optional<PlotFile> plot() throws CommandFailure {
    if (plotName == null) {
      return Optional.empty();
    }
    PlotFile file = new PlotFile(plotName, session);
    if (json && file.isStandardOutput()) {
      throw new CommandFailure(
          ExitCode.WRONG_USAGE, "--plot: - is standard output, which --json takes already");
    }
    file.requireWritable();
    return Optional.of(file);
  }

  private void report(OutputFile.Writing document, List<String> lines) throws CommandFailure {
    if (json) {
      new OutputFile("-", session).write(document);
    } else if (!"-".equals(plotName)) {
      lines.forEach(session.output()::println);
    }
  }

  private Evaluation evaluation(SubsetSumInstance instance)
      throws CommandFailure, MalformedInputException {
    if (solutionName == null) {
      throw new CommandFailure(
          ExitCode.WRONG_USAGE, "SOLUTION: missing; only for networks it may be left out");
    }
    if (instance.targets().rows() == 0) {
      throw new CommandFailure(
          ExitCode.WRONG_USAGE,
          instanceName
              + ": has an interval and no target, and a mask has an error only for a target");
    }
    return Evaluation.of(instance, masks(instance));
  }

  private Mask mask(NetworkPruningInstance instance)
      throws CommandFailure, MalformedInputException {
    int all = instance.maskLength();
    return solutionName == null
        ? Mask.ofKept(all, IntStream.range(0, all).toArray())
        : mask(new InputFile(solutionName, session), instance);
  }

  private Rational gap() throws CommandFailure {
    try {
      Rational gap = Rational.parse(gapText);
      if (gap.signum() >= 0) {
        return gap;
      }
    } catch (NumberFormatException e) {
      // Explained below, as any other text that is no gap.
    }
    throw new CommandFailure(
        ExitCode.WRONG_USAGE, "--gap: " + gapText + ", expected a number ≥ 0, such as 0.01 or 1/3");
  }

  private int bracket(
      NetworkPruningInstance instance, Mask given, SearchLimits limits, Rational gap, String why)
      throws CommandFailure {
    if (plotName != null) {
      throw new CommandFailure(ExitCode.WRONG_USAGE, instanceName + ": --plot: " + why);
    }
    Mask mask = instance.canonical(given);
    session.interruption().searchStarts();
    BracketedError found;
    try (ProgressLine progress = new ProgressLine(session, limitOptions.quiet())) {
      found =
          ErrorBracket.of(
              instance.pruned(mask),
              instance.target(),
              instance.domain(),
              limits,
              gap,
              new StoppableProgress(progress, session.interruption()::requested));
    }
    NetworkBracket bracket = new NetworkBracket(instance, mask, found);
    report(bracket::writeJson, bracket.lines());
    return (found.isExact() ? ExitCode.DONE : ExitCode.FEASIBLE).code();
  }

  private static Mask mask(InputFile file, Instance instance)
      throws CommandFailure, MalformedInputException {
    return file.read(in -> ResultReader.readMask(file.label(), in, instance));
  }

  /** One mask for each target; absent where a result has none. */
  private List<Optional<Mask>> masks(SubsetSumInstance instance)
      throws CommandFailure, MalformedInputException {
    InputFile file = new InputFile(solutionName, session);
    byte[] bytes = file.readBytes();
    int targets = instance.targets().rows();
    try {
      if (instance.targetsListed() && Documents.hasProperty(bytes, "answers")) {
        return ResultReader.read(file.label(), new ByteArrayInputStream(bytes), instance)
            .answers()
            .stream()
            .map(Answer::incumbent)
            .map(incumbent -> incumbent.map(i -> i.mask()))
            .toList();
      }
      Mask mask = ResultReader.readMask(file.label(), new ByteArrayInputStream(bytes), instance);
      return IntStream.range(0, targets).mapToObj(t -> Optional.of(mask)).toList();
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.MALFORMED_INPUT, file.label() + ": " + e.getMessage(), e);
    }
  }
}
