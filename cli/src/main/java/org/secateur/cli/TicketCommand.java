package org.secateur.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.secateur.cli.search.RunRecorder;
import org.secateur.experiments.ticket.Accuracy;
import org.secateur.experiments.ticket.CertifiedScaling;
import org.secateur.experiments.ticket.Checkpoint;
import org.secateur.experiments.ticket.DenseNetwork;
import org.secateur.experiments.ticket.ErrorClaims;
import org.secateur.experiments.ticket.SampleSource;
import org.secateur.experiments.ticket.Ticket;
import org.secateur.experiments.ticket.TicketNetwork;
import org.secateur.experiments.ticket.TicketOutcome;
import org.secateur.experiments.ticket.TicketProblem;
import org.secateur.experiments.ticket.TicketReport;
import org.secateur.experiments.ticket.TicketRun;
import org.secateur.experiments.ticket.TicketTarget;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.idx.IdxImages;
import org.secateur.instances.idx.IdxReader;
import org.secateur.instances.layerfiles.LayerChainReader;
import org.secateur.model.Domain;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code secateur ticket}: a given network found inside a random one. */
@Command(
    name = "ticket",
    description =
        "Prunes a random network to a given one: every weight exactly, with a certified error of"
            + " the whole.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnInvalidInput = 64)
final class TicketCommand implements Callable<Integer> {
  private static final double WHITE = 255;

  /** Of the search for inputs with a large error; it changes no mask. */
  private static final long SEARCH_SEED = 1;

  private final Session session;

  @Parameters(
      paramLabel = "TARGET",
      description = "The target network: NPZ, PyTorch (.pt), safetensors, ONNX or JSON.")
  private Path target;

  @Mixin private TicketSourceOptions sourceOptions;
  @Mixin private TicketGoalOptions goalOptions;
  @Mixin private TicketFiles files;

  @Option(names = "--json", description = "Prints the report as one JSON document.")
  private boolean json;

  @Mixin private LimitOptions limitOptions;

  TicketCommand(Session session) {
    this.session = session;
  }

  /** Labelled test inputs. */
  private record Test(IdxImages images, int[] labels) {
    double[] input(int image) {
      double[] input = new double[images.pixels()];
      for (int p = 0; p < input.length; p++) {
        input[p] = images.shade(image, p) / WHITE;
      }
      return input;
    }
  }

  @Override
  public Integer call() throws CommandFailure, MalformedInputException {
    files.requireWritable(session);
    if (json && files.usesStandardOutput(session)) {
      throw new CommandFailure(
          ExitCode.WRONG_USAGE, "--json: given together with a file name -, expected one of them");
    }
    SearchLimits limits = limitOptions.limits();
    TicketTarget network = new TicketTarget(TicketFiles.read(target, LayerChainReader::read));
    Domain domain = goalOptions.domain(network.chain().inputs());
    Optional<Test> test = test(network);
    SampleSource source = sourceOptions.source(network, domain);
    TicketProblem problem = new TicketProblem(network, source, goalOptions.goal(network, domain));
    Map<String, String> setup = sourceOptions.setup(network, source);
    goalOptions.describe(setup, problem.goal());
    Ticket ticket = solve(problem, setup, domain, limits);
    Optional<TicketNetwork> pruned =
        ticket.isWhole() ? Optional.of(TicketNetwork.of(ticket)) : Optional.empty();
    TicketOutcome outcome = outcome(setup, ticket, pruned, domain, test, limits.threads());
    files.write(outcome, pruned, session);
    print(outcome);
    return ExitCode.of(outcome.status()).code();
  }

  private Optional<Test> test(TicketTarget network) throws CommandFailure, MalformedInputException {
    Optional<List<Path>> named = files.test();
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Path images = named.get().get(0);
    Path labels = named.get().get(1);
    Test test =
        new Test(
            TicketFiles.read(images, IdxReader::images),
            TicketFiles.read(labels, IdxReader::labels));
    if (test.images.pixels() != network.chain().inputs()) {
      throw new MalformedInputException(
          images.toString(),
          "",
          test.images.pixels() + " pixels",
          network.chain().inputs() + ", one for each input of the target");
    }
    if (test.labels.length != test.images.count() || test.labels.length == 0) {
      throw new MalformedInputException(
          labels.toString(),
          "",
          test.labels.length + " labels",
          "one for each of " + test.images.count() + " images, at least one");
    }
    return Optional.of(test);
  }

  private Ticket solve(
      TicketProblem problem, Map<String, String> setup, Domain domain, SearchLimits limits)
      throws CommandFailure, MalformedInputException {
    if (goalOptions.isScaled() && files.hasCheckpoint()) {
      throw new CommandFailure(
          ExitCode.WRONG_USAGE,
          "--checkpoint: given together with --split certified, which solves several times");
    }
    Optional<Checkpoint> checkpoint = files.open(problem, setup, sourceOptions.content());
    session.interruption().searchStarts();
    try (ProgressLine progress = new ProgressLine(session, limitOptions.quiet())) {
      SearchListener listener = new RunRecorder(progress, session.interruption()::requested);
      if (goalOptions.isScaled()) {
        return new CertifiedScaling(
                domain,
                goalOptions.supError().orElseThrow(),
                (scaled, spent) ->
                    new TicketRun(scaled, left(limits, spent), listener).solve(Optional.empty()))
            .solve(problem);
      }
      return new TicketRun(problem, limits, listener).solve(checkpoint);
    } catch (UncheckedIOException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL_ERROR, "--checkpoint: cannot be written: " + e.getMessage(), e);
    } finally {
      close(checkpoint);
    }
  }

  private static SearchLimits left(SearchLimits limits, Duration spent) {
    return limits
        .time()
        .map(t -> limits.withTime(t.compareTo(spent) > 0 ? t.minus(spent) : Duration.ZERO))
        .orElse(limits);
  }

  private static void close(Optional<Checkpoint> checkpoint) throws CommandFailure {
    try {
      if (checkpoint.isPresent()) {
        checkpoint.get().close();
      }
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL_ERROR, "--checkpoint: cannot be closed: " + e.getMessage(), e);
    }
  }

  private TicketOutcome outcome(
      Map<String, String> setup,
      Ticket ticket,
      Optional<TicketNetwork> pruned,
      Domain domain,
      Optional<Test> test,
      int threads)
      throws CommandFailure {
    if (pruned.isEmpty()) {
      return new TicketOutcome(setup, ticket, List.of(), Optional.empty(), Optional.empty());
    }
    ErrorClaims claims = ErrorClaims.of(ticket, domain, goalOptions.supError(), SEARCH_SEED);
    TicketNetwork whole = new DenseNetwork(ticket.problem().target().chain());
    return new TicketOutcome(
        setup,
        ticket,
        pruned.get().parts(),
        Optional.of(claims),
        test.map(
            t ->
                new TicketOutcome.Accuracies(
                    accuracy(whole, t, threads), accuracy(pruned.get(), t, threads))));
  }

  private static Accuracy accuracy(TicketNetwork network, Test test, int threads) {
    return Accuracy.of(network, test.images.count(), test::input, i -> test.labels[i], threads);
  }

  private void print(TicketOutcome outcome) throws CommandFailure {
    if (json) {
      new OutputFile("-", session).write(out -> TicketReport.write(outcome, true, out));
    } else if (!files.usesStandardOutput(session)) {
      new TicketText(outcome).lines().forEach(session.output()::println);
    }
  }
}
