package org.secateur.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Objective;
import org.secateur.solver.api.BackendException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** All commands, put together, with one way to report what goes wrong. */
final class CommandTree {
  private CommandTree() {}

  /**
   * The command line of one call.
   *
   * @param arguments of this call: where they begin with a command only that one is built, which is
   *     quicker; else all are, for the help and to name the one that may have been meant
   */
  static CommandLine create(Session session, String... arguments) {
    CommandLine root = new CommandLine(new Root());
    Map<String, Supplier<Object>> commands = commands(session);
    if (arguments.length > 0 && commands.containsKey(arguments[0])) {
      commands.keySet().retainAll(Set.of(arguments[0]));
    }
    commands.values().forEach(command -> root.addSubcommand(command.get()));
    root.registerConverter(Duration.class, Quantities::duration);
    root.registerConverter(MemorySize.class, MemorySize::parse);
    root.registerConverter(Objective.class, Quantities::objective);
    root.setOut(writer(session.output()));
    root.setErr(writer(session.error()));
    root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setParameterExceptionHandler((failure, args) -> wrongUsage(session, failure));
    root.setExecutionExceptionHandler((failure, line, parse) -> failed(session, failure));
    return root;
  }

  /** All commands by their names, in the order of the help. */
  private static Map<String, Supplier<Object>> commands(Session session) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("solve", () -> new SolveCommand(session));
    commands.put("check", () -> new CheckCommand(session));
    commands.put("evaluate", () -> new EvaluateCommand(session));
    commands.put("batch", () -> new BatchCommand(session));
    commands.put("ticket", () -> new TicketCommand(session));
    commands.put("bench", () -> new BenchCommand(session));
    commands.put("generate", () -> GenerateCommand.create(session));
    commands.put("bounds", () -> BoundsCommand.create(session));
    commands.put("engines", () -> new EnginesCommand(session));
    return commands;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static int wrongUsage(Session session, ParameterException failure) {
    CommandLine line = failure.getCommandLine();
    String name = line.getCommandSpec().qualifiedName();
    return report(
        session,
        ExitCode.WRONG_USAGE,
        failure.getMessage() + System.lineSeparator() + "Try '" + name + " --help'.");
  }

  static int failed(Session session, Throwable failure) {
    trace(session, failure);
    if (failure instanceof CommandFailure known) {
      return report(session, known.exitCode(), known.getMessage());
    }
    if (failure instanceof MalformedInputException) {
      return report(session, ExitCode.MALFORMED_INPUT, failure.getMessage());
    }
    if (failure instanceof BackendException) {
      return report(session, ExitCode.INTERNAL_ERROR, failure.getMessage());
    }
    return report(
        session,
        ExitCode.INTERNAL_ERROR,
        "internal error: " + failure + " (SECATEUR_TRACE=1 shows where)");
  }

  static int report(Session session, ExitCode code, String message) {
    session.error().println("secateur: " + message);
    return code.code();
  }

  private static void trace(Session session, Throwable failure) {
    if ("1".equals(System.getenv("SECATEUR_TRACE"))) {
      failure.printStackTrace(session.error());
    }
  }

  /** The program without a command: says what the commands are. */
  @Command(
      name = "secateur",
      description = "Finds the smallest subnetworks and subset sums, exactly, and proves it.",
      mixinStandardHelpOptions = true,
      versionProvider = ProgramVersion.class,
      synopsisSubcommandLabel = "COMMAND",
      exitCodeOnInvalidInput = 64,
      footer = {
        "",
        "Exit codes: 0 solved to optimality, or valid; 10 feasible, not proved optimal;",
        "20 proved infeasible; 30 unknown; 40 certificate rejected; 50 malformed input file;",
        "64 wrong usage; 70 internal error."
      })
  static final class Root implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
  }

  /** The version in the jar's manifest. */
  static final class ProgramVersion implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = CommandTree.class.getPackage().getImplementationVersion();
      return new String[] {"secateur " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
