package org.secateur.solver.limits;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.secateur.model.StopReason;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/**
 * What is left of a run's limits. One budget serves all threads of a run; every loop that can last
 * reports its nodes here at least every few milliseconds.
 */
public final class Budget {
  private static final long PROGRESS_NANOS = 100_000_000L;

  private final SearchLimits limits;
  private final SearchListener listener;
  private final long start = System.nanoTime();
  private final long timeNanos;
  private final AtomicLong nodes = new AtomicLong();
  private final AtomicLong nextProgress = new AtomicLong(start + PROGRESS_NANOS);
  private volatile StopReason stopped;

  public Budget(SearchLimits limits, SearchListener listener) {
    this.limits = limits;
    this.listener = listener;
    this.timeNanos = limits.time().map(Budget::nanos).orElse(Long.MAX_VALUE);
  }

  private static long nanos(Duration time) {
    return time.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0 ? Long.MAX_VALUE : time.toNanos();
  }

  /**
   * Counts search states and ends the run if a limit is reached or the listener says so.
   *
   * @throws SearchStopped then, and at every later call
   */
  public void spend(long count) {
    long spent = nodes.addAndGet(count);
    if (stopped == null) {
      if (System.nanoTime() - start >= timeNanos) {
        stopped = StopReason.TIME;
      } else if (limits.nodes().isPresent() && spent > limits.nodes().getAsLong()) {
        stopped = StopReason.NODES;
      } else if (listener.shouldStop()) {
        stopped = StopReason.CANCELLED;
      }
    }
    if (stopped != null) {
      throw new SearchStopped(stopped);
    }
  }

  /**
   * Asks for room before it is taken.
   *
   * @throws SearchStopped with {@code MEMORY} if the tables would not fit
   */
  public void reserve(long bytes) {
    if (!fits(bytes)) {
      throw new SearchStopped(StopReason.MEMORY);
    }
  }

  /** Whether tables of this many bytes stay within the memory limit. */
  public boolean fits(long bytes) {
    return bytes <= limits.memoryBytes();
  }

  public long memoryBytes() {
    return limits.memoryBytes();
  }

  /** Tells the listener how far the run is, at most ten times a second. */
  public void progress(String phase, long done, long total) {
    long now = System.nanoTime();
    long due = nextProgress.get();
    if (now >= due && nextProgress.compareAndSet(due, now + PROGRESS_NANOS)) {
      synchronized (this) {
        listener.onProgress(phase, done, total);
      }
    }
  }

  public long nodes() {
    return nodes.get();
  }

  public int threads() {
    return limits.threads();
  }

  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
