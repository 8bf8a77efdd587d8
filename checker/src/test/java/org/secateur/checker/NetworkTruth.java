package org.secateur.checker;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.pruning.SmallNetwork;
import org.secateur.checker.verdict.Rejection;

/** Whether the claim about a small network is true, by brute force; steps are not looked at. */
final class NetworkTruth {
  private final SmallNetwork instance;

  NetworkTruth(SmallNetwork instance) {
    this.instance = instance;
  }

  /** The claim of a certificate that the checker found well formed. */
  boolean holds(String certificate) {
    List<String> lines =
        Arrays.stream(certificate.split("\n")).filter(l -> !l.startsWith("# ")).toList();
    int at = 0;
    while (!lines.get(at).startsWith("claim ")) {
      at++;
    }
    String[] claim = lines.get(at).split(" ");
    String next = lines.get(at + 1);
    return switch (claim[1]) {
      case "nothing" -> true;
      case "mask-error" -> !error(next, 1).isAbove(Real.parse(claim[2]));
      case "min-error" -> minErrorHolds(claim);
      case "min-size" -> minSizeHolds(claim);
      case "feasible" -> !instance.within().isEmpty();
      case "infeasible" -> instance.within().isEmpty();
      case "pareto" -> paretoHolds(claim[2], lines.subList(at + 1, lines.size() - 1));
      default -> false;
    };
  }

  private Real error(String line, int skip) {
    List<Integer> kept = Arrays.stream(line.split(" ")).skip(skip).map(Integer::valueOf).toList();
    try {
      return instance.problem().error(1, kept, List.of());
    } catch (Rejection e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean minErrorHolds(String[] claim) {
    Optional<SmallNetwork.Entry> best =
        instance.masks().stream()
            .min(
                Comparator.comparing(SmallNetwork.Entry::error)
                    .thenComparing(SmallNetwork.Entry::size));
    if (best.isEmpty()) {
      return claim[3].equals("unknown");
    }
    return isBetween(claim, best.get().error())
        && (claim.length < 6
            || claim[2].equals(claim[3]) && Integer.parseInt(claim[5]) == best.get().size());
  }

  private boolean minSizeHolds(String[] claim) {
    Optional<SmallNetwork.Entry> best =
        instance.within().stream()
            .min(
                Comparator.comparing(SmallNetwork.Entry::size)
                    .thenComparing(SmallNetwork.Entry::error));
    if (best.isEmpty()) {
      return claim[3].equals("unknown");
    }
    return isBetween(claim, Real.of(Fraction.whole(best.get().size())))
        && (claim.length < 6 || Real.parse(claim[5]).equals(best.get().error()));
  }

  private boolean paretoHolds(String kind, List<String> points) {
    for (String line : points) {
      String[] point = line.split(" ");
      Real least =
          instance
              .ofSize(Integer.parseInt(point[1]))
              .map(SmallNetwork.Entry::error)
              .min(Comparator.naturalOrder())
              .orElseThrow();
      if (!isBetween(point, least)) {
        return false;
      }
    }
    long all = instance.masks().stream().mapToInt(SmallNetwork.Entry::size).distinct().count();
    return kind.equals("partial") || points.size() == all;
  }

  private static boolean isBetween(String[] words, Real value) {
    boolean above = !value.isBelow(Real.parse(words[2]));
    return above && (words[3].equals("unknown") || !value.isAbove(Real.parse(words[3])));
  }
}
