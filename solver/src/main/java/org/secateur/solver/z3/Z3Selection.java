package org.secateur.solver.z3;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Model;
import com.microsoft.z3.RealExpr;
import com.microsoft.z3.RealSort;
import com.microsoft.z3.Status;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.secateur.model.Mask;
import org.secateur.solver.backend.Goal;
import org.secateur.solver.backend.Reply;
import org.secateur.solver.backend.SelectionQuery;
import org.secateur.solver.backend.SelectionQuery.BoundedRow;
import org.secateur.solver.backend.Session;
import org.secateur.solver.reduction.RowEnds;
import org.secateur.solver.reduction.WideRow;

/**
 * One selection query, with coefficients of any length (note {@code encoding-networks}). The least
 * size by descent: find a selection, demand a smaller one, until there is none.
 */
final class Z3Selection {
  /** Groups of more options are counted instead of excluding each pair. */
  private static final int MOST_PAIRED = 16;

  private final Context context;
  private final SelectionQuery query;
  private final Session session;
  private final SlicedCheck solver;
  private final BoolExpr[] kept;
  private final RealExpr size;

  Z3Selection(Context context, SelectionQuery query, Session session) {
    this.context = context;
    this.query = query;
    this.session = session;
    this.solver = SlicedCheck.linear(context, session);
    kept = new BoolExpr[query.problem().options()];
    Arrays.setAll(kept, o -> context.mkBoolConst("x" + o));
    query.groups().forEach(this::atMostOne);
    size = total("size", o -> BigInteger.valueOf(query.problem().cost(o)));
    solver.add(context.mkGe(size, context.mkReal(query.sizes().least())));
    solver.add(context.mkLe(size, context.mkReal(query.sizes().most())));
    List<BoundedRow> rows = query.boundedRows();
    for (int r = 0; r < rows.size(); r++) {
      add("s" + r, rows.get(r));
    }
    query.excluded().forEach(this::exclude);
  }

  private void atMostOne(int[] group) {
    if (group.length > MOST_PAIRED) {
      BigInteger[] ones = new BigInteger[kept.length];
      Arrays.fill(ones, BigInteger.ZERO);
      Arrays.stream(group).forEach(o -> ones[o] = BigInteger.ONE);
      solver.add(context.mkLe(total("g" + group[0], o -> ones[o]), context.mkReal(1)));
      return;
    }
    for (int i = 0; i < group.length; i++) {
      for (int j = 0; j < i; j++) {
        solver.add(context.mkOr(context.mkNot(kept[group[i]]), context.mkNot(kept[group[j]])));
      }
    }
  }

  /** A real constant that equals the sum of the chosen options' weights. */
  private RealExpr total(String name, IntFunction<BigInteger> weight) {
    List<Expr<RealSort>> terms = new ArrayList<>();
    for (int o = 0; o < kept.length; o++) {
      BigInteger w = weight.apply(o);
      if (w.signum() != 0) {
        terms.add(context.mkITE(kept[o], real(w), context.mkReal(0)));
      }
    }
    RealExpr total = context.mkRealConst(name);
    @SuppressWarnings("unchecked") // Java makes no arrays of generic types
    Expr<RealSort>[] array = (Expr<RealSort>[]) terms.toArray(new Expr<?>[0]);
    solver.add(context.mkEq(total, array.length == 0 ? context.mkReal(0) : context.mkAdd(array)));
    return total;
  }

  private ArithExpr<RealSort> real(BigInteger integer) {
    return context.mkReal(integer.toString());
  }

  private void add(String name, BoundedRow bounded) {
    if (bounded.row().isExact()) {
      RealExpr sum = total(name, o -> BigInteger.valueOf(bounded.row().coefficient(o)));
      solver.add(context.mkGe(sum, context.mkReal(bounded.lower())));
      solver.add(context.mkLe(sum, context.mkReal(bounded.upper())));
      return;
    }
    WideRow row = query.problem().exactly(bounded.row());
    RowEnds.Integers interval = row.at(query.threshold().orElseThrow());
    RealExpr sum = total(name, row::coefficient);
    interval.lower().ifPresent(lower -> solver.add(context.mkGe(sum, real(lower))));
    solver.add(context.mkLe(sum, real(interval.upper())));
  }

  private void exclude(int[] chosen) {
    BoolExpr[] differs = kept.clone();
    for (int o : chosen) {
      differs[o] = context.mkNot(kept[o]);
    }
    solver.add(context.mkOr(differs));
  }

  Reply run() {
    Optional<Mask> best = Optional.empty();
    while (true) {
      Status status = solver.check();
      if (status == Status.UNKNOWN) {
        return best.map(mask -> Reply.feasible(mask, Optional.empty(), solver.nodes()))
            .orElseGet(() -> Reply.unknown(Optional.empty(), solver.nodes()));
      }
      if (status == Status.UNSATISFIABLE) {
        return best.map(mask -> Reply.optimal(mask, Optional.of(size(mask)), solver.nodes()))
            .orElseGet(() -> Reply.infeasible(solver.nodes()));
      }
      Mask mask = mask(solver.model());
      if (query.goal() == Goal.ANY) {
        return Reply.optimal(mask, Optional.empty(), solver.nodes());
      }
      session.found(mask);
      BigInteger demanded = size(mask).subtract(BigInteger.ONE);
      if (best.isPresent() && size(best.get()).compareTo(size(mask)) <= 0) {
        // Z3 claims a size that its own model does not have; exact evaluation will tell.
        BigInteger claimed = size(best.get()).subtract(BigInteger.ONE);
        return Reply.optimal(mask, Optional.of(claimed), solver.nodes());
      }
      best = Optional.of(mask);
      solver.add(context.mkLe(size, real(demanded)));
    }
  }

  private BigInteger size(Mask mask) {
    return BigInteger.valueOf(query.size(mask.kept()));
  }

  private Mask mask(Model model) {
    return Mask.ofKept(
        kept.length,
        IntStream.range(0, kept.length).filter(o -> model.eval(kept[o], true).isTrue()).toArray());
  }
}
