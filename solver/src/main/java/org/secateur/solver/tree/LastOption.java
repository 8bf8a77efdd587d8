package org.secateur.solver.tree;

import java.util.Arrays;
import java.util.Optional;
import org.secateur.solver.rows.HardestRows;
import org.secateur.solver.rows.RowPool;
import org.secateur.solver.rows.Selection;

/**
 * Looks up, where the budget is enough for one more option only, which ones bring the sum of a
 * violated row into its interval (note {@code search-branching}). Mutable, for one thread.
 */
final class LastOption {
  /** So few options are tried sooner than a row with fewer of them is found. */
  private static final int FEW = 12;

  private final Selection selection;
  private final RowPool pool;
  private final NodeLog log;
  private final HardestRows hardest;
  private final int[] scratch;
  private long work;

  LastOption(SearchPath path, NodeLog log) {
    this.selection = path.selection();
    this.pool = path.pool();
    this.log = log;
    hardest = new HardestRows(pool);
    scratch = new int[selection.options()];
  }

  /** What the look-ups have cost so far, in multiplications or something like them. */
  long work() {
    return work;
  }

  /** The options of the violated row with the fewest of them; empty if no row is violated. */
  Optional<int[]> fittingOptions(int left) {
    int best = -1;
    int[] range = {0, Integer.MAX_VALUE};
    int found = hardest.find(left);
    for (int k = 0; k < found && range[1] - range[0] > FEW; k++) {
      int[] fitting = pool.fitting(hardest.row(k));
      work += 16;
      if (best < 0 || fitting[1] - fitting[0] < range[1] - range[0]) {
        best = hardest.row(k);
        range = fitting;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    int[] order = pool.sorted(best);
    int count = 0;
    for (int k = range[0]; k < range[1]; k++) {
      if (selection.isFree(order[k]) && selection.cost(order[k]) <= left) {
        scratch[count++] = order[k];
      }
    }
    int[] options = Arrays.copyOf(scratch, count);
    log.last(best, options);
    return Optional.of(options);
  }
}
