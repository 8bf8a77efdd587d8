package org.secateur.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.secateur.cli.search.SupervisedSearch;
import org.secateur.experiments.theory.IntervalCounting;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Answer;
import org.secateur.model.Instance;
import org.secateur.model.Objective;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code secateur bounds counting}: are there fewer masks than targets that need one each? (note
 * {@code theory-counting}) For small instances the exact engine then names a missed target.
 */
@Command(
    name = "counting",
    description =
        "Counts the masks of a subset-sum instance with an interval and a tolerance against the"
            + " targets that need one each, and names a missed target where the exact engine finds"
            + " one. Exit code 20: some target is proved to be missed.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnInvalidInput = 64)
final class CountingCommand implements Callable<Integer> {
  /** Beyond this the search for a missed target is left to whoever sets a time limit. */
  static final int MOST_SAMPLES = 40;

  private static final long SEED = 1;

  private final Session session;

  @Parameters(paramLabel = "INSTANCE", description = "Instance file (JSON); - is standard input.")
  private String instanceName;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  @Option(names = "--count-only", description = "Does not search for a missed target.")
  private boolean countOnly;

  @Mixin private LimitOptions limitOptions;

  CountingCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailure, MalformedInputException, BackendException {
    SearchLimits limits = limitOptions.limits();
    Instance instance = new InputFile(instanceName, session).readInstance();
    if (!(instance instanceof SubsetSumInstance subsetSum)) {
      throw wrongUsage(
          "problem \"" + instance.problem() + "\", expected \"" + SubsetSumInstance.PROBLEM + "\"");
    }
    IntervalCounting counting = counting(subsetSum);
    Optional<Answer> answer =
        countOnly || tooLarge(subsetSum, limits)
            ? Optional.empty()
            : Optional.of(search(subsetSum, limits));
    CountingReport report = new CountingReport(subsetSum, counting, answer, countOnly);
    if (json) {
      new OutputFile("-", session).write(report::writeJson);
    } else {
      report.lines().forEach(session.output()::println);
    }
    return report.exitCode().code();
  }

  private static boolean tooLarge(SubsetSumInstance instance, SearchLimits limits) {
    return instance.sampleCount() > MOST_SAMPLES && limits.time().isEmpty();
  }

  private IntervalCounting counting(SubsetSumInstance instance) throws CommandFailure {
    try {
      return IntervalCounting.of(instance);
    } catch (IllegalArgumentException e) {
      throw wrongUsage(e.getMessage());
    }
  }

  private Answer search(SubsetSumInstance instance, SearchLimits limits) throws BackendException {
    PruningSolver engine =
        InstalledEngines.named("auto")
            .orElseThrow(() -> new IllegalStateException("there is no engine auto"));
    session.interruption().searchStarts();
    try (ProgressLine progress = new ProgressLine(session, limitOptions.quiet())) {
      return new SupervisedSearch(engine, limits, SEED)
          .run(
              instance.withObjective(Objective.IS_COVER),
              progress,
              session.interruption()::requested)
          .answers()
          .get(0);
    }
  }

  private CommandFailure wrongUsage(String message) {
    return new CommandFailure(ExitCode.WRONG_USAGE, instanceName + ": " + message);
  }
}
