package org.secateur.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import picocli.CommandLine.TypeConversionException;

/** How options are read. */
final class Quantities {
  private static final Pattern DURATION =
      Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?)(ms|s|m|h)");

  private Quantities() {}

  /** {@code 60s}, {@code 2m}, {@code 500ms}, {@code 1.5h}. */
  static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'" + text + "', expected a time with its unit, such as 60s, 2m or 500ms");
    }
    long millis =
        switch (matcher.group(2)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          default -> 3_600_000;
        };
    BigDecimal exact = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(millis));
    return Duration.ofMillis(exact.longValue());
  }

  /**
   * An exact number, as in the files: {@code 0.1} is 1/10, {@code 1/3} is a third.
   *
   * @param option for the message
   */
  static Rational number(String option, String text) throws CommandFailure {
    try {
      return Rational.parse(text.strip());
    } catch (NumberFormatException e) {
      throw new CommandFailure(
          ExitCode.WRONG_USAGE,
          option + ": '" + text + "', expected a number such as 3, 0.01 or 1/3",
          e);
    }
  }

  static Objective objective(String text) {
    return Objective.ofLabel(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "', expected one of " + objectiveLabels()));
  }

  private static String objectiveLabels() {
    return Arrays.stream(Objective.values())
        .map(Objective::label)
        .collect(Collectors.joining(", "));
  }
}
