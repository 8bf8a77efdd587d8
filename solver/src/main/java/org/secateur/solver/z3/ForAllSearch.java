package org.secateur.solver.z3;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Status;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.StopReason;
import org.secateur.solver.backend.Session;
import org.secateur.solver.oracle.ExactEvaluation;

/**
 * Decides with one quantified question, and finds the least size, then the least error of it, by
 * descent. Exact evaluation only judges Z3's masks and names the error that the next must be below:
 * a mask that does not keep what Z3 promised refutes it.
 */
final class ForAllSearch {
  private final Context context;
  private final NetworkPruningInstance instance;
  private final Session session;
  private final ForAllFormula formula;
  private final Rational tolerance;
  private Optional<Incumbent> best = Optional.empty();
  private boolean refuted;

  ForAllSearch(Context context, NetworkPruningInstance instance, Session session) {
    this.context = context;
    this.instance = instance;
    this.session = session;
    this.formula = new ForAllFormula(context, instance);
    this.tolerance = instance.tolerance().orElseThrow();
  }

  boolean refuted() {
    return refuted;
  }

  Answer answer() {
    SizeRange sizes = instance.allowedSizes();
    StopReason reason = StopReason.COMPLETED;
    Rational lower = Rational.of(sizes.least());
    Status status = improve(sizes, tolerance, false);
    if (instance.objective() == Objective.MIN_SIZE) {
      while (status == Status.SATISFIABLE && best().size() > sizes.least()) {
        status = improve(new SizeRange(sizes.least(), best().size() - 1), tolerance, false);
      }
      if (best.isPresent() && status != Status.UNKNOWN) {
        lower = Rational.of(best().size());
        status = leastError();
      }
    }
    if (status == Status.UNKNOWN) {
      reason = refuted ? StopReason.COMPLETED : session.exhausted().orElse(session.unfinished());
    }
    boolean isOpen = status == Status.UNKNOWN;
    return instance.objective() == Objective.MIN_SIZE
        ? leastSize(isOpen, reason, lower)
        : decision(isOpen, reason);
  }

  private Incumbent best() {
    return best.orElseThrow();
  }

  private Status leastError() {
    SizeRange size = SizeRange.exactly(best().size());
    Status status = Status.SATISFIABLE;
    while (status == Status.SATISFIABLE && best().error().signum() > 0) {
      status = improve(size, (Rational) best().error(), true);
    }
    return status;
  }

  /** Asks for a mask of some sizes, with an error at most, or less than, a bound. */
  private Status improve(SizeRange sizes, Rational bound, boolean strict) {
    if (session.exhausted().isPresent()) {
      return Status.UNKNOWN;
    }
    SlicedCheck solver = SlicedCheck.quantified(context, session);
    solver.add(formula.sizeBetween(sizes.least(), sizes.most()));
    solver.add(formula.isCanonical());
    BoolExpr within = formula.isWithin(bound, strict);
    solver.add(within);
    Status status = solver.check();
    session.spend(solver.nodes());
    if (status != Status.SATISFIABLE) {
      return status;
    }
    Mask mask = formula.mask(solver.model());
    Incumbent found = ExactEvaluation.of(instance, mask, 0);
    int order = found.error().compareTo(bound);
    if (order > 0 || strict && order == 0 || !sizes.contains(found.size())) {
      refuted = true;
      return Status.UNKNOWN;
    }
    best = Optional.of(found);
    session.incumbent(0, found);
    return status;
  }

  private Answer decision(boolean isOpen, StopReason reason) {
    if (best.isPresent()) {
      return complete(Bounds.NONE);
    }
    return isOpen ? Answer.unknown(reason) : Answer.infeasible(Evidence.BACKEND);
  }

  private Answer leastSize(boolean isOpen, StopReason reason, Rational lower) {
    if (!isOpen) {
      return best.isPresent()
          ? complete(Bounds.exactly(Rational.of(best().size())))
          : Answer.infeasible(Evidence.BACKEND);
    }
    Rational claimed = refuted ? Rational.of(instance.allowedSizes().least()) : lower;
    return best.map(
            b -> Answer.stopped(reason, Bounds.between(claimed, Rational.of(b.size())), best))
        .orElseGet(() -> Answer.unknown(reason));
  }

  private Answer complete(Bounds bounds) {
    return Answer.optimal(Evidence.BACKEND, bounds, new Finding.Subset(best()));
  }
}
