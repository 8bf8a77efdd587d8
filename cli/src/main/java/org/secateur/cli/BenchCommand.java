package org.secateur.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.secateur.cli.search.RunRecorder;
import org.secateur.experiments.batch.BatchLayer;
import org.secateur.experiments.batch.SampleStream;
import org.secateur.experiments.bench.BenchCase;
import org.secateur.experiments.bench.BenchCases;
import org.secateur.experiments.bench.BenchGroup;
import org.secateur.experiments.bench.BenchReport;
import org.secateur.experiments.bench.BenchRow;
import org.secateur.experiments.bench.BenchRun;
import org.secateur.experiments.bench.BenchSettings;
import org.secateur.experiments.bench.BenchTable;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.npz.NpyArray;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code secateur bench}: the figures of PERFORMANCE.md, measured again. */
@Command(
    name = "bench",
    description =
        "Times the exact engines warm on named cases, asks backends the same, and judges their"
            + " claims by the proved optima.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnInvalidInput = 64)
final class BenchCommand implements Callable<Integer> {
  private static final String ALL = "all";
  private static final String NONE = "none";
  private static final int WEIGHT_SAMPLES = 21;
  private static final long WEIGHT_SEED = 1;
  private static final Duration WARM_UP = Duration.ofMillis(1_500);
  private static final Duration QUICK_LIMIT = Duration.ofSeconds(1);

  private final Session session;

  @Option(
      names = "--group",
      paramLabel = "G",
      defaultValue = ALL,
      description =
          "mnist, subset-sum, fixed-size, vectors, cover, count, networks or all. Default:"
              + " ${DEFAULT-VALUE}.")
  private String group;

  @Option(names = "--only", paramLabel = "NAME", description = "Runs this one case.")
  private String only;

  @Option(
      names = "--quick",
      description = "Runs small cases, once each; a backend gets 1 s at most.")
  private boolean quick;

  @Option(
      names = "--backends",
      paramLabel = "NAMES",
      split = ",",
      defaultValue = "cp-sat,scip,highs,z3",
      description =
          "Engines to ask beside, or none; the large cases ask the first only. Default:"
              + " ${DEFAULT-VALUE}.")
  private List<String> backends;

  @Option(
      names = "--backend-limit",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "Wall clock of a backend for a case. Default: ${DEFAULT-VALUE}.")
  private Duration backendLimit;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads of every engine. Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Timed runs of a case after the warm-up; none is begun after 30 s. Default:"
              + " ${DEFAULT-VALUE}.")
  private int repetitions;

  @Option(
      names = "--memory-limit",
      paramLabel = "SIZE",
      description = "Memory for tables, such as 4g or 512m. Default: most of this machine's.")
  private MemorySize memoryLimit;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      defaultValue = "../shared/data/pensia-fc2.npz",
      description = "NPZ file of the network of group mnist. Default: ${DEFAULT-VALUE}.")
  private Path data;

  @Option(names = "--json", description = "Prints one JSON document at the end.")
  private boolean json;

  BenchCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailure, MalformedInputException, BackendException {
    BenchSettings settings = settings();
    List<PruningSolver> asked = asked();
    PruningSolver ours =
        InstalledEngines.named("auto")
            .orElseThrow(() -> new IllegalStateException("there is no engine auto"));
    List<BenchCase> cases = cases(new BenchCases(ours).all(weights()));
    session.interruption().searchStarts();
    SearchListener listener =
        new RunRecorder(SearchListener.SILENT, session.interruption()::requested);
    BenchRun run = new BenchRun(ours, asked, settings, listener, this::step);
    List<BenchRow> rows = json ? run.run(cases, row -> {}) : printed(run, cases, asked);
    boolean complete = rows.size() == cases.size();
    if (json) {
      new OutputFile("-", session).write(out -> BenchReport.write(settings, rows, complete, out));
    }
    return (complete ? ExitCode.DONE : ExitCode.UNKNOWN).code();
  }

  private List<BenchRow> printed(BenchRun run, List<BenchCase> cases, List<PruningSolver> asked)
      throws BackendException {
    BenchTable table = new BenchTable(cases, asked.stream().map(e -> e.info().name()).toList());
    PrintStream out = session.output();
    table.head().forEach(out::println);
    out.flush();
    return run.run(
        cases,
        row -> {
          table.lines(row).forEach(out::println);
          // A long run shows what it has.
          out.flush();
        });
  }

  private void step(String what) {
    if (session.terminalColumns() > 0) {
      session.error().println("bench: " + what);
    }
  }

  private BenchSettings settings() throws CommandFailure {
    long heap = Runtime.getRuntime().maxMemory() / 8 * 7;
    long memory = memoryLimit == null ? heap : Math.min(memoryLimit.bytes(), heap);
    boolean shorter = quick && backendLimit.compareTo(QUICK_LIMIT) > 0;
    try {
      return new BenchSettings(
          quick ? 1 : repetitions,
          quick ? Duration.ZERO : WARM_UP,
          threads,
          memory,
          shorter ? QUICK_LIMIT : backendLimit);
    } catch (IllegalArgumentException e) {
      throw wrongUsage("--" + e.getMessage());
    }
  }

  private List<PruningSolver> asked() throws CommandFailure {
    if (backends.equals(List.of(NONE))) {
      return List.of();
    }
    List<PruningSolver> engines = new ArrayList<>();
    for (String name : backends) {
      engines.add(
          InstalledEngines.named(name)
              .orElseThrow(
                  () ->
                      wrongUsage(
                          "--backends: "
                              + name
                              + ", expected none or some of "
                              + String.join(", ", InstalledEngines.names()))));
    }
    return engines;
  }

  /** The network of group mnist; empty, with a message, where its file is absent. */
  private List<BatchLayer> weights() throws CommandFailure, MalformedInputException {
    boolean wanted =
        !quick
            && (only == null
                ? group.equals(ALL) || group.equals(BenchGroup.MNIST.label())
                : only.startsWith(BenchGroup.MNIST.label()));
    if (!wanted) {
      return List.of();
    }
    if (!Files.exists(data)) {
      session
          .error()
          .println("secateur: group mnist is skipped: --data: " + data + ": no such file");
      return List.of();
    }
    BatchInput input = new BatchInput(data, Optional.empty());
    Map<String, NpyArray> targets = input.targets();
    return input.layers(
        targets,
        SampleStream.NUMPY_LEGACY.draw(
            targets.values().stream().map(a -> a.shape()[0]).toList(),
            WEIGHT_SAMPLES,
            BatchInput.values(targets).min().orElseThrow(),
            BatchInput.values(targets).max().orElseThrow(),
            WEIGHT_SEED));
  }

  private List<BenchCase> cases(List<BenchCase> all) throws CommandFailure {
    if (only != null) {
      return List.of(
          all.stream()
              .filter(c -> c.name().equals(only))
              .findFirst()
              .orElseThrow(
                  () ->
                      wrongUsage(
                          "--only: "
                              + only
                              + ", expected one of "
                              + all.stream()
                                  .map(BenchCase::name)
                                  .collect(Collectors.joining(", ")))));
    }
    Optional<BenchGroup> chosen = BenchGroup.ofLabel(group);
    if (chosen.isEmpty() && !group.equals(ALL)) {
      throw wrongUsage(
          "--group: "
              + group
              + ", expected all or one of "
              + Arrays.stream(BenchGroup.values())
                  .map(BenchGroup::label)
                  .collect(Collectors.joining(", ")));
    }
    return all.stream()
        .filter(c -> c.isIn(quick) && chosen.map(g -> g == c.group()).orElse(true))
        .toList();
  }

  private static CommandFailure wrongUsage(String message) {
    return new CommandFailure(ExitCode.WRONG_USAGE, message);
  }
}
