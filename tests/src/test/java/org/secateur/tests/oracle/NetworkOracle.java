package org.secateur.tests.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.solver.oracle.WorstInput;

/**
 * The answers about a small network by evaluating every mask there is, each over the whole domain
 * with {@link WorstInput}, which has an oracle of its own. No reduction, no rows.
 */
public final class NetworkOracle {
  public static final int MAX_ITEMS = 14;

  private final NetworkPruningInstance instance;
  private final Map<Mask, Incumbent> all = new HashMap<>();

  /** Size and error of a mask. */
  public record Quality(int size, ExactReal error) {
    static Quality of(Incumbent mask) {
      return new Quality(mask.size(), mask.error());
    }
  }

  public NetworkOracle(NetworkPruningInstance instance) {
    this.instance = instance;
    int items = instance.maskLength();
    if (items > MAX_ITEMS) {
      throw new IllegalArgumentException("items: " + items + ", expected at most " + MAX_ITEMS);
    }
    for (int bits = 0; bits < 1 << items; bits++) {
      Mask mask = Mask.ofBits(items, bits);
      if (instance.canonical(mask).equals(mask)) {
        all.put(mask, WorstInput.of(instance, mask));
      }
    }
  }

  /** The error of a canonical mask. */
  public ExactReal error(Mask mask) {
    return all.get(mask).error();
  }

  /** The different errors of all masks, ascending. */
  public List<ExactReal> errors() {
    return all.values().stream().map(Incumbent::error).distinct().sorted().toList();
  }

  private List<Quality> allowed() {
    return all.values().stream()
        .map(Quality::of)
        .filter(q -> instance.allowedSizes().contains(q.size()))
        .toList();
  }

  private List<Quality> within() {
    ExactReal tolerance = instance.tolerance().orElseThrow();
    return allowed().stream().filter(q -> q.error().compareTo(tolerance) <= 0).toList();
  }

  /** min-error: the least error, with the least size that has it; none if no size is possible. */
  public Optional<Quality> leastError() {
    return allowed().stream()
        .min(Comparator.comparing(Quality::error).thenComparing(Quality::size));
  }

  /** min-size: the least size within the tolerance, with its least error. */
  public Optional<Quality> leastSize() {
    return within().stream().min(Comparator.comparing(Quality::size).thenComparing(Quality::error));
  }

  /** decide. */
  public boolean exists() {
    return !within().isEmpty();
  }

  /** pareto: the least error of each allowed size that some mask has, ascending. */
  public List<Quality> frontier() {
    List<Quality> qualities = allowed();
    List<Quality> frontier = new ArrayList<>();
    IntStream.rangeClosed(instance.allowedSizes().least(), instance.allowedSizes().most())
        .forEach(
            size ->
                qualities.stream()
                    .filter(q -> q.size() == size)
                    .min(Comparator.comparing(Quality::error))
                    .ifPresent(frontier::add));
    return frontier;
  }
}
