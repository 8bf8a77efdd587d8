package org.secateur.solver.backend;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.StopReason;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/** The limits of one run as they are used up, and its line to the listener. Safe for threads. */
public final class Session {
  private static final long POLL_MILLIS = 50;

  private final SearchLimits limits;
  private final long seed;
  private final SearchListener listener;
  private final long start = System.nanoTime();
  private Consumer<Mask> masks = mask -> {};
  private boolean cancelled;
  private long nodes;

  /** Starts the clock. */
  public Session(SearchLimits limits, long seed, SearchListener listener) {
    this.limits = limits;
    this.seed = seed;
    this.listener = listener;
  }

  /** The seed, folded to a nonnegative int as the backends want it. */
  public int seed() {
    return (int) ((seed ^ seed >>> 32) & Integer.MAX_VALUE);
  }

  public int threads() {
    return limits.threads();
  }

  /** The memory limit in megabytes, at least 1. */
  public long memoryMegabytes() {
    return Math.max(1, limits.memoryBytes() >> 20);
  }

  /** What is left of the time limit, at least zero; absent where there is no limit. */
  public Optional<Duration> remaining() {
    return limits
        .time()
        .map(limit -> limit.minusNanos(System.nanoTime() - start))
        .map(left -> left.isNegative() ? Duration.ZERO : left);
  }

  /** What is left of the node limit, at least zero; absent where there is no limit. */
  public synchronized OptionalLong nodesLeft() {
    return limits.nodes().isEmpty()
        ? limits.nodes()
        : OptionalLong.of(Math.max(0, limits.nodes().getAsLong() - nodes));
  }

  /** Whether the run must end: asks the listener. */
  public synchronized boolean cancelled() {
    cancelled = cancelled || listener.shouldStop();
    return cancelled;
  }

  /** Hands in a mask that the backend has found on its way; it is evaluated exactly. */
  public synchronized void found(Mask mask) {
    masks.accept(mask);
  }

  /**
   * Runs a blocking call of a backend. When the listener wants the run to end, {@code interrupt} is
   * called from another thread, and again every few milliseconds, since a backend that is just
   * starting forgets an early interrupt; never after the call has returned.
   */
  public <T> T interruptibly(Runnable interrupt, Supplier<T> call) {
    Watch watch = new Watch(this, interrupt);
    try {
      return call.get();
    } finally {
      watch.end();
    }
  }

  synchronized void onMask(Consumer<Mask> consumer) {
    masks = consumer;
  }

  /** Tells the listener of a better mask for a target. */
  public synchronized void incumbent(int target, Incumbent incumbent) {
    listener.onIncumbent(target, incumbent);
  }

  synchronized void progress(String phase, long done, long total) {
    listener.onProgress(phase, done, total);
  }

  /** Counts search states that a backend has visited. */
  public synchronized void spend(long visited) {
    nodes += visited;
  }

  /** Search states visited so far. */
  public synchronized long nodes() {
    return nodes;
  }

  /** Since the start. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Which limit has run out before another question is asked; empty where none has. */
  public Optional<StopReason> exhausted() {
    if (cancelled()) {
      return Optional.of(StopReason.CANCELLED);
    }
    if (remaining().filter(Duration::isZero).isPresent()) {
      return Optional.of(StopReason.TIME);
    }
    return nodesLeft().equals(OptionalLong.of(0))
        ? Optional.of(StopReason.NODES)
        : Optional.empty();
  }

  /**
   * Why a backend has returned without finishing. The backends do not all say; they stop a little
   * before the deadline, so a twentieth of the limit counts as none.
   */
  public StopReason unfinished() {
    if (cancelled()) {
      return StopReason.CANCELLED;
    }
    if (remaining().isPresent()
        && remaining().get().compareTo(limits.time().orElseThrow().dividedBy(20)) <= 0) {
      return StopReason.TIME;
    }
    return limits.nodes().isPresent() ? StopReason.NODES : StopReason.MEMORY;
  }

  /** Polls the listener while a backend is busy. */
  private static final class Watch {
    private final Thread thread;
    private boolean ended;

    private Watch(Session session, Runnable action) {
      thread = new Thread(() -> poll(session, action), "backend-watch");
      thread.setDaemon(true);
      thread.start();
    }

    private void poll(Session session, Runnable action) {
      try {
        while (true) {
          if (session.cancelled()) {
            runUnlessEnded(action);
          }
          Thread.sleep(POLL_MILLIS);
        }
      } catch (InterruptedException ending) {
        Thread.currentThread().interrupt();
      }
    }

    private synchronized void runUnlessEnded(Runnable action) {
      if (!ended) {
        action.run();
      }
    }

    synchronized void end() {
      ended = true;
      thread.interrupt();
    }
  }
}
