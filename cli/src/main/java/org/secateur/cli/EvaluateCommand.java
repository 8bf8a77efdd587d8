package org.secateur.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.json.ResultReader;
import org.secateur.model.Answer;
import org.secateur.model.Instance;
import org.secateur.model.Mask;
import org.secateur.model.SubsetSumInstance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code secateur evaluate}: the exact error of a given mask. */
@Command(
    name = "evaluate",
    description = "Says how far a given mask is from the target, exactly.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64)
final class EvaluateCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "INSTANCE",
      description = "Instance file (JSON); - is standard input.")
  private String instanceName;

  @Parameters(
      index = "1",
      paramLabel = "SOLUTION",
      description = "A result of solve, or any JSON with \"kept\"; - is standard input.")
  private String solutionName;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  EvaluateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailure, MalformedInputException {
    if (instanceName.equals("-") && solutionName.equals("-")) {
      throw new CommandFailure(
          ExitCode.WRONG_USAGE, "only one of INSTANCE and SOLUTION can be standard input");
    }
    Instance instance = new InputFile(instanceName, session).readInstance();
    SubsetSumInstance subsetSum = (SubsetSumInstance) instance;
    if (subsetSum.targets().rows() == 0) {
      throw new CommandFailure(
          ExitCode.WRONG_USAGE,
          instanceName
              + ": has an interval and no target, and a mask has an error only for a target");
    }
    Evaluation evaluation = Evaluation.of(subsetSum, masks(subsetSum));
    if (json) {
      new OutputFile("-", session).write(evaluation::writeJson);
    } else {
      evaluation.lines().forEach(session.output()::println);
    }
    return ExitCode.DONE.code();
  }

  /** One mask for each target; absent where a result has none. */
  private List<Optional<Mask>> masks(SubsetSumInstance instance)
      throws CommandFailure, MalformedInputException {
    InputFile file = new InputFile(solutionName, session);
    byte[] bytes = file.readBytes();
    int targets = instance.targets().rows();
    try {
      if (instance.targetsListed() && Documents.hasProperty(bytes, "answers")) {
        return ResultReader.read(file.label(), new ByteArrayInputStream(bytes), instance)
            .answers()
            .stream()
            .map(Answer::incumbent)
            .map(incumbent -> incumbent.map(i -> i.mask()))
            .toList();
      }
      Mask mask = ResultReader.readMask(file.label(), new ByteArrayInputStream(bytes), instance);
      return IntStream.range(0, targets).mapToObj(t -> Optional.of(mask)).toList();
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.MALFORMED_INPUT, file.label() + ": " + e.getMessage(), e);
    }
  }
}
