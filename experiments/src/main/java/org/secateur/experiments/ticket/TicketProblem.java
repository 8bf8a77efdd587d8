package org.secateur.experiments.ticket;

/**
 * A target network, the random numbers to make it of, and what is asked for every weight.
 *
 * @param source made for the same target
 */
public record TicketProblem(TicketTarget target, SampleSource source, WeightGoal goal) {
  public TicketProblem {
    int tolerances = goal.tolerances().size();
    if (tolerances != 0 && tolerances != target.depth()) {
      throw new IllegalArgumentException(
          "tolerances: " + tolerances + ", expected one for each of " + target.depth() + " layers");
    }
  }
}
