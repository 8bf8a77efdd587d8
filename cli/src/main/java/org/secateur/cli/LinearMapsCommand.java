package org.secateur.cli;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secateur.experiments.theory.LinearMapCounting;
import org.secateur.experiments.theory.MaskCount;
import org.secateur.experiments.theory.Parameter;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Domain;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code secateur bounds linear-maps}: Theorem 5 of arXiv 2410.14754 as a check in exact integers,
 * for given sizes or for the shape of a network (note {@code theory-counting}).
 */
@Command(
    name = "linear-maps",
    description =
        "Has a network enough subnetworks to come within ε of every linear map of norm at most √k?"
            + " Counted exactly (Theorem 5 of arXiv 2410.14754). Exit code 20: proved that not.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnInvalidInput = 64)
final class LinearMapsCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "INSTANCE",
      arity = "0..1",
      description =
          "A network-pruning instance with a tolerance; only its shape, sizes and domain matter.")
  private String instanceName;

  @Option(names = "--d", paramLabel = "D", description = "Maps of R^d, without INSTANCE.")
  private String d;

  @Option(names = "--k", paramLabel = "K", description = "Parameters kept; norms up to √k.")
  private String k;

  @Option(names = "--epsilon", paramLabel = "E", description = "The error that is allowed.")
  private String epsilon;

  @Option(names = "--n", paramLabel = "N", description = "Parameters of the network.")
  private String n;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  LinearMapsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailure, MalformedInputException {
    LinearMapsReport report = instanceName == null ? ofSizes() : ofInstance();
    if (json) {
      new OutputFile("-", session).write(report::writeJson);
    } else {
      report.lines().forEach(session.output()::println);
    }
    return (report.counting().provesMiss() ? ExitCode.INFEASIBLE : ExitCode.DONE).code();
  }

  private LinearMapsReport ofSizes() throws CommandFailure {
    long dimension = integer("--d", d);
    int kept = integer("--k", k);
    int all = integer("--n", n);
    Rational tolerance = Quantities.number("--epsilon", given("--epsilon", epsilon));
    LinearMapCounting counting =
        counting("", dimension * dimension, SizeRange.exactly(kept), all, tolerance);
    Map<Parameter, Rational> values = new EnumMap<>(Parameter.class);
    values.put(Parameter.D, Rational.of(dimension));
    values.put(Parameter.K, Rational.of(kept));
    values.put(Parameter.N, Rational.of(all));
    values.put(Parameter.EPSILON, tolerance);
    return new LinearMapsReport(
        counting,
        "linear maps of R^" + dimension + ", any norm on R^" + dimension,
        SizeRange.exactly(kept),
        all,
        LinearMapsReport.closedForm(values));
  }

  private LinearMapsReport ofInstance() throws CommandFailure, MalformedInputException {
    if (Stream.of(d, k, epsilon, n).anyMatch(Objects::nonNull)) {
      throw wrongUsage("", "--d, --k, --epsilon and --n: not together with INSTANCE");
    }
    if (!(new InputFile(instanceName, session).readInstance()
        instanceof NetworkPruningInstance instance)) {
      throw wrongUsage(
          instanceName + ": ",
          "expected an instance of problem \"" + NetworkPruningInstance.PROBLEM + "\"");
    }
    if (!spans(instance.domain())) {
      throw wrongUsage(
          instanceName + ": ",
          "domain: expected a ball of radius above 0, or a box that is flat nowhere: on others the"
              + " error is not known to be a norm of linear maps");
    }
    if (instance.tolerance().isEmpty()) {
      throw wrongUsage(instanceName + ": ", "tolerance: missing, expected a number > 0");
    }
    int inputs = instance.network().inputs();
    int outputs = instance.network().outputs();
    SizeRange sizes = instance.allowedSizes();
    return new LinearMapsReport(
        counting(
            instanceName + ": ",
            (long) inputs * outputs,
            sizes,
            instance.maskLength(),
            instance.tolerance().get()),
        "linear maps of "
            + inputs
            + " inputs to "
            + outputs
            + " outputs; norm: the sup over the domain of the sup-norm over outputs",
        sizes,
        instance.maskLength(),
        "not asked: it is about d×d maps and exactly k kept");
  }

  /** Whether only the zero map vanishes on the domain, as far as is seen at once. */
  private static boolean spans(Domain domain) {
    if (domain instanceof Domain.Ball ball) {
      return ball.radius().signum() > 0;
    }
    return domain instanceof Domain.Box box
        && IntStream.range(0, box.lower().size())
            .allMatch(i -> box.lower().get(i).compareTo(box.upper().get(i)) < 0);
  }

  private static LinearMapCounting counting(
      String place, long dimension, SizeRange sizes, int items, Rational tolerance)
      throws CommandFailure {
    try {
      return new LinearMapCounting(
          dimension, BigInteger.valueOf(sizes.most()), tolerance, MaskCount.of(items, sizes));
    } catch (IllegalArgumentException e) {
      throw wrongUsage(place, e.getMessage());
    }
  }

  private static int integer(String option, String text) throws CommandFailure {
    try {
      int value = Integer.parseInt(given(option, text));
      if (value >= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, as for a number that is too small.
    }
    throw wrongUsage(option + ": ", "'" + text + "', expected an integer ≥ 1");
  }

  private static String given(String option, String text) throws CommandFailure {
    if (text == null) {
      throw wrongUsage(option + ": ", "missing, expected with --d, --k, --epsilon and --n");
    }
    return text;
  }

  private static CommandFailure wrongUsage(String place, String message) {
    return new CommandFailure(ExitCode.WRONG_USAGE, place + message);
  }
}
