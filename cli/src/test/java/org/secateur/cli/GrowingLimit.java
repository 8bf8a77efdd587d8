package org.secateur.cli;

import java.util.List;
import java.util.function.Function;

/** Time limits for engines that a busy machine may start late. */
final class GrowingLimit {
  private static final List<String> LIMITS = List.of("200ms", "2s", "10s", "60s");

  private GrowingLimit() {}

  /**
   * Runs a command with longer and longer limits while it is stopped by its limit before a sign of
   * the engine is heard.
   *
   * @param sign in what the command writes on either stream
   * @param command of a limit
   * @return the last run
   */
  static CommandRun untilHeard(String sign, Function<String, CommandRun> command) {
    CommandRun run = null;
    for (String limit : LIMITS) {
      run = command.apply(limit);
      boolean isHeard = run.output().contains(sign) || run.error().contains(sign);
      if (isHeard || !run.output().contains("(stopped: time)")) {
        return run;
      }
    }
    return run;
  }
}
