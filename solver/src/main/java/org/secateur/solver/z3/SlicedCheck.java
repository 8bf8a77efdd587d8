package org.secateur.solver.z3;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Model;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Statistics;
import com.microsoft.z3.Status;
import java.time.Duration;
import org.secateur.solver.backend.Session;

/**
 * A Z3 solver whose checks run in slices, so that the listener is asked in between, within the
 * session's limits. What was learned in a slice is kept.
 */
final class SlicedCheck {
  /** The first slice of a check; each next one is half as long again. */
  private static final long FIRST_SLICE_MILLIS = 250;

  private final Context context;
  private final Session session;
  private final Solver solver;
  private long nodes;

  SlicedCheck(Context context, Solver solver, Session session) {
    this.context = context;
    this.solver = solver;
    this.session = session;
  }

  /** Quantifier-free linear real arithmetic, with Booleans. */
  static SlicedCheck linear(Context context, Session session) {
    return new SlicedCheck(context, context.mkSolver("QF_LRA"), session);
  }

  /** Linear real arithmetic with quantifiers, which are eliminated. */
  static SlicedCheck quantified(Context context, Session session) {
    return new SlicedCheck(context, context.mkSolver("LRA"), session);
  }

  void add(BoolExpr formula) {
    solver.add(new BoolExpr[] {formula});
  }

  /** After a satisfiable check. */
  Model model() {
    return solver.getModel();
  }

  /** Conflicts so far, as far as Z3 counts them. */
  long nodes() {
    return nodes;
  }

  Status check() {
    long slice = FIRST_SLICE_MILLIS;
    while (true) {
      long left = session.remaining().map(Duration::toMillis).orElse(Long.MAX_VALUE);
      long nodesLeft = session.nodesLeft().orElse(Long.MAX_VALUE) - nodes;
      if (left <= 0 || nodesLeft <= 0 || session.cancelled()) {
        return Status.UNKNOWN;
      }
      limit(Math.min(slice, left), nodesLeft);
      Status status = solver.check();
      nodes = conflicts();
      if (status != Status.UNKNOWN || !isTimeout(solver.getReasonUnknown())) {
        return status;
      }
      slice += slice / 2;
    }
  }

  private void limit(long millis, long nodesLeft) {
    Params parameters = context.mkParams();
    parameters.add("timeout", (int) Math.min(millis, Integer.MAX_VALUE));
    parameters.add("random_seed", session.seed());
    parameters.add("max_memory", (int) Math.min(session.memoryMegabytes(), Integer.MAX_VALUE));
    if (session.nodesLeft().isPresent()) {
      parameters.add("max_conflicts", (int) Math.min(nodesLeft, Integer.MAX_VALUE));
    }
    solver.setParameters(parameters);
  }

  /** Z3 calls its own timeout "timeout" or "canceled". */
  private static boolean isTimeout(String reason) {
    return reason.contains("timeout") || reason.contains("cancel");
  }

  private long conflicts() {
    Statistics.Entry entry = solver.getStatistics().get("conflicts");
    return entry == null ? nodes : Math.max(nodes, entry.getUIntValue());
  }
}
