package org.secateur.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.secateur.experiments.ticket.ErrorSplit;
import org.secateur.experiments.ticket.Split;
import org.secateur.experiments.ticket.TicketTarget;
import org.secateur.experiments.ticket.WeightGoal;
import org.secateur.model.Domain;
import org.secateur.model.Rational;
import picocli.CommandLine.Option;

/** The options of {@code ticket} that say what is asked for, weight by weight or as a whole. */
final class TicketGoalOptions {
  @Option(
      names = "--objective",
      paramLabel = "O",
      description =
          "For each weight: min-error or min-size. Default: min-error, min-size with --sup-error.")
  private String objective;

  @Option(
      names = "--tolerance",
      paramLabel = "E",
      description =
          "Allowed absolute error of each weight, an exact number such as 0.01; min-size needs it.")
  private String tolerance;

  @Option(
      names = "--size",
      paramLabel = "K",
      description = "Keeps exactly K samples for each weight, those of least error.")
  private Integer size;

  @Option(
      names = "--sup-error",
      paramLabel = "E",
      description =
          "Allowed error of the whole network over the domain, split into tolerances of the"
              + " layers' weights.")
  private String supError;

  @Option(
      names = "--split",
      paramLabel = "S",
      description =
          "How --sup-error is split: proof, least-size, or certified (least-size, then scaled up as"
              + " far as the certificate of the ticket allows). Default: least-size.")
  private String split;

  @Option(
      names = "--domain",
      paramLabel = "D",
      defaultValue = "ball",
      description =
          "The inputs that count: ball or ball=R (2-norm, radius R, default 1), box or box=LOW,HIGH"
              + " (default -1,1). Default: ${DEFAULT-VALUE}.")
  private String domain;

  Optional<Rational> supError() throws CommandFailure {
    Optional<Rational> exact = number("--sup-error", supError);
    if (exact.isPresent() && exact.get().signum() <= 0) {
      throw wrongUsage("--sup-error: " + supError + ", expected above 0");
    }
    return exact;
  }

  Domain domain(int inputs) throws CommandFailure {
    String[] parts = domain.split("=", 2);
    String rest = parts.length == 2 ? parts[1] : "";
    if (parts[0].equals("ball")) {
      Rational radius = parts.length == 1 ? Rational.ONE : exact("--domain", rest);
      if (radius.signum() <= 0) {
        throw wrongUsage("--domain: " + domain + ", expected a radius above 0");
      }
      return new Domain.Ball(Domain.Norm.TWO, radius);
    }
    if (!parts[0].equals("box")) {
      throw wrongUsage("--domain: " + domain + ", expected ball, ball=R, box or box=LOW,HIGH");
    }
    String[] ends = (parts.length == 1 ? "-1,1" : rest).split(",", -1);
    if (ends.length != 2) {
      throw wrongUsage("--domain: " + domain + ", expected box=LOW,HIGH");
    }
    Rational low = exact("--domain", ends[0]);
    Rational high = exact("--domain", ends[1]);
    if (low.compareTo(high) > 0) {
      throw wrongUsage("--domain: " + domain + ", expected LOW <= HIGH");
    }
    return new Domain.Box(Collections.nCopies(inputs, low), Collections.nCopies(inputs, high));
  }

  WeightGoal goal(TicketTarget target, Domain inputs) throws CommandFailure {
    Optional<Rational> allowed = supError();
    boolean leastSize = leastSize(allowed.isPresent());
    if (split != null && allowed.isEmpty()) {
      throw wrongUsage("--split: " + split + ", expected only with --sup-error");
    }
    Optional<Rational> weightTolerance = number("--tolerance", tolerance);
    if (weightTolerance.isPresent() && weightTolerance.get().signum() < 0) {
      throw wrongUsage("--tolerance: " + tolerance + ", expected at least 0");
    }
    if (allowed.isPresent() && weightTolerance.isPresent()) {
      throw wrongUsage("--tolerance: given together with --sup-error, which sets it");
    }
    try {
      List<Rational> tolerances = new ArrayList<>();
      if (allowed.isPresent()) {
        tolerances.addAll(new ErrorSplit(target, inputs).tolerances(allowed.get(), split()));
      }
      weightTolerance.ifPresent(t -> tolerances.addAll(Collections.nCopies(target.depth(), t)));
      OptionalInt exactly = size == null ? OptionalInt.empty() : OptionalInt.of(size);
      return new WeightGoal(leastSize, exactly, tolerances);
    } catch (IllegalArgumentException e) {
      throw wrongUsage("--" + e.getMessage());
    }
  }

  private boolean leastSize(boolean asNetwork) throws CommandFailure {
    if (objective == null) {
      return asNetwork && size == null;
    }
    return switch (objective) {
      case "min-error" -> false;
      case "min-size" -> true;
      default -> throw wrongUsage("--objective: " + objective + ", expected min-error or min-size");
    };
  }

  /** Whether tolerances are to be scaled by the certificate of the ticket. */
  boolean isScaled() throws CommandFailure {
    return supError != null && split() == Split.CERTIFIED;
  }

  private Split split() throws CommandFailure {
    String label = split == null ? Split.LEAST_SIZE.label() : split;
    return TicketSourceOptions.label("--split", label, Split.values(), Split::label);
  }

  /** What was asked for, for the report. */
  void describe(Map<String, String> setup, WeightGoal goal) throws CommandFailure {
    setup.put("objective", goal.label());
    if (tolerance != null) {
      setup.put("weightTolerance", goal.tolerances().get(0).toString());
    }
    if (supError != null) {
      setup.put("allowedSupError", exact("--sup-error", supError).toString());
      setup.put("split", split().label());
    }
    setup.put("domain", domain);
  }

  private static Optional<Rational> number(String option, String text) throws CommandFailure {
    return text == null ? Optional.empty() : Optional.of(exact(option, text));
  }

  private static Rational exact(String option, String text) throws CommandFailure {
    try {
      return Rational.parse(text);
    } catch (NumberFormatException e) {
      throw wrongUsage(option + ": " + text + ": " + e.getMessage());
    }
  }

  private static CommandFailure wrongUsage(String message) {
    return new CommandFailure(ExitCode.WRONG_USAGE, message);
  }
}
