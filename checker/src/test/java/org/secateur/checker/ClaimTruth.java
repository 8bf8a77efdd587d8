package org.secateur.checker;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.NumberText;
import org.secateur.checker.subsetsum.SubsetSumProblem;

/** Whether what a certificate claims is true, by brute force; its steps are not looked at. */
final class ClaimTruth {
  private final SmallInstance instance;
  private final SubsetSumProblem problem;

  ClaimTruth(SmallInstance instance) {
    this.instance = instance;
    this.problem = instance.problem();
  }

  /** Every section's claim, of a certificate that the checker found well formed. */
  boolean holds(String certificate) {
    String[] lines = certificate.split("\n");
    return IntStream.range(0, lines.length)
        .filter(i -> lines[i].startsWith("section "))
        .allMatch(i -> holds(lines, i));
  }

  private boolean holds(String[] lines, int at) {
    String[] section = lines[at].split(" ");
    String[] claim = lines[at + 1].split(" ");
    String[] part = lines[at + 2].split(" ");
    if (section[1].equals("interval")) {
      return intervalHolds(claim, part);
    }
    List<Fraction> target = problem.targets().get(Integer.parseInt(section[2]));
    if (claim[1].equals("pareto")) {
      return paretoHolds(lines, at, instance.masks(target));
    }
    return targetHolds(claim, part, target, instance.masks(target));
  }

  private boolean targetHolds(
      String[] claim, String[] part, List<Fraction> target, List<SmallInstance.Entry> masks) {
    List<SmallInstance.Entry> within =
        masks.stream().filter(e -> !e.error().isAbove(problem.tolerance().orElseThrow())).toList();
    return switch (claim[1]) {
      case "nothing" -> true;
      case "mask-error" -> !instance.error(kept(part), target).isAbove(number(claim[2]));
      case "min-error" -> minErrorHolds(claim, masks);
      case "min-size" -> minSizeHolds(claim, within);
      case "feasible" -> !within.isEmpty();
      case "infeasible" -> within.isEmpty();
      case "count" -> isBetween(claim, Fraction.whole(within.size()));
      default -> false;
    };
  }

  private boolean minErrorHolds(String[] claim, List<SmallInstance.Entry> masks) {
    Fraction least = masks.stream().map(SmallInstance.Entry::error).min(Fraction::compareTo).get();
    int size =
        masks.stream()
            .filter(e -> e.error().equals(least))
            .mapToInt(e -> e.size())
            .min()
            .getAsInt();
    return isBetween(claim, least)
        && (claim.length < 6 || claim[2].equals(claim[3]) && Integer.parseInt(claim[5]) == size);
  }

  private boolean minSizeHolds(String[] claim, List<SmallInstance.Entry> within) {
    if (within.isEmpty()) {
      return claim[3].equals("unknown");
    }
    int size = within.stream().mapToInt(SmallInstance.Entry::size).min().getAsInt();
    Optional<Fraction> error =
        within.stream()
            .filter(e -> e.size() == size)
            .map(SmallInstance.Entry::error)
            .min(Fraction::compareTo);
    return isBetween(claim, Fraction.whole(size))
        && (claim.length < 6 || number(claim[5]).equals(error.get()));
  }

  private boolean paretoHolds(String[] lines, int at, List<SmallInstance.Entry> masks) {
    int points = 0;
    for (int i = at + 2; lines[i].startsWith("point "); i++, points++) {
      String[] point = lines[i].split(" ");
      int size = Integer.parseInt(point[1]);
      Fraction least =
          masks.stream()
              .filter(e -> e.size() == size)
              .map(SmallInstance.Entry::error)
              .min(Fraction::compareTo)
              .orElseThrow();
      if (!isBetween(point, least)) {
        return false;
      }
    }
    int all = problem.sizes().most() - problem.sizes().least() + 1;
    return lines[at + 1].endsWith("partial") || points == all;
  }

  private boolean intervalHolds(String[] claim, String[] part) {
    Fraction radius = instance.leastError(List.of(instance.worstTarget()));
    return switch (claim[1]) {
      case "nothing" -> true;
      case "cover" -> isBetween(claim, radius) && worstHolds(part, number(claim[2]));
      case "is-cover" -> claim[2].equals("no") == radius.isAbove(problem.tolerance().orElseThrow());
      default -> false;
    };
  }

  /** A named worst target has a least error of at least the lower bound. */
  private boolean worstHolds(String[] part, Fraction lower) {
    return !part[0].equals("worst")
        || !instance.leastError(List.of(number(part[1]))).isBelow(lower);
  }

  private static boolean isBetween(String[] words, Fraction value) {
    boolean above = !value.isBelow(number(words[2]));
    return above && (words[3].equals("unknown") || !value.isAbove(number(words[3])));
  }

  private static Fraction number(String word) {
    return NumberText.fraction(word);
  }

  private static List<Integer> kept(String[] witness) {
    return Arrays.stream(witness).skip(1).map(Integer::valueOf).toList();
  }
}
