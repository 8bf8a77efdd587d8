package org.secateur.experiments.ticket;

import java.util.List;
import org.secateur.instances.layers.LayerChain;

/** A network that can be run, counted and written to a file. */
public interface TicketNetwork {
  /**
   * A matrix of the network before it was pruned.
   *
   * @param weights how many it has
   * @param kept how many of them the mask keeps
   */
  record Part(String name, long weights, long kept) {}

  /** The matrices from the inputs to the outputs. */
  List<Part> parts();

  /** The pruned network in dense layers, zeros where weights are dropped. */
  LayerChain chain();

  /** The outputs for an input, in doubles. */
  double[] apply(double[] input);

  /** The network of a ticket that is whole. */
  static TicketNetwork of(Ticket ticket) {
    if (!ticket.isWhole()) {
      throw new IllegalArgumentException("ticket: stopped before all rows were solved");
    }
    return ticket.problem().source() instanceof GadgetSource source
        ? new GadgetNetwork(ticket, source)
        : new DenseNetwork(ticket);
  }
}
