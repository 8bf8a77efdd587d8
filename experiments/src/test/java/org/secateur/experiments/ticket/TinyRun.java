package org.secateur.experiments.ticket;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.secateur.experiments.batch.SampleStream;
import org.secateur.model.Domain;
import org.secateur.model.Rational;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/** Runs with everything else as usual. */
final class TinyRun {
  private TinyRun() {}

  static WeightGoal leastError() {
    return new WeightGoal(false, OptionalInt.empty(), List.of());
  }

  static WeightGoal leastSize(TicketTarget target, String tolerance) {
    return new WeightGoal(
        true, OptionalInt.empty(), Collections.nCopies(target.depth(), Rational.parse(tolerance)));
  }

  static VectorSource vectors(TicketTarget target, int n, Sharing sharing, long seed) {
    Law law = Law.of(Distribution.UNIFORM, target);
    return VectorSource.drawn(target, n, sharing, law, SampleStream.PINNED, seed);
  }

  static GadgetSource gadget(TicketTarget target, int n, Domain domain, long seed) {
    Law law = Law.of(Distribution.UNIFORM, target);
    return GadgetSource.drawn(target, n, law, SampleStream.PINNED, seed, domain);
  }

  static Ticket solve(TicketTarget target, SampleSource source, WeightGoal goal) {
    return solve(new TicketProblem(target, source, goal), 2, Optional.empty());
  }

  static Ticket solve(TicketProblem problem, int threads, Optional<Checkpoint> checkpoint) {
    return new TicketRun(problem, SearchLimits.none(threads), SearchListener.SILENT)
        .solve(checkpoint);
  }
}
