package org.secateur.solver.backend;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Rational;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;

/**
 * Puts queries to a backend and holds every reply against exact arithmetic.
 *
 * <p>A claim is refuted when its mask is not admitted by the query, when the claimed value is not
 * the mask's exact value, when any mask seen so far is admitted and better, or when "infeasible"
 * meets an admitted mask. What cannot be refuted this way stands as the backend's word.
 */
final class Examination {
  /**
   * What is left of a reply.
   *
   * @param claim {@code UNKNOWN} if it was refuted or a limit ran out with nothing found
   * @param lower bound of the query's goal, where the claim for it stands
   */
  record Outcome(Claim claim, Optional<BigInteger> lower, StopReason reason) {
    static Outcome nothing(StopReason reason) {
      return new Outcome(Claim.UNKNOWN, Optional.empty(), reason);
    }
  }

  private final Backend backend;
  private final SubsetSumInstance instance;
  private final int row;
  private final Session session;
  private final ScaledTarget target;
  private final BackendsWord word;
  private Comparator<Incumbent> ranking = Comparator.comparing(Incumbent::error);
  private Optional<Incumbent> best = Optional.empty();

  Examination(Backend backend, SubsetSumInstance instance, int row, Session session) {
    this.backend = backend;
    this.instance = instance;
    this.row = row;
    this.session = session;
    this.target = ScaledTarget.of(instance, row);
    this.word = new BackendsWord(instance);
  }

  /** Forgets the best mask and ranks those to come. */
  void ranking(Comparator<Incumbent> order) {
    synchronized (session) {
      ranking = order;
      best = Optional.empty();
    }
  }

  /** The best mask seen since the last call of {@link #ranking} that the instance admits. */
  Optional<Incumbent> best() {
    synchronized (session) {
      return best;
    }
  }

  /** Whether the claims made so far stand. */
  BackendsWord word() {
    return word;
  }

  BigInteger units(Incumbent incumbent) {
    return target.error(incumbent.mask());
  }

  Rational ofUnits(BigInteger units) {
    return target.ofUnits(units);
  }

  BigInteger unitsWithin(Rational tolerance) {
    return target.unitsWithin(tolerance);
  }

  Outcome ask(Query query) throws BackendException {
    Optional<StopReason> exhausted = session.exhausted();
    if (exhausted.isPresent()) {
      return Outcome.nothing(exhausted.get());
    }
    session.onMask(mask -> consider(mask, query));
    Reply reply;
    try {
      reply = backend.ask(target, query, session);
    } finally {
      session.onMask(mask -> {});
    }
    session.spend(reply.nodes());
    synchronized (session) {
      reply.mask().ifPresent(mask -> consider(mask, query));
      return judge(query, reply);
    }
  }

  /** Evaluates a mask exactly and keeps it if the instance and the query admit it. */
  private void consider(Mask mask, Query query) {
    Incumbent candidate = new Incumbent(mask, instance.error(mask, row));
    if (!query.sizes().contains(mask.size()) || !withinCap(query, mask)) {
      return;
    }
    if (best.isEmpty() || ranking.compare(candidate, best.get()) < 0) {
      best = Optional.of(candidate);
      session.incumbent(row, candidate);
    }
  }

  private boolean withinCap(Query query, Mask mask) {
    return query.errorCap().isEmpty() || target.error(mask).compareTo(query.errorCap().get()) <= 0;
  }

  private Outcome judge(Query query, Reply reply) {
    boolean contradicted =
        switch (reply.claim()) {
          case OPTIMAL -> !stands(query, reply);
          case FEASIBLE -> !admitted(query, reply.mask());
          case INFEASIBLE -> query.errorCap().isEmpty() || anyAdmitted(query);
          case UNKNOWN, GAVE_UP -> false;
        };
    Optional<BigInteger> lower = reply.lowerBound();
    if (lower.isPresent()
        && bestValue(query).filter(v -> v.compareTo(lower.get()) < 0).isPresent()) {
      contradicted = true;
    }
    if (contradicted) {
      word.refute();
      return Outcome.nothing(StopReason.COMPLETED);
    }
    if (reply.claim() == Claim.GAVE_UP) {
      word.giveUp();
      return Outcome.nothing(StopReason.COMPLETED);
    }
    boolean claimed = reply.claim() == Claim.OPTIMAL || reply.claim() == Claim.INFEASIBLE;
    StopReason reason = claimed ? StopReason.COMPLETED : session.unfinished();
    return new Outcome(reply.claim(), lower, reason);
  }

  private boolean stands(Query query, Reply reply) {
    return admitted(query, reply.mask())
        && (query.goal() == Goal.ANY
            || reply.value().equals(reply.mask().map(m -> value(query, m))));
  }

  private boolean admitted(Query query, Optional<Mask> mask) {
    return mask.isPresent()
        && query.sizes().contains(mask.get().size())
        && withinCap(query, mask.get());
  }

  private boolean anyAdmitted(Query query) {
    return admitted(query, best.map(Incumbent::mask));
  }

  /** The goal's value of the best mask, where that mask is in question for this query. */
  private Optional<BigInteger> bestValue(Query query) {
    return anyAdmitted(query) && query.goal() != Goal.ANY
        ? best.map(b -> value(query, b.mask()))
        : Optional.empty();
  }

  private BigInteger value(Query query, Mask mask) {
    return query.goal() == Goal.LEAST_SIZE ? BigInteger.valueOf(mask.size()) : target.error(mask);
  }
}
