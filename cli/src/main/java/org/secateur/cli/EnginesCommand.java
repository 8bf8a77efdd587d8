package org.secateur.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secateur.model.Granularity;
import org.secateur.model.Instance;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code secateur engines}: what is installed and what each engine can solve. */
@Command(
    name = "engines",
    description = "Lists the installed engines and what each can solve. Loads no native library.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64)
final class EnginesCommand implements Callable<Integer> {
  /** Loading a native library from a cold disk takes a while. */
  private static final Duration CHECK_LIMIT = Duration.ofSeconds(30);

  private final Session session;

  @Option(
      names = "--check",
      description = "Also solves a tiny instance with each native engine, in its own process.")
  private boolean check;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  EnginesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailure {
    List<EngineRow> rows = InstalledEngines.all().stream().map(this::row).toList();
    if (json) {
      new OutputFile("-", session).write(out -> EngineRow.writeJson(rows, out));
    } else {
      print(rows);
    }
    return ExitCode.DONE.code();
  }

  private EngineRow row(PruningSolver engine) {
    List<Objective> objectives =
        Stream.of(Objective.values()).filter(o -> takes(engine, ProbeInstance.scalar(o))).toList();
    List<Objective> networkObjectives =
        Stream.of(Objective.values()).filter(o -> takesNetwork(engine, o)).toList();
    List<String> forms =
        Stream.of(
                takes(engine, ProbeInstance.vector()) ? "vectors" : "",
                takes(engine, ProbeInstance.fixedSize()) ? "fixed size" : "",
                takes(engine, ProbeInstance.manyTargets()) ? "many targets" : "")
            .filter(form -> !form.isEmpty())
            .toList();
    Optional<String> availability =
        check && engine.info().isNative() ? Optional.of(availability(engine)) : Optional.empty();
    return new EngineRow(engine.info(), objectives, networkObjectives, forms, availability);
  }

  private static boolean takesNetwork(PruningSolver engine, Objective objective) {
    return NetworkPruningInstance.OBJECTIVES.contains(objective)
        && Stream.of(Granularity.values())
            .allMatch(g -> takes(engine, ProbeInstance.network(objective, g)));
  }

  private static boolean takes(PruningSolver engine, Instance probe) {
    return engine.unsupported(probe).isEmpty();
  }

  private static String availability(PruningSolver engine) {
    Stream<Instance> scalars = Stream.of(Objective.values()).map(ProbeInstance::scalar);
    Instance networks = ProbeInstance.network(Objective.DECIDE, Granularity.NEURON);
    Optional<Instance> probe =
        Stream.concat(scalars, Stream.of(networks)).filter(p -> takes(engine, p)).findFirst();
    if (probe.isEmpty()) {
      return "not checked: takes none of the small instances";
    }
    try {
      SearchLimits limits = SearchLimits.none(1).withTime(CHECK_LIMIT);
      engine.solve(probe.get(), limits, 1, SearchListener.SILENT);
      return "available";
    } catch (BackendException e) {
      return "not available: " + e.getMessage();
    }
  }

  private void print(List<EngineRow> rows) {
    if (rows.isEmpty()) {
      session.output().println("No engine is installed.");
      return;
    }
    int width = rows.stream().mapToInt(r -> r.solver().name().length()).max().orElseThrow();
    String format = "%-" + width + "s  ";
    StringBuilder head = new StringBuilder(String.format(Locale.ROOT, format, "engine"));
    for (Objective objective : Objective.values()) {
      head.append(objective.label()).append("  ");
    }
    session.output().println(head + "evidence   runs in");
    rows.forEach(row -> session.output().println(tableLine(row, format)));
    session.output().println();
    rows.forEach(row -> describe(row, format));
  }

  private static String tableLine(EngineRow row, String format) {
    String marks =
        Stream.of(Objective.values())
            .map(o -> mark(row.objectives().contains(o), o.label().length()))
            .collect(Collectors.joining("  "));
    return String.format(Locale.ROOT, format, row.solver().name())
        + marks
        + String.format(
            Locale.ROOT,
            "  %-9s  %s",
            row.solver().evidence().label(),
            row.solver().isNative() ? "own process (native)" : "this process");
  }

  private static String mark(boolean solved, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", solved ? "yes" : "-");
  }

  private void describe(EngineRow row, String format) {
    List<String> also = new ArrayList<>(row.forms());
    if (!row.networkObjectives().isEmpty()) {
      also.add(
          row.networkObjectives().stream()
              .map(Objective::label)
              .collect(Collectors.joining(", ", "networks: ", "")));
    }
    String forms = also.isEmpty() ? "" : " (" + String.join(", ", also) + ")";
    String name = String.format(Locale.ROOT, format, row.solver().name());
    session.output().println(name + row.solver().summary() + forms);
    row.availability().ifPresent(a -> session.output().println(" ".repeat(name.length()) + a));
  }
}
