package org.secateur.tests.limits;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import org.junit.jupiter.api.function.ThrowingSupplier;

/**
 * How long a run may take that is to end at a limit. A busy machine makes some runs late; a limit
 * that is not kept makes all of them late.
 */
final class Punctual {
  private static final int ATTEMPTS = 5;
  private static final Duration HANG = Duration.ofMinutes(2);

  private Punctual() {}

  /** The first of some attempts that takes no longer than this. */
  static <T> T within(Duration most, ThrowingSupplier<T> run, String context) {
    Duration least = HANG;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long start = System.nanoTime();
      T result = assertTimeoutPreemptively(HANG, run, context);
      Duration spent = Duration.ofNanos(System.nanoTime() - start);
      if (spent.compareTo(most) <= 0) {
        return result;
      }
      least = spent.compareTo(least) < 0 ? spent : least;
    }
    return fail("at least " + least + " each time, expected " + most + ": " + context);
  }
}
