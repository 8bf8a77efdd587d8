package org.secateur.experiments.ticket;

import java.util.Optional;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;
import org.secateur.solver.oracle.WorstCase;

/**
 * What is known of the error of a ticket over a domain.
 *
 * @param upper proved; the exact error where that is known; empty where doubles cannot hold it
 * @param lower the exact error at an input of the domain
 * @param exact whether both are the error itself
 * @param allowed the tolerance for the network, where one was asked for
 */
public record ErrorClaims(
    Domain domain,
    Optional<ExactReal> upper,
    WorstCase lower,
    boolean exact,
    Optional<Rational> allowed) {

  /** The claims for a ticket that is whole. */
  public static ErrorClaims of(
      Ticket ticket, Domain domain, Optional<Rational> allowed, long seed) {
    Optional<WorstCase> exact = ExactError.of(ticket, domain);
    if (exact.isPresent()) {
      return new ErrorClaims(domain, Optional.of(exact.get().error()), exact.get(), true, allowed);
    }
    double upper = ErrorBound.upper(ticket, domain);
    Optional<ExactReal> bound =
        Double.isFinite(upper) ? Optional.of(Rational.of(upper)) : Optional.empty();
    return new ErrorClaims(domain, bound, ErrorSearch.lower(ticket, domain, seed), false, allowed);
  }

  /** Whether the error is proved to be within what is allowed; true where all is. */
  public boolean isWithin() {
    return allowed.isEmpty() || upper.isPresent() && upper.get().compareTo(allowed.get()) <= 0;
  }
}
