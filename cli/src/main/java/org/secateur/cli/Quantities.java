package org.secateur.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.secateur.model.Objective;
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
