package org.secateur.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.pruning.SmallNetwork;

/**
 * Writes certificates about small networks. All numbers of the claims are found by brute force;
 * their refutations are naive.
 */
final class NetworkProducer {
  static final List<String> CLAIMS = List.of("min-error", "min-size", "pareto", "mask-error");

  private final SmallNetwork instance;
  private final NetworkProblem problem;
  private final Random random;
  private final ProducedLines lines = new ProducedLines();
  private final NaiveRefuter refuter;

  NetworkProducer(SmallNetwork instance, Random random) {
    this.instance = instance;
    this.problem = instance.problem();
    this.random = random;
    refuter = new NaiveRefuter(instance, random, lines);
  }

  String of(String claim) {
    line("secateur-certificate 2");
    line("instance sha256 " + problem.hash());
    line("section network");
    switch (claim) {
      case "min-error" -> minError();
      case "min-size" -> minSize();
      case "pareto" -> pareto();
      default -> maskError();
    }
    line("end 1");
    return lines.text();
  }

  private void minError() {
    Optional<SmallNetwork.Entry> found =
        instance.masks().stream()
            .min(
                Comparator.comparing(SmallNetwork.Entry::error)
                    .thenComparing(SmallNetwork.Entry::size));
    if (found.isEmpty()) {
      line("claim nothing");
      return;
    }
    SmallNetwork.Entry best = found.get();
    refute(problem.sizes(), best.error(), true);
    refute(new Sizes(problem.sizes().least(), best.size() - 1), best.error(), false);
    line("claim min-error " + best.error() + " " + best.error() + " size " + best.size());
    line("witness" + indices(best));
  }

  private void minSize() {
    Optional<SmallNetwork.Entry> best =
        instance.within().stream()
            .min(
                Comparator.comparing(SmallNetwork.Entry::size)
                    .thenComparing(SmallNetwork.Entry::error));
    Real tolerance = Real.of(problem.tolerance().orElseThrow());
    if (best.isEmpty()) {
      refute(problem.sizes(), tolerance, false);
      line("claim infeasible");
      return;
    }
    int size = best.get().size();
    refute(new Sizes(problem.sizes().least(), size - 1), tolerance, false);
    refute(new Sizes(size, size), best.get().error(), true);
    line("claim min-size " + size + " " + size + " error " + best.get().error());
    line("witness" + indices(best.get()));
  }

  private void pareto() {
    List<SmallNetwork.Entry> points = new ArrayList<>();
    for (int size = problem.sizes().least(); size <= problem.sizes().most(); size++) {
      instance
          .ofSize(size)
          .min(Comparator.comparing(SmallNetwork.Entry::error))
          .ifPresent(points::add);
    }
    points.forEach(p -> refute(new Sizes(p.size(), p.size()), p.error(), true));
    line("claim pareto complete");
    points.forEach(p -> line("point " + p.size() + " " + p.error() + " " + p.error() + indices(p)));
  }

  private void maskError() {
    if (instance.masks().isEmpty()) {
      line("claim nothing");
      return;
    }
    SmallNetwork.Entry mask = instance.masks().get(random.nextInt(instance.masks().size()));
    line("claim mask-error " + mask.error());
    line("witness" + indices(mask));
  }

  private static String indices(SmallNetwork.Entry entry) {
    return ProducedLines.joined(entry.kept());
  }

  private void refute(Sizes sizes, Real bound, boolean strict) {
    refuter.refute(sizes, bound, strict);
  }

  private void line(String line) {
    lines.add(line);
  }
}
