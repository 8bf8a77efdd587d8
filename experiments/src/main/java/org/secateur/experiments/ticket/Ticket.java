package org.secateur.experiments.ticket;

import java.time.Duration;
import java.util.List;
import org.secateur.model.Rational;
import org.secateur.model.StopReason;

/**
 * The masks of all weights. Each is proved to be of least error or least size for its weight and
 * its samples, unless it is reported as not reached; a run that was stopped lacks whole rows.
 *
 * @param resumedRows how many rows came from a checkpoint
 */
public record Ticket(
    TicketProblem problem,
    List<TicketLayer> layers,
    StopReason stopReason,
    int resumedRows,
    int threads,
    Duration elapsed) {
  public Ticket {
    layers = List.copyOf(layers);
  }

  /** Whether every weight has a mask, so that there is a network. */
  public boolean isWhole() {
    return stopReason == StopReason.COMPLETED;
  }

  public int solvedRows() {
    return layers.stream().mapToInt(TicketLayer::solvedRows).sum();
  }

  /** How many weights, sides counted apart, have no mask as asked for. */
  public long unreached() {
    return layers.stream().mapToLong(l -> l.unreached().size()).sum();
  }

  /** How many samples all masks keep together. */
  public long kept() {
    return layers.stream().mapToLong(TicketLayer::kept).sum();
  }

  /** How many masks have each size 0 … n. */
  public long[] sizes() {
    int n = problem.source().samples();
    long[] total = new long[n + 1];
    for (TicketLayer layer : layers) {
      long[] sizes = layer.sizes(n);
      for (int k = 0; k <= n; k++) {
        total[k] += sizes[k];
      }
    }
    return total;
  }

  public Rational largestError() {
    return layers.stream().map(TicketLayer::largestError).reduce(Rational.ZERO, Rational::max);
  }
}
