package org.secateur.cli.search;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.secateur.model.Instance;
import org.secateur.model.SolveResult;
import org.secateur.model.StopReason;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/**
 * Runs an engine on a thread of its own and gives it up when it overruns its time limit, does not
 * stop when asked, or runs out of memory: the answer is then made of its incumbents. A thread that
 * was given up is a daemon and dies with the program.
 */
public final class SupervisedSearch {
  /** Grace beyond the time limit; the promise is to stay within 10 %. */
  private static final int GRACE_PERCENT = 8;

  private static final Duration LEAST_GRACE = Duration.ofMillis(500);
  private static final Duration PATIENCE_AFTER_STOP = Duration.ofSeconds(3);
  private static final long POLL_MILLIS = 20;

  private final PruningSolver engine;
  private final SearchLimits limits;
  private final long seed;

  public SupervisedSearch(PruningSolver engine, SearchLimits limits, long seed) {
    this.engine = engine;
    this.limits = limits;
    this.seed = seed;
  }

  /**
   * Runs to the end, to a limit, or to a request to stop.
   *
   * @param stop asked about fifty times a second
   * @throws BackendException from the engine
   */
  public SolveResult run(Instance instance, SearchListener listener, BooleanSupplier stop)
      throws BackendException {
    RunRecorder recorder = new RunRecorder(listener, stop);
    FutureTask<SolveResult> task =
        new FutureTask<>(() -> engine.solve(instance, limits, seed, recorder));
    Deadline deadline = Deadline.after(limits.time(), GRACE_PERCENT, LEAST_GRACE);
    Thread thread = new Thread(task, "search");
    thread.setDaemon(true);
    thread.start();
    StopReason reason;
    try {
      SolveResult result = await(task, deadline, recorder);
      if (result != null) {
        return result;
      }
      reason = deadline.passed() ? StopReason.TIME : StopReason.CANCELLED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reason = StopReason.CANCELLED;
    } catch (ExecutionException e) {
      rethrowUnlessOutOfMemory(e.getCause());
      reason = StopReason.MEMORY;
    }
    return new PartialResult(instance, recorder.incumbents(), recorder.lowerBounds(), reason)
        .of(engine.info().name(), seed, limits.threads(), deadline.elapsed());
  }

  /** The engine's result, or null when it has to be given up. */
  private static SolveResult await(
      FutureTask<SolveResult> task, Deadline deadline, SearchListener listener)
      throws InterruptedException, ExecutionException {
    long askedAt = 0;
    while (!deadline.passed()) {
      try {
        return task.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (askedAt == 0 && listener.shouldStop()) {
          askedAt = System.nanoTime();
        }
        if (askedAt != 0 && System.nanoTime() - askedAt > PATIENCE_AFTER_STOP.toNanos()) {
          return null;
        }
      }
    }
    return task.isDone() ? task.get() : null;
  }

  private static void rethrowUnlessOutOfMemory(Throwable cause) throws BackendException {
    if (cause instanceof OutOfMemoryError) {
      return;
    }
    if (cause instanceof BackendException backend) {
      throw backend;
    }
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    throw new IllegalStateException(cause.toString(), cause);
  }
}
