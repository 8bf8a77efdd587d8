package org.secateur.solver.limits;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Runs independent pieces of work on the threads of a budget. */
public final class Workers {
  private Workers() {}

  /** One piece of work; pieces are numbered from 0 and started in that order. */
  @FunctionalInterface
  public interface Piece {
    void run(int index);
  }

  /**
   * Runs pieces 0 … count - 1, the calling thread among the workers, and waits for all of them. The
   * first failure of a piece keeps further pieces from starting and is thrown here.
   */
  public static void run(int threads, int count, Piece piece) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable worker =
        () -> {
          try {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              piece.run(i);
            }
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            next.set(count);
          }
        };
    Thread[] others = new Thread[Math.max(0, Math.min(threads, count) - 1)];
    for (int i = 0; i < others.length; i++) {
      others[i] = new Thread(worker, "secateur-" + (i + 1));
      others[i].setDaemon(true);
      others[i].start();
    }
    worker.run();
    joinAll(others);
    if (failure.get() instanceof RuntimeException e) {
      throw e;
    }
    if (failure.get() instanceof Error e) {
      throw e;
    }
  }

  private static void joinAll(Thread[] threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (true) {
        try {
          thread.join();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
