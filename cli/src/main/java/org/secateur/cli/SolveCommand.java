package org.secateur.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.secateur.cli.search.SupervisedSearch;
import org.secateur.experiments.plot.Drawn;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.json.ResultWriter;
import org.secateur.model.Instance;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.SolveResult;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.search.SelectionSolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code secateur solve}: instance in, result out. */
@Command(
    name = "solve",
    description = "Solves an instance exactly and says what the answer rests on.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnInvalidInput = 64)
final class SolveCommand implements Callable<Integer> {
  /** The engines that can say how they refute. */
  private static final List<String> EXACT_FOR_NETWORKS = List.of("auto", "branch-and-bound");

  private final Session session;

  @Parameters(paramLabel = "INSTANCE", description = "Instance file (JSON); - is standard input.")
  private String instanceName;

  @Option(
      names = "--objective",
      paramLabel = "O",
      description =
          "Asks this instead of the instance's own question: min-error, min-size, decide, count,"
              + " pareto, cover or is-cover.")
  private Objective objective;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "auto",
      description =
          "Engine, one of those that 'secateur engines' lists. Default: ${DEFAULT-VALUE}.")
  private String engineName;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Seed of every random choice; never taken from the clock. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description =
          "Writes there what 'secateur check' can verify, packed where the name ends in .gz; - is"
              + " standard output.")
  private String certificateName;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Writes the result there as JSON, all of it or nothing; - is standard output.")
  private String outputName;

  @Option(
      names = PlotFile.OPTION,
      paramLabel = "FILE",
      description =
          "Draws there (SVG) target, pruned network, error band and kinks over the boundary of the"
              + " domain, for networks of 2 inputs; - is standard output.")
  private String plotName;

  @Option(names = "--json", description = "Prints the result as one JSON document.")
  private boolean json;

  @Mixin private LimitOptions limitOptions;

  SolveCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailure, MalformedInputException, BackendException {
    SearchLimits limits = limitOptions.limits();
    Optional<OutputFile> output =
        Optional.ofNullable(outputName).map(n -> new OutputFile(n, session));
    if (output.isPresent()) {
      output.get().requireWritable();
    }
    Optional<CertificateFile> certificate = certificate();
    Optional<PlotFile> plot = plot();
    PruningSolver engine = engine();
    Instance instance = asked(new InputFile(instanceName, session).readInstance());
    requireSupported(instance, engine, certificate, plot);
    SolveResult result =
        certificate.isPresent() && instance instanceof NetworkPruningInstance networks
            ? certificate.get().writeWhile(networks, log -> logged(log, networks, limits))
            : search(engine, instance, limits);
    if (certificate.isPresent() && instance instanceof SubsetSumInstance subsetSum) {
      certificate.get().write(subsetSum, result);
    }
    report(instance, result, output);
    if (plot.isPresent() && instance instanceof NetworkPruningInstance networks) {
      plot.get().write(networks, Drawn.of(networks, result));
    }
    return ExitCode.of(result.status()).code();
  }

  private void requireSupported(
      Instance instance,
      PruningSolver engine,
      Optional<CertificateFile> certificate,
      Optional<PlotFile> plot)
      throws CommandFailure {
    if (plot.isPresent()) {
      plot.get().requireDrawable(instance);
    }
    boolean isExact = EXACT_FOR_NETWORKS.contains(engineName);
    boolean isLogged =
        certificate.isPresent() && instance instanceof NetworkPruningInstance && isExact;
    Optional<String> unsupported =
        isLogged ? new SelectionSolver().unsupported(instance, true) : engine.unsupported(instance);
    if (unsupported.isPresent()) {
      throw wrongUsage("engine " + engineName + " cannot take this instance: " + unsupported.get());
    }
    if (certificate.isPresent() && instance instanceof NetworkPruningInstance && !isExact) {
      throw wrongUsage(
          "--certificate: engine "
              + engineName
              + ": for networks only "
              + String.join(" and ", EXACT_FOR_NETWORKS)
              + " say how they refute");
    }
  }

  private Optional<CertificateFile> certificate() throws CommandFailure {
    if (certificateName == null) {
      return Optional.empty();
    }
    if (certificateName.equals("-") && (json || "-".equals(outputName))) {
      throw wrongUsage("--certificate: - is standard output, which the result takes already");
    }
    CertificateFile file = new CertificateFile(certificateName, session);
    file.requireWritable();
    return Optional.of(file);
  }

  private Optional<PlotFile> plot() throws CommandFailure {
    if (plotName == null) {
      return Optional.empty();
    }
    if (plotName.equals("-") && (json || "-".equals(outputName) || "-".equals(certificateName))) {
      throw wrongUsage("--plot: - is standard output, which another document takes already");
    }
    PlotFile file = new PlotFile(plotName, session);
    file.requireWritable();
    return Optional.of(file);
  }

  private PruningSolver engine() throws CommandFailure {
    return InstalledEngines.named(engineName)
        .orElseThrow(
            () ->
                wrongUsage(
                    "--engine: "
                        + engineName
                        + ", expected one of "
                        + String.join(", ", InstalledEngines.names())));
  }

  private Instance asked(Instance instance) throws CommandFailure {
    if (objective == null) {
      return instance;
    }
    try {
      return instance.withObjective(objective);
    } catch (IllegalArgumentException e) {
      throw wrongUsage("--objective: " + objective.label() + ": " + e.getMessage());
    }
  }

  private SolveResult logged(
      RefutationLog log, NetworkPruningInstance instance, SearchLimits limits) {
    try {
      return search(new LoggedSearch(new SelectionSolver(), log), instance, limits);
    } catch (BackendException e) {
      throw new IllegalStateException("an engine without a backend failed", e);
    }
  }

  private SolveResult search(PruningSolver engine, Instance instance, SearchLimits limits)
      throws BackendException {
    session.interruption().searchStarts();
    try (ProgressLine progress = new ProgressLine(session, limitOptions.quiet())) {
      return new SupervisedSearch(engine, limits, seed)
          .run(instance, progress, session.interruption()::requested);
    }
  }

  private void report(Instance instance, SolveResult result, Optional<OutputFile> output)
      throws CommandFailure {
    if (output.isPresent()) {
      output.get().write(out -> ResultWriter.write(instance, result, out));
    }
    boolean written = output.isPresent() && output.get().isStandardOutput();
    if (json && !written) {
      new OutputFile("-", session).write(out -> ResultWriter.write(instance, result, out));
    } else if (!written && !"-".equals(certificateName) && !"-".equals(plotName)) {
      new ResultText(instance, result).lines().forEach(session.output()::println);
    }
  }

  private static CommandFailure wrongUsage(String message) {
    return new CommandFailure(ExitCode.WRONG_USAGE, message);
  }
}
