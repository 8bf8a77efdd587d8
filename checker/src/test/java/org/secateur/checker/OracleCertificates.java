package org.secateur.checker;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.subsetsum.SubsetSumProblem;

/** Full certificates of small instances, with every number found by brute force. */
final class OracleCertificates {
  static final List<String> TARGET_CLAIMS =
      List.of("min-error", "min-size", "decide", "count", "pareto");
  static final List<String> INTERVAL_CLAIMS = List.of("cover", "is-cover");

  private final SmallInstance instance;
  private final SubsetSumProblem problem;
  private final StringBuilder text = new StringBuilder();

  OracleCertificates(SmallInstance instance) {
    this.instance = instance;
    this.problem = instance.problem();
  }

  String of(String objective) {
    text.setLength(0);
    line("secateur-certificate 1");
    line("instance sha256 " + problem.hash());
    if (INTERVAL_CLAIMS.contains(objective)) {
      line("section interval");
      interval(objective);
      line("end 1");
      return text.toString();
    }
    for (int t = 0; t < problem.targets().size(); t++) {
      line("section target " + t);
      target(objective, instance.masks(problem.targets().get(t)));
    }
    line("end " + problem.targets().size());
    return text.toString();
  }

  private void target(String objective, List<SmallInstance.Entry> masks) {
    switch (objective) {
      case "min-error" -> minError(masks);
      case "min-size" -> minSize(masks);
      case "decide" -> decide(masks);
      case "count" -> count(masks);
      case "pareto" -> pareto(masks);
      default -> throw new IllegalArgumentException(objective);
    }
  }

  private void minError(List<SmallInstance.Entry> masks) {
    SmallInstance.Entry best =
        masks.stream()
            .min(
                Comparator.comparing(SmallInstance.Entry::error)
                    .thenComparing(SmallInstance.Entry::size))
            .orElseThrow();
    line("claim min-error " + best.error() + " " + best.error() + " size " + best.size());
    line("witness" + indices(best));
    none(problem.sizes(), "<", best.error());
    none(new Sizes(problem.sizes().least(), best.size() - 1), "<=", best.error());
  }

  private void minSize(List<SmallInstance.Entry> masks) {
    Optional<SmallInstance.Entry> best =
        within(masks).stream()
            .min(
                Comparator.comparing(SmallInstance.Entry::size)
                    .thenComparing(SmallInstance.Entry::error));
    if (best.isEmpty()) {
      decide(masks);
      return;
    }
    int size = best.get().size();
    line("claim min-size " + size + " " + size + " error " + best.get().error());
    line("witness" + indices(best.get()));
    none(new Sizes(problem.sizes().least(), size - 1), "<=", tolerance());
    none(new Sizes(size, size), "<", best.get().error());
  }

  private void decide(List<SmallInstance.Entry> masks) {
    List<SmallInstance.Entry> within = within(masks);
    if (within.isEmpty()) {
      line("claim infeasible");
      none(problem.sizes(), "<=", tolerance());
    } else {
      line("claim feasible");
      line("witness" + indices(within.get(within.size() - 1)));
    }
  }

  private void count(List<SmallInstance.Entry> masks) {
    int count = within(masks).size();
    line("claim count " + count + " " + count);
    line(step("count", problem.sizes()) + " error <= " + tolerance() + " is " + count);
  }

  private void pareto(List<SmallInstance.Entry> masks) {
    line("claim pareto complete");
    for (int size = problem.sizes().least(); size <= problem.sizes().most(); size++) {
      SmallInstance.Entry best = bestOfSize(masks, size);
      line("point " + size + " " + best.error() + " " + best.error() + indices(best));
    }
    for (int size = problem.sizes().least(); size <= problem.sizes().most(); size++) {
      none(new Sizes(size, size), "<", bestOfSize(masks, size).error());
    }
  }

  private static SmallInstance.Entry bestOfSize(List<SmallInstance.Entry> masks, int size) {
    return masks.stream()
        .filter(e -> e.size() == size)
        .min(Comparator.comparing(SmallInstance.Entry::error))
        .orElseThrow();
  }

  private void interval(String objective) {
    Fraction worst = instance.worstTarget();
    Fraction radius = instance.leastError(List.of(worst));
    if (objective.equals("cover")) {
      line("claim cover " + radius + " " + radius);
      line("worst " + worst);
      none(problem.sizes(), "<", radius);
      line("step enumeration covered " + radius);
    } else if (radius.isAbove(tolerance())) {
      line("claim is-cover no");
      line("worst " + worst);
      none(problem.sizes(), "<=", tolerance());
    } else {
      line("claim is-cover yes");
      line("step enumeration covered " + tolerance());
    }
  }

  private List<SmallInstance.Entry> within(List<SmallInstance.Entry> masks) {
    return masks.stream().filter(e -> !e.error().isAbove(tolerance())).toList();
  }

  private Fraction tolerance() {
    return problem.tolerance().orElseThrow();
  }

  private static String indices(SmallInstance.Entry entry) {
    StringBuilder indices = new StringBuilder();
    entry.kept().forEach(i -> indices.append(' ').append(i));
    return indices.toString();
  }

  private void none(Sizes sizes, String order, Fraction bound) {
    if (!sizes.isEmpty() && (order.equals("<=") || bound.signum() > 0)) {
      line(step("none", sizes) + " error " + order + " " + bound);
    }
  }

  private static String step(String kind, Sizes sizes) {
    return "step enumeration " + kind + " sizes " + sizes.least() + " " + sizes.most();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
