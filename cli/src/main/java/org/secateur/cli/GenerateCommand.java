package org.secateur.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.secateur.instances.families.FamilyOption;
import org.secateur.instances.families.InstanceFamily;
import org.secateur.instances.json.InstanceWriter;
import org.secateur.model.Instance;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code secateur generate FAMILY}: one subcommand for each family, with the family's options. */
@Command(
    name = "generate",
    description = "Generates an instance; the same seed gives the same file everywhere.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "FAMILY",
    commandListHeading = "%nFamilies ('secateur generate FAMILY --help' lists the options):%n",
    exitCodeOnInvalidInput = 64)
final class GenerateCommand implements Runnable {
  private static final int HELP_COLUMNS = 78;

  @Spec private CommandSpec spec;

  /** The command and those of all families. */
  static CommandLine create(Session session) {
    CommandLine line = new CommandLine(new GenerateCommand());
    List<String> options = new ArrayList<>(List.of("", "Options of each family:"));
    for (InstanceFamily family : InstalledFamilies.all()) {
      line.addSubcommand(family.name(), family(session, family));
      options.addAll(overview(family));
    }
    line.getCommandSpec().usageMessage().footer(options.toArray(String[]::new));
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a family is missing");
  }

  private static CommandLine family(Session session, InstanceFamily family) {
    CommandLine line = new CommandLine(new FamilyCommand(session, family));
    CommandSpec spec = line.getCommandSpec();
    spec.usageMessage().description(escaped(family.summary()));
    for (FamilyOption option : family.options()) {
      spec.addOption(
          OptionSpec.builder("--" + option.name())
              .paramLabel("VALUE")
              .type(String.class)
              .description(escaped(meaning(option)))
              .build());
    }
    return line;
  }

  /** Name and options, broken into lines that the help need not break again. */
  private static List<String> overview(InstanceFamily family) {
    List<String> lines = new ArrayList<>();
    String line = String.format(Locale.ROOT, "  %-16s", family.name());
    for (FamilyOption option : family.options()) {
      if (line.length() + option.name().length() + 3 > HELP_COLUMNS) {
        lines.add(line);
        line = " ".repeat(18);
      }
      line += " --" + option.name();
    }
    lines.add(line);
    return lines;
  }

  private static String meaning(FamilyOption option) {
    String ending =
        option.defaultValue().isEmpty() ? "." : ". Default: " + option.defaultValue() + ".";
    return option.summary() + ": " + option.expected() + ending;
  }

  /** Help texts are formats. */
  private static String escaped(String text) {
    return text.replace("%", "%%");
  }

  /** The command of one family. */
  @Command(mixinStandardHelpOptions = true, sortOptions = false, exitCodeOnInvalidInput = 64)
  static final class FamilyCommand implements Callable<Integer> {
    private final Session session;
    private final InstanceFamily family;

    @Spec private CommandSpec spec;

    @Option(
        names = "--seed",
        required = true,
        paramLabel = "N",
        description = "Seed of the random stream; required, and never taken from the clock.")
    private long seed;

    @Option(
        names = "--output",
        paramLabel = "FILE",
        defaultValue = "-",
        description = "Where the instance goes. Default: standard output.")
    private String outputName;

    FamilyCommand(Session session, InstanceFamily family) {
      this.session = session;
      this.family = family;
    }

    @Override
    public Integer call() throws CommandFailure {
      OutputFile output = new OutputFile(outputName, session);
      output.requireWritable();
      Instance instance = generated();
      output.write(out -> InstanceWriter.write(instance, out));
      return ExitCode.DONE.code();
    }

    private Instance generated() throws CommandFailure {
      try {
        return family.generate(values(), seed);
      } catch (IllegalArgumentException e) {
        throw new CommandFailure(ExitCode.WRONG_USAGE, family.name() + ": " + e.getMessage(), e);
      }
    }

    private Map<String, String> values() {
      Map<String, String> values = new LinkedHashMap<>();
      for (FamilyOption option : family.options()) {
        String value = spec.findOption("--" + option.name()).getValue();
        if (value != null) {
          values.put(option.name(), value);
        }
      }
      return values;
    }
  }
}
