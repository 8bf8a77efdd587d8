package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;

/** Time limits for engines that a busy machine may start late. */
final class GrowingLimit {
  private static final List<Integer> MILLISECONDS = List.of(200, 2_000, 10_000, 60_000);

  /** How much longer than its limit a command may take. */
  private static final long GRACE = 2_000;

  private GrowingLimit() {}

  /**
   * Runs a command with longer and longer limits while it is stopped by its limit before a sign of
   * the engine is heard, or is late: a limit that is not kept makes it late every time.
   *
   * @param sign in what the command writes on either stream
   * @param command of a limit
   * @return the last run
   */
  static CommandRun untilHeard(String sign, Function<String, CommandRun> command) {
    CommandRun run = null;
    long late = 0;
    for (int limit : MILLISECONDS) {
      long start = System.nanoTime();
      run = command.apply(limit + "ms");
      late = (System.nanoTime() - start) / 1_000_000 - limit - GRACE;
      boolean isHeard = run.output().contains(sign) || run.error().contains(sign);
      if (isHeard && late <= 0 || !run.output().contains("(stopped: time)")) {
        return run;
      }
    }
    assertTrue(late <= 0, late + " ms more than the limit and " + GRACE + " ms");
    return run;
  }
}
