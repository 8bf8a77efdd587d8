package org.secateur.experiments.ticket;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secateur.model.Rational;
import org.secateur.model.Status;

/**
 * All that is known of a ticket at the end.
 *
 * @param setup what was asked for, by name, in the order of the report
 * @param parts of the random network; empty if the ticket is not whole
 * @param error absent if the ticket is not whole
 * @param accuracies of target and ticket, where test inputs were given and the ticket is whole
 */
public record TicketOutcome(
    Map<String, String> setup,
    Ticket ticket,
    List<TicketNetwork.Part> parts,
    Optional<ErrorClaims> error,
    Optional<Accuracies> accuracies) {

  /** The same inputs for both networks. */
  public record Accuracies(Accuracy target, Accuracy ticket) {}

  public TicketOutcome {
    parts = List.copyOf(parts);
  }

  /**
   * Optimal if every weight has a mask proved best and within its tolerance; infeasible if it is
   * proved for some that their samples have none. With a tolerance for the whole network: feasible
   * if the error is proved within it, else unknown, since another split might do.
   */
  public Status status() {
    if (!ticket.isWhole()) {
      return ticket.solvedRows() > 0 ? Status.FEASIBLE : Status.UNKNOWN;
    }
    if (error.isPresent() && error.get().allowed().isPresent()) {
      return error.get().isWithin() ? Status.FEASIBLE : Status.UNKNOWN;
    }
    return ticket.unreached() == 0 ? Status.OPTIMAL : Status.INFEASIBLE;
  }

  /** Kept weights of the random network. */
  public long kept() {
    return parts.stream().mapToLong(TicketNetwork.Part::kept).sum();
  }

  /** γ: kept weights over all weights of the random network. */
  public double density() {
    return (double) kept() / ticket.problem().source().size();
  }

  /** Weights of the random network over weights of the target. */
  public double overparameterisation() {
    return (double) ticket.problem().source().size() / ticket.problem().target().size();
  }

  /** The tolerance for the network if there is one, else what its error is proved to be within. */
  public Optional<Rational> referenceError() {
    return error.flatMap(
        e ->
            e.allowed()
                .or(() -> e.upper().filter(Rational.class::isInstance).map(Rational.class::cast)));
  }
}
