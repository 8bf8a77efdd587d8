package org.secateur.tests.limits;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.secateur.solver.api.SearchListener;

/**
 * Lets a run's time limit pass while one of its questions is answered. A run that looks at its
 * clock before it asks never asks again. For runs on one thread.
 */
final class OverdueListener implements SearchListener {
  private final int lastQuestion;
  private final Duration limit;
  private int asked;

  /**
   * @param lastQuestion that is answered late, counted from 1; 0 where no question is in time
   */
  OverdueListener(int lastQuestion, Duration limit) {
    this.lastQuestion = lastQuestion;
    this.limit = limit;
  }

  @Override
  public boolean shouldStop() {
    asked++;
    if (asked == lastQuestion) {
      long start = System.nanoTime();
      while (System.nanoTime() - start < limit.toNanos()) {
        LockSupport.parkNanos(limit.toNanos());
      }
    }
    return false;
  }

  void assertNotAskedLater(String context) {
    assertTrue(asked <= lastQuestion, context + ": asked " + asked + " times");
  }
}
