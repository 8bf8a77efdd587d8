package org.secateur.experiments.ticket;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.secateur.model.Domain;
import org.secateur.model.Rational;

/**
 * Looks for a smaller ticket that is proved within a tolerance of the network. A bound made before
 * anything is solved takes every weight's error for as large as its tolerance and for the same
 * sign; the certificate of a ticket knows the errors. So the tolerances of all layers are scaled by
 * one factor, up while the certificate allows it and down when it does not, and the ticket of the
 * largest factor that was proved is kept.
 */
public final class CertifiedScaling {
  /** A few runs find the scale; the rest halve what is between proved and refuted factors. */
  private static final int MOST_RUNS = 10;

  /** Near enough to the tolerance to stop. */
  private static final double NEAR = 0.97;

  private static final double GREATEST_STEP = 32;

  private final Domain domain;
  private final Rational allowed;
  private final BiFunction<TicketProblem, Duration, Ticket> solver;
  private Duration spent = Duration.ZERO;
  private Optional<Ticket> best = Optional.empty();
  private double proved = 0;
  private OptionalDouble refuted = OptionalDouble.empty();

  /**
   * @param solver solves a problem, given the time that earlier ones took
   */
  public CertifiedScaling(
      Domain domain, Rational allowed, BiFunction<TicketProblem, Duration, Ticket> solver) {
    this.domain = domain;
    this.allowed = allowed;
    this.solver = solver;
  }

  /**
   * The ticket of the largest factor that was proved; the last one solved if none was, which may be
   * one that was stopped.
   *
   * @param start with the tolerances to scale
   */
  public Ticket solve(TicketProblem start) {
    double factor = 1;
    Ticket last = null;
    for (int run = 0; run < MOST_RUNS; run++) {
      last = solver.apply(scaled(start, factor), spent);
      spent = spent.plus(last.elapsed());
      if (!last.isWhole()) {
        break;
      }
      double upper = ErrorBound.upper(last, domain);
      double ratio = upper / allowed.doubleValue();
      take(last, factor, upper);
      if (proved > 0 && ratio <= 1 && ratio >= NEAR) {
        break;
      }
      factor = next(factor, ratio);
    }
    Ticket found = best.orElse(last);
    return new Ticket(
        found.problem(),
        found.layers(),
        found.stopReason(),
        found.resumedRows(),
        found.threads(),
        spent);
  }

  /** Whether a ticket is within is decided exactly; the ratio only leads the way. */
  private void take(Ticket ticket, double factor, double upper) {
    if (Double.isFinite(upper) && Rational.of(upper).compareTo(allowed) <= 0) {
      if (factor > proved) {
        proved = factor;
        best = Optional.of(ticket);
      }
    } else if (refuted.isEmpty() || factor < refuted.getAsDouble()) {
      refuted = OptionalDouble.of(factor);
    }
  }

  private double next(double factor, double ratio) {
    if (refuted.isEmpty()) {
      return factor * Math.min(GREATEST_STEP, Math.max(1.01, (1 + NEAR) / 2 / ratio));
    }
    double above = refuted.getAsDouble();
    return proved > 0 ? Math.sqrt(proved * above) : above / GREATEST_STEP;
  }

  private static TicketProblem scaled(TicketProblem start, double factor) {
    WeightGoal goal = start.goal();
    List<Rational> tolerances =
        goal.tolerances().stream().map(t -> Rational.of(t.doubleValue() * factor)).toList();
    return new TicketProblem(
        start.target(), start.source(), new WeightGoal(goal.leastSize(), goal.size(), tolerances));
  }
}
