package org.secateur.solver.ortools;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.secateur.model.Evidence;
import org.secateur.model.SizeRange;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SolverInfo;
import org.secateur.solver.backend.Backend;
import org.secateur.solver.backend.Query;
import org.secateur.solver.backend.Reply;
import org.secateur.solver.backend.ScaledTarget;
import org.secateur.solver.backend.SelectionQuery;
import org.secateur.solver.backend.Session;
import org.secateur.solver.reduction.SelectionRow;

/**
 * CP-SAT as a backend (proofs-notes/encoding-cp-sat.md).
 *
 * <p>Limit: twice the largest error, in units, must fit in {@value #MAX_BITS} bits. CP-SAT rejects
 * a linear expression whose partial sums, in any order, could leave ±2^62; the error variable
 * doubles the sum, and half of the range is left to its presolve, which adds rows together.
 */
final class CpSatBackend implements Backend {
  static final int MAX_BITS = 61;

  @Override
  public SolverInfo info() {
    return new SolverInfo(
        "cp-sat",
        "OR-Tools CP-SAT on exact 64-bit integers; sums of at most 60 bits; n up to about 24",
        Evidence.BACKEND,
        true);
  }

  @Override
  public String library() {
    return NativeOrTools.LIBRARY;
  }

  @Override
  public Optional<String> unfit(ScaledTarget target, SizeRange sizes) {
    int bits = target.largestError().shiftLeft(1).bitLength();
    return bits <= MAX_BITS
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "cp-sat needs sums within %d bits and this instance, scaled to integers, needs %d;"
                    + " z3 and the exact engine meet-in-the-middle take numbers of any width",
                MAX_BITS - 1,
                bits - 1));
  }

  @Override
  public boolean isExact(SelectionRow row) {
    return row.isExact() && CpSatSelection.bits(row) < MAX_BITS;
  }

  @Override
  public Optional<String> unfit(List<SelectionRow> rows) {
    int bits =
        rows.stream().mapToInt(r -> CpSatSelection.bits(r) + r.droppedBits()).max().orElse(0);
    return bits < MAX_BITS
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "needs sums within %d bits and the networks, scaled to integers, need %d; z3 and"
                    + " auto take weights of any width, and weights and domain rounded to fewer bits"
                    + " would fit",
                MAX_BITS - 1,
                bits));
  }

  @Override
  public Reply choose(SelectionQuery query, Session session) throws BackendException {
    NativeOrTools.load("cp-sat");
    return new CpSatSelection(query).solve(session);
  }

  @Override
  public Reply ask(ScaledTarget target, Query query, Session session) throws BackendException {
    NativeOrTools.load("cp-sat");
    // No error exceeds the largest, so a higher cap says nothing and might not fit in a long.
    BigInteger cap = query.errorCap().orElse(target.largestError()).min(target.largestError());
    return new CpSatModel(target, query, cap.longValueExact()).solve(session);
  }
}
