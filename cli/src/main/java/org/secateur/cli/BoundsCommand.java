package org.secateur.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.secateur.experiments.theory.Bound;
import org.secateur.experiments.theory.BoundCatalogue;
import org.secateur.experiments.theory.BoundValue;
import org.secateur.experiments.theory.Parameter;
import org.secateur.experiments.theory.ParameterValues;
import org.secateur.model.Rational;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code secateur bounds}: the published bounds as calculators (note {@code theory-bounds}). */
@Command(
    name = "bounds",
    description =
        "Calculates a published bound, with its source and what it leaves open. Without NAME the"
            + " bounds are listed. A list of values, such as --epsilon 0.1,0.01, gives a table.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnInvalidInput = 64)
final class BoundsCommand implements Callable<Integer> {
  /** A table for people; more rows are for a program around this one. */
  private static final int MOST_ROWS = 10_000;

  private final Session session;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "A bound; 'secateur bounds' lists them.")
  private String name;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  private BoundsCommand(Session session) {
    this.session = session;
  }

  /** The command with an option for each parameter, and its own commands. */
  static CommandLine create(Session session) {
    CommandLine line = new CommandLine(new BoundsCommand(session));
    for (Parameter parameter : Parameter.values()) {
      line.getCommandSpec()
          .addOption(
              OptionSpec.builder("--" + parameter.label())
                  .paramLabel("VALUES")
                  .type(String.class)
                  .description(parameter.meaning() + ".")
                  .build());
    }
    line.addSubcommand(new CountingCommand(session));
    line.addSubcommand(new LinearMapsCommand(session));
    return line;
  }

  @Override
  public Integer call() throws CommandFailure {
    Map<Parameter, List<Rational>> lists = lists();
    if (name == null) {
      if (!lists.isEmpty()) {
        throw wrongUsage(
            "--" + lists.keySet().iterator().next().label() + ": of no use without NAME");
      }
      list();
    } else {
      report(bound(), lists);
    }
    return ExitCode.DONE.code();
  }

  private void list() throws CommandFailure {
    if (json) {
      new OutputFile("-", session)
          .write(out -> BoundsDocument.writeList(BoundCatalogue.all(), out));
    } else {
      BoundsText.list(BoundCatalogue.all()).forEach(session.output()::println);
    }
  }

  private void report(Bound bound, Map<Parameter, List<Rational>> lists) throws CommandFailure {
    List<ParameterValues> rows = new ArrayList<>();
    List<BoundValue> values = new ArrayList<>();
    for (Map<Parameter, Rational> row : combinations(lists)) {
      rows.add(values(bound, row));
      values.add(value(bound, rows.get(rows.size() - 1)));
    }
    if (json) {
      new OutputFile("-", session).write(out -> BoundsDocument.write(bound, rows, values, out));
    } else {
      List<Parameter> swept = lists.keySet().stream().filter(p -> lists.get(p).size() > 1).toList();
      BoundsText.lines(bound, rows, values, swept).forEach(session.output()::println);
    }
  }

  private static ParameterValues values(Bound bound, Map<Parameter, Rational> row)
      throws CommandFailure {
    try {
      return ParameterValues.of(bound, row);
    } catch (IllegalArgumentException e) {
      throw wrongUsage(bound.name() + ": --" + e.getMessage());
    }
  }

  private static BoundValue value(Bound bound, ParameterValues values) throws CommandFailure {
    try {
      return bound.evaluate(values);
    } catch (IllegalArgumentException e) {
      throw wrongUsage(bound.name() + ": " + e.getMessage());
    }
  }

  private Bound bound() throws CommandFailure {
    return BoundCatalogue.named(name)
        .orElseThrow(
            () ->
                wrongUsage(
                    "NAME: "
                        + name
                        + ", expected one of "
                        + BoundCatalogue.all().stream()
                            .map(Bound::name)
                            .collect(Collectors.joining(", "))));
  }

  /** The values of each option that was given, in the order of the parameters. */
  private Map<Parameter, List<Rational>> lists() throws CommandFailure {
    Map<Parameter, List<Rational>> lists = new EnumMap<>(Parameter.class);
    long rows = 1;
    for (Parameter parameter : Parameter.values()) {
      String text = spec.findOption("--" + parameter.label()).getValue();
      if (text != null) {
        lists.put(parameter, numbers(parameter, text));
        rows *= lists.get(parameter).size();
      }
      if (rows > MOST_ROWS) {
        throw wrongUsage(
            "--" + parameter.label() + ": more than " + MOST_ROWS + " combinations of values");
      }
    }
    return lists;
  }

  private static List<Rational> numbers(Parameter parameter, String text) throws CommandFailure {
    List<Rational> numbers = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      numbers.add(Quantities.number("--" + parameter.label(), part));
    }
    return numbers;
  }

  private static List<Map<Parameter, Rational>> combinations(Map<Parameter, List<Rational>> lists) {
    List<Map<Parameter, Rational>> rows = List.of(new EnumMap<>(Parameter.class));
    for (Map.Entry<Parameter, List<Rational>> entry : lists.entrySet()) {
      List<Map<Parameter, Rational>> longer = new ArrayList<>();
      for (Map<Parameter, Rational> row : rows) {
        for (Rational value : entry.getValue()) {
          Map<Parameter, Rational> next = new EnumMap<>(row);
          next.put(entry.getKey(), value);
          longer.add(next);
        }
      }
      rows = longer;
    }
    return rows;
  }

  private static CommandFailure wrongUsage(String message) {
    return new CommandFailure(ExitCode.WRONG_USAGE, message);
  }
}
