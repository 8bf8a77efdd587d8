package org.secateur.solver.parts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.Costs;
import org.secateur.solver.reduction.NetworkSelection;

/**
 * The parts of a network's selection problem, each with the search that suits it, the smallest
 * first.
 *
 * @param all one at least
 * @param mostError at least the error of any mask
 */
record PartFronts(List<SizeFront> all, Rational mostError) {
  /** Exact rows take some hundred bytes an entry. */
  private static final long MOST_ENTRIES = 1 << 20;

  PartFronts {
    all = List.copyOf(all);
  }

  /**
   * The parts; empty where infinitely many inputs matter, or so many that rows are better found
   * while searching, or where there is one part only and nothing better than to search it.
   *
   * @param isLogged whether a log is to be told what the answer rests on; then empty, too, where it
   *     is a part that can neither be solved as a sum nor be listed
   */
  static Optional<PartFronts> of(
      NetworkSelection network, SearchLimits limits, Budget budget, boolean isLogged) {
    NetworkPruningInstance instance = network.instance();
    Optional<List<List<Rational>>> inputs = FiniteInputs.of(instance);
    if (inputs.isEmpty()) {
      return Optional.empty();
    }
    long rows = (long) inputs.get().size() * instance.network().outputs();
    if (rows * Math.max(1, network.options()) > MOST_ENTRIES) {
      return Optional.empty();
    }
    List<FiniteRow> exact =
        inputs.get().stream().flatMap(input -> FiniteRow.at(network, input).stream()).toList();
    List<Part> parts = Parts.of(network, exact);
    if (parts.size() == 2 && !SumFront.suits(parts.get(1))) {
      return Optional.empty();
    }
    int most = Math.min(instance.allowedSizes().most(), Costs.largest(network));
    if (isLogged && !parts.stream().skip(1).allMatch(part -> isListed(part, most))) {
      return Optional.empty();
    }
    List<SizeFront> fronts = new ArrayList<>();
    fronts.add(new FreeFront(parts.get(0)));
    parts.subList(1, parts.size()).stream()
        .sorted(Comparator.comparing(Part::options))
        .map(part -> front(part, limits, budget))
        .forEach(fronts::add);
    Rational mostError =
        parts.stream().map(Part::mostError).max(Rational::compareTo).orElse(Rational.ZERO);
    return Optional.of(new PartFronts(fronts, mostError));
  }

  private static boolean isListed(Part part, int most) {
    return SumFront.suits(part) || HalvesLimit.allows(part, most);
  }

  private static SizeFront front(Part part, SearchLimits limits, Budget budget) {
    return SumFront.suits(part) ? new SumFront(part, limits, budget) : new TreeFront(part, budget);
  }
}
