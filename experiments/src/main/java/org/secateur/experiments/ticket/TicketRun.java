package org.secateur.experiments.ticket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.secateur.model.StopReason;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;
import org.secateur.solver.limits.Workers;

/**
 * Finds the masks of all weights of a ticket, rows in parallel. A weight that its samples do not
 * reach keeps its nearest mask and is reported; nothing is ever drawn again.
 *
 * <p>The masks do not depend on the number of threads, nor on which rows a checkpoint held.
 */
public final class TicketRun {
  private final TicketProblem problem;
  private final SearchLimits limits;
  private final Budget budget;

  public TicketRun(TicketProblem problem, SearchLimits limits, SearchListener listener) {
    this.problem = problem;
    this.limits = limits;
    this.budget = new Budget(limits, listener);
  }

  /** One row of a layer. */
  private record Row(int layer, int index) {}

  /**
   * Solves until every row is solved or a limit runs out.
   *
   * @param checkpoint rows that it holds are taken from it, all others are added to it
   * @throws java.io.UncheckedIOException if the checkpoint cannot be written
   */
  public Ticket solve(Optional<Checkpoint> checkpoint) {
    List<LayerMasks> layers = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (int l = 0; l < problem.target().depth(); l++) {
      layers.add(new LayerMasks(problem, l));
      for (int r = 0; r < problem.target().rows(l); r++) {
        rows.add(new Row(l, r));
      }
    }
    AtomicInteger resumed = new AtomicInteger();
    StopReason reason = run(layers, rows, checkpoint, resumed);
    return new Ticket(
        problem,
        layers.stream().map(LayerMasks::answers).toList(),
        reason,
        resumed.get(),
        limits.threads(),
        budget.elapsed());
  }

  private StopReason run(
      List<LayerMasks> layers,
      List<Row> rows,
      Optional<Checkpoint> checkpoint,
      AtomicInteger resumed) {
    ThreadLocal<WeightSolver> solvers = ThreadLocal.withInitial(WeightSolver::new);
    AtomicInteger done = new AtomicInteger();
    try {
      Workers.run(
          limits.threads(),
          rows.size(),
          i -> {
            Row row = rows.get(i);
            LayerMasks layer = layers.get(row.layer);
            Optional<int[]> known = checkpoint.flatMap(c -> c.row(row.layer, row.index));
            int[] masks = known.orElseGet(() -> layer.solve(row.index, solvers.get()));
            layer.take(row.index, masks);
            if (known.isPresent()) {
              resumed.incrementAndGet();
            } else {
              checkpoint.ifPresent(c -> c.add(row.layer, row.index, masks));
            }
            budget.progress("rows", done.incrementAndGet(), rows.size());
            budget.spend(layer.perRow());
          });
      return StopReason.COMPLETED;
    } catch (SearchStopped stopped) {
      return done.get() == rows.size() ? StopReason.COMPLETED : stopped.reason();
    }
  }

  /** The rows that a checkpoint of this problem may hold: for each layer, masks to a row. */
  public static int[] rowLengths(TicketProblem problem) {
    int[] lengths = new int[problem.target().depth()];
    Arrays.setAll(lengths, l -> problem.target().columns(l) * problem.source().sides(l));
    return lengths;
  }
}
