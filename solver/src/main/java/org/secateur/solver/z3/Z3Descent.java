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
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.secateur.model.Mask;
import org.secateur.solver.backend.Goal;
import org.secateur.solver.backend.Query;
import org.secateur.solver.backend.Reply;
import org.secateur.solver.backend.ScaledTarget;
import org.secateur.solver.backend.Session;

/**
 * One query by descent: find a mask, demand a strictly better one, and so on until there is none.
 * Every value is a whole number of units, so "better than v" is "at most v − 1"
 * (proofs-notes/encoding-z3.md).
 */
final class Z3Descent {
  private final Context context;
  private final ScaledTarget target;
  private final Query query;
  private final Session session;
  private final SlicedCheck solver;
  private final BoolExpr[] kept;
  private final RealExpr[] sums;
  private final RealExpr size;

  Z3Descent(Context context, ScaledTarget target, Query query, Session session) {
    this.context = context;
    this.target = target;
    this.query = query;
    this.session = session;
    this.solver = SlicedCheck.linear(context, session);
    int n = target.sampleCount();
    this.kept =
        IntStream.range(0, n).mapToObj(i -> context.mkBoolConst("x" + i)).toArray(BoolExpr[]::new);
    this.sums =
        IntStream.range(0, target.dimension())
            .mapToObj(c -> total("s" + c, i -> target.sample(i, c)))
            .toArray(RealExpr[]::new);
    this.size = total("size", i -> BigInteger.ONE);
    bound(size, query.sizes().least(), query.sizes().most());
    query.errorCap().ifPresent(this::capError);
  }

  /** A real constant that equals the sum of the kept items' weights. */
  private RealExpr total(String name, Function<Integer, BigInteger> weight) {
    @SuppressWarnings("unchecked") // Java makes no arrays of generic types
    Expr<RealSort>[] terms = (Expr<RealSort>[]) new Expr<?>[kept.length];
    for (int i = 0; i < kept.length; i++) {
      terms[i] = context.mkITE(kept[i], real(weight.apply(i)), context.mkReal(0));
    }
    RealExpr total = context.mkRealConst(name);
    assume(context.mkEq(total, context.mkAdd(terms)));
    return total;
  }

  private void assume(BoolExpr formula) {
    solver.add(formula);
  }

  private ArithExpr<RealSort> real(BigInteger integer) {
    return context.mkReal(integer.toString());
  }

  private void bound(RealExpr total, long least, long most) {
    assume(context.mkGe(total, context.mkReal(least)));
    assume(context.mkLe(total, context.mkReal(most)));
  }

  private void capError(BigInteger cap) {
    for (int c = 0; c < sums.length; c++) {
      assume(context.mkGe(sums[c], real(target.target(c).subtract(cap))));
      assume(context.mkLe(sums[c], real(target.target(c).add(cap))));
    }
  }

  Reply run() {
    Optional<Mask> best = Optional.empty();
    Optional<BigInteger> demanded = Optional.empty();
    while (true) {
      Status status = solver.check();
      if (status == Status.UNKNOWN) {
        return best.map(mask -> Reply.feasible(mask, Optional.empty(), solver.nodes()))
            .orElseGet(() -> Reply.unknown(Optional.empty(), solver.nodes()));
      }
      if (status == Status.UNSATISFIABLE) {
        return best.map(mask -> Reply.optimal(mask, Optional.of(value(mask)), solver.nodes()))
            .orElseGet(() -> Reply.infeasible(solver.nodes()));
      }
      Mask mask = mask(solver.model());
      session.found(mask);
      if (query.goal() == Goal.ANY) {
        return Reply.optimal(mask, Optional.empty(), solver.nodes());
      }
      BigInteger value = value(mask);
      if (demanded.isPresent() && value.compareTo(demanded.get()) > 0) {
        // Z3 claims a value that its own model does not have; exact evaluation will tell.
        return Reply.optimal(mask, demanded, solver.nodes());
      }
      if (value.signum() == 0) {
        return Reply.optimal(mask, Optional.of(value), solver.nodes());
      }
      best = Optional.of(mask);
      demanded = Optional.of(value.subtract(BigInteger.ONE));
      demand(demanded.get());
    }
  }

  private void demand(BigInteger value) {
    if (query.goal() == Goal.LEAST_SIZE) {
      assume(context.mkLe(size, real(value)));
    } else {
      capError(value);
    }
  }

  private BigInteger value(Mask mask) {
    return query.goal() == Goal.LEAST_SIZE ? BigInteger.valueOf(mask.size()) : target.error(mask);
  }

  private Mask mask(Model model) {
    return Mask.ofKept(
        kept.length,
        IntStream.range(0, kept.length).filter(i -> model.eval(kept[i], true).isTrue()).toArray());
  }
}
