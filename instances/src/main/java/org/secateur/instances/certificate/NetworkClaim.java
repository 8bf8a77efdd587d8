package org.secateur.instances.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.secateur.model.Answer;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Finding;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;

/** The claim of a certificate about a network: the strongest one that its facts and masks allow. */
final class NetworkClaim {
  /** The checker evaluates masks over a 2-norm ball in up to so many dimensions. */
  private static final int MOST_ROUND_DIMENSIONS = 3;

  private final NetworkPruningInstance instance;
  private final RefutedSizes refuted;
  private final SizeRange sizes;

  NetworkClaim(NetworkPruningInstance instance, RefutedSizes refuted) {
    this.instance = instance;
    this.refuted = refuted;
    this.sizes = instance.allowedSizes();
  }

  void write(Answer answer, Consumer<String> lines) {
    List<String> text = sizesWithMasks() == 0 ? List.of("claim infeasible") : claim(answer);
    text.forEach(lines);
  }

  private List<String> claim(Answer answer) {
    return switch (instance.objective()) {
      case MIN_ERROR -> minError(answer.incumbent().filter(this::isEvaluable));
      case MIN_SIZE -> minSize(answer.incumbent().filter(this::isEvaluable));
      case DECIDE -> decide(answer.incumbent().filter(this::isEvaluable));
      case PARETO -> pareto(answer);
      case COUNT, COVER, IS_COVER -> List.of("claim nothing");
    };
  }

  /** Whether the checker can see the mask's error. */
  private boolean isEvaluable(Incumbent incumbent) {
    boolean round = instance.domain() instanceof Domain.Ball ball && ball.norm() == Domain.Norm.TWO;
    return sizes.contains(size(incumbent))
        && (!round || instance.network().inputs() <= MOST_ROUND_DIMENSIONS);
  }

  private List<String> minError(Optional<Incumbent> incumbent) {
    ExactReal lower = refuted.leastError(sizes.least(), sizes.most());
    if (incumbent.isEmpty()) {
      return lower.signum() == 0
          ? List.of("claim nothing")
          : List.of("claim min-error " + lower + " unknown");
    }
    ExactReal upper = incumbent.get().error();
    int size = size(incumbent.get());
    boolean exact = lower.equals(upper);
    boolean tie = exact && refuted.covers(sizes.least(), size - 1, upper, false);
    return List.of(
        "claim min-error " + lower + " " + upper + (tie ? " size " + size : ""),
        witness(incumbent.get()));
  }

  private List<String> minSize(Optional<Incumbent> incumbent) {
    Optional<Incumbent> within = incumbent.filter(this::isWithin);
    if (within.isEmpty()) {
      return refutation();
    }
    int upper = size(within.get());
    int lower = Math.min(lowerSize(), upper);
    ExactReal error = within.get().error();
    boolean tie = lower == upper && refuted.settles(lower, error, true);
    return List.of(
        "claim min-size " + lower + " " + upper + (tie ? " error " + error : ""),
        witness(within.get()));
  }

  private List<String> decide(Optional<Incumbent> incumbent) {
    Optional<Incumbent> within = incumbent.filter(this::isWithin);
    return within.isPresent() ? List.of("claim feasible", witness(within.get())) : refutation();
  }

  /** Of a tolerance that no known mask has. */
  private List<String> refutation() {
    int lower = lowerSize();
    if (lower > sizes.most()) {
      return List.of("claim infeasible");
    }
    return lower == sizes.least()
        ? List.of("claim nothing")
        : List.of("claim min-size " + lower + " unknown");
  }

  /** The least allowed size that is not refuted. */
  private int lowerSize() {
    int size = sizes.least();
    while (size <= sizes.most() && refuted.settles(size, tolerance(), false)) {
      size++;
    }
    return size;
  }

  private List<String> pareto(Answer answer) {
    if (!(answer.finding() instanceof Finding.Frontier front)) {
      return List.of("claim nothing");
    }
    List<Incumbent> points = front.points().stream().filter(this::isEvaluable).toList();
    boolean exact =
        points.stream().allMatch(p -> refuted.leastError(size(p), size(p)).equals(p.error()));
    boolean all = points.size() == sizesWithMasks();
    List<String> lines = new ArrayList<>();
    lines.add("claim pareto " + (exact && all ? "complete" : "partial"));
    for (Incumbent p : points) {
      ExactReal lower = refuted.leastError(size(p), size(p));
      lines.add("point " + size(p) + " " + lower + " " + p.error() + indices(p.mask()));
    }
    return lines;
  }

  /** By weights a neuron keeps none or two at least, so that some sizes cannot be had. */
  private int sizesWithMasks() {
    int each = instance.network().inputs() + instance.network().outputs();
    int count = 0;
    for (int size = sizes.least(); size <= sizes.most(); size++) {
      boolean none = size == 1 || each == 2 && size % 2 == 1;
      count += none && instance.granularity() == Granularity.WEIGHT ? 0 : 1;
    }
    return count;
  }

  private boolean isWithin(Incumbent incumbent) {
    return incumbent.error().compareTo(tolerance()) <= 0;
  }

  private Rational tolerance() {
    return instance.tolerance().orElseThrow();
  }

  private int size(Incumbent incumbent) {
    return instance.canonical(incumbent.mask()).size();
  }

  private static String witness(Incumbent incumbent) {
    return "witness" + indices(incumbent.mask());
  }

  private static String indices(Mask mask) {
    return Arrays.stream(mask.kept()).mapToObj(i -> " " + i).collect(Collectors.joining());
  }
}
