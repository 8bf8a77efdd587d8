package org.secateur.solver.rows;

/**
 * The violated rows of a pool that are hardest to fulfil: those whose need is the largest part of
 * what a budget can add at most. A search finds one to branch on among these; they are suggestions,
 * and nothing that is proved rests on them (note {@code search-combinations}). Mutable, for one
 * thread.
 */
public final class HardestRows {
  private static final int MOST = 4;

  /** Violated rows among which the hardest are looked for; those ahead close most. */
  private static final int LOOKED_AT = 24;

  private final RowPool pool;
  private final int[] rows = new int[MOST];
  private final double[] parts = new double[MOST];

  public HardestRows(RowPool pool) {
    this.pool = pool;
  }

  /**
   * Looks for them among the rows as they are now.
   *
   * @return how many there are; none only if no row is violated
   */
  public int find(int budget) {
    int found = 0;
    int seen = 0;
    for (int row = 0; row < pool.size() && seen < LOOKED_AT; row++) {
      if (pool.isViolated(row)) {
        seen++;
        double part = (double) pool.need(row) / pool.reach(row, budget);
        int at = found < MOST ? found++ : MOST;
        for (; at > 0 && parts[at - 1] < part; at--) {
          if (at < MOST) {
            parts[at] = parts[at - 1];
            rows[at] = rows[at - 1];
          }
        }
        if (at < MOST) {
          parts[at] = part;
          rows[at] = row;
        }
      }
    }
    return found;
  }

  /** One of those that were found last, the hardest first. */
  public int row(int at) {
    return rows[at];
  }
}
