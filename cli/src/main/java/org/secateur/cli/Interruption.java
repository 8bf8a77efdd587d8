package org.secateur.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns the first Ctrl-C or SIGTERM into a request to stop while a search runs, and gives the
 * search a few seconds to say what it has. Outside a search a signal ends the process at once.
 */
public final class Interruption {
  /** Longer than the search is waited for, so that the result can still be written. */
  private static final long PATIENCE_SECONDS = 5;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean graceful;
  private volatile boolean requested;
  private volatile int exitCode = ExitCode.UNKNOWN.code();

  /** Makes the signals of this process arrive here. */
  public void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "interruption"));
  }

  /** From here on a signal asks instead of killing. */
  public void searchStarts() {
    graceful = true;
  }

  /** Whether the search has been asked to stop. */
  public boolean requested() {
    return requested;
  }

  /** Everything is written; the process may end with this code. */
  public void finished(int code) {
    exitCode = code;
    finished.countDown();
  }

  private void onShutdown() {
    if (!graceful || finished.getCount() == 0) {
      return;
    }
    requested = true;
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    // A virtual machine that is shutting down after a signal reports the signal; callers are
    // promised the code of the result.
    Runtime.getRuntime().halt(exitCode);
  }
}
