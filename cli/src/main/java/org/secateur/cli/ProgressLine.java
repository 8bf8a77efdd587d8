package org.secateur.cli;

import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.secateur.model.Incumbent;
import org.secateur.solver.api.SearchListener;

/**
 * Draws how far a search is on the terminal behind standard error: phase, bar, rate, time left and
 * the best error so far. Quick searches draw nothing, and the line is cleared at the end.
 */
final class ProgressLine implements SearchListener, AutoCloseable {
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(700);
  private static final int REFRESH_MILLIS = 200;

  private final Session session;
  private final boolean drawn;
  private final long started = System.nanoTime();
  private ProgressBar bar;
  private String phase = "";
  private String best = "";
  private boolean closed;

  ProgressLine(Session session, boolean quiet) {
    this.session = session;
    this.drawn = !quiet && session.terminalColumns() > 0;
  }

  @Override
  public synchronized void onIncumbent(int target, Incumbent incumbent) {
    if (drawn) {
      best = "size " + incumbent.size() + ", error " + ExactText.decimal(incumbent.error());
      if (bar != null) {
        bar.setExtraMessage(" " + best);
      }
    }
  }

  @Override
  public synchronized void onProgress(String currentPhase, long done, long total) {
    if (closed || !drawn || System.nanoTime() - started < QUIET_NANOS) {
      return;
    }
    if (bar == null || !phase.equals(currentPhase)) {
      clear();
      phase = currentPhase;
      bar = open(currentPhase, total);
      bar.setExtraMessage(" " + best);
    }
    bar.maxHint(total > 0 ? total : -1);
    bar.stepTo(done);
  }

  private ProgressBar open(String task, long total) {
    // Given the width, the library need not ask the terminal itself, which is slow.
    ConsoleProgressBarConsumer line =
        new ConsoleProgressBarConsumer(session.error(), session.terminalColumns() - 1);
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total > 0 ? total : -1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(REFRESH_MILLIS)
        .setConsumer(line)
        .showSpeed()
        .clearDisplayOnFinish()
        .build();
  }

  /** Clears the line for good: an engine that was given up may go on telling how far it is. */
  @Override
  public synchronized void close() {
    closed = true;
    clear();
  }

  private void clear() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
