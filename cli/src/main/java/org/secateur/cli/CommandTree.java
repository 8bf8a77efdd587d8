package org.secateur.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
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
   * @param arguments of this call: the options of the instance families and of the bounds are only
   *     built when they are needed, which keeps the other commands quick to start
   */
  static CommandLine create(Session session, String... arguments) {
    CommandLine root = new CommandLine(new Root());
    root.addSubcommand(new SolveCommand(session));
    root.addSubcommand(new CheckCommand(session));
    root.addSubcommand(new EvaluateCommand(session));
    root.addSubcommand(new BatchCommand(session));
    root.addSubcommand(new TicketCommand(session));
    root.addSubcommand(new BenchCommand(session));
    boolean families = Arrays.stream(arguments).anyMatch(a -> a.equals(GenerateCommand.NAME));
    root.addSubcommand(GenerateCommand.create(session, families));
    boolean bounds = Arrays.stream(arguments).anyMatch(a -> a.equals(BoundsCommand.NAME));
    root.addSubcommand(BoundsCommand.create(session, bounds));
    root.addSubcommand(new EnginesCommand(session));
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
