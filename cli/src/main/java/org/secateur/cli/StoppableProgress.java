package org.secateur.cli;

import java.util.function.BooleanSupplier;
import org.secateur.solver.api.SearchListener;

/** Draws the progress of a search that ends when the user asks it to. */
record StoppableProgress(ProgressLine line, BooleanSupplier stop) implements SearchListener {
  @Override
  public void onProgress(String phase, long done, long total) {
    line.onProgress(phase, done, total);
  }

  @Override
  public boolean shouldStop() {
    return stop.getAsBoolean();
  }
}
