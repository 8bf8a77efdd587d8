package org.secateur.solver.ortools;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.backend.Goal;
import org.secateur.solver.backend.Reply;
import org.secateur.solver.backend.SelectionQuery;
import org.secateur.solver.backend.SelectionQuery.BoundedRow;
import org.secateur.solver.backend.Session;
import org.secateur.solver.reduction.SelectionRow;

/** One selection query as a CP-SAT model (note {@code encoding-networks}). */
final class CpSatSelection {
  private final CpModel model = new CpModel();
  private final SelectionQuery query;
  private final BoolVar[] kept;

  CpSatSelection(SelectionQuery query) {
    this.query = query;
    kept = new BoolVar[query.problem().options()];
    Arrays.setAll(kept, o -> model.newBoolVar("x" + o));
    for (int[] group : query.groups()) {
      model.addAtMostOne(Arrays.stream(group).mapToObj(o -> kept[o]).toArray(Literal[]::new));
    }
    model.addLinearConstraint(size(), query.sizes().least(), query.sizes().most());
    query.boundedRows().forEach(this::add);
    query.excluded().forEach(this::exclude);
  }

  private LinearExpr size() {
    long[] costs = IntStream.range(0, kept.length).mapToLong(query.problem()::cost).toArray();
    return LinearExpr.weightedSum(kept, costs);
  }

  /**
   * The bits of the sum of all coefficients' magnitudes, whatever their groups: CP-SAT does not use
   * that only one of a group counts.
   */
  static int bits(SelectionRow row) {
    BigInteger sum = BigInteger.ZERO;
    for (int o = 0; o < row.options(); o++) {
      sum = sum.add(BigInteger.valueOf(row.coefficient(o)).abs());
    }
    return sum.bitLength();
  }

  /** A row, without its lowest bits where they do not fit (note {@code selection-rows}). */
  private void add(BoundedRow bounded) {
    int dropped = Math.max(0, bits(bounded.row()) - CpSatBackend.MAX_BITS + 1);
    LinearExprBuilder sum = LinearExpr.newBuilder();
    for (int o = 0; o < kept.length; o++) {
      long coefficient = bounded.row().coefficient(o) >> dropped;
      if (coefficient != 0) {
        sum.addTerm(kept[o], coefficient);
      }
    }
    long lower = -(-bounded.lower() >> dropped) - (dropped > 0 ? query.problem().groups() : 0);
    model.addLinearConstraint(sum, lower, bounded.upper() >> dropped);
  }

  private void exclude(int[] chosen) {
    Literal[] differs = Arrays.copyOf(kept, kept.length, Literal[].class);
    for (int o : chosen) {
      differs[o] = kept[o].not();
    }
    model.addBoolOr(differs);
  }

  Reply solve(Session session) throws BackendException {
    boolean minimises = query.goal() == Goal.LEAST_SIZE;
    return new CpSatRun(model, kept, minimises ? Optional.of(size()) : Optional.empty())
        .solve(session);
  }
}
