package org.secateur.cli.search;

import java.time.Duration;
import java.util.Optional;

/** How long an engine is waited for: its time limit and some grace to come to an end. */
public final class Deadline {
  private final long started = System.nanoTime();
  private final Optional<Duration> latest;

  private Deadline(Optional<Duration> latest) {
    this.latest = latest;
  }

  /**
   * Starts now.
   *
   * @param limit of the engine; absent to wait for ever
   * @param gracePercent of the limit, and at least
   * @param leastGrace so that short limits leave time to write the result
   */
  public static Deadline after(Optional<Duration> limit, int gracePercent, Duration leastGrace) {
    return new Deadline(
        limit.map(
            l -> {
              Duration share = l.dividedBy(100).multipliedBy(gracePercent);
              return l.plus(share.compareTo(leastGrace) > 0 ? share : leastGrace);
            }));
  }

  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  public boolean passed() {
    return latest.isPresent() && elapsed().compareTo(latest.get()) > 0;
  }
}
