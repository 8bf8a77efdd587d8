package org.secateur.checker;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Writes certificates about small networks by naive branching, with its own rows: the coefficients
 * are plain fractions here. All numbers of the claims are found by brute force.
 */
final class NetworkProducer {
  static final List<String> CLAIMS = List.of("min-error", "min-size", "pareto", "mask-error");

  private final SmallNetwork instance;
  private final NetworkProblem problem;
  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<TestRow> rows = new ArrayList<>();
  private final int[] sets;

  /** A row: contributions of the options, the target's value, and the reach's square for e = 1. */
  private record TestRow(int number, Fraction[] terms, Fraction centre, Fraction length) {}

  /** A refutation's question and what it has written so far. */
  private static final class Tree {
    private final Sizes sizes;
    private final Real bound;
    private final boolean strict;
    private final List<Integer> chosen = new ArrayList<>();
    private final TreeSet<Integer> excluded = new TreeSet<>();
    private int gains;

    Tree(Sizes sizes, Real bound, boolean strict) {
      this.sizes = sizes;
      this.bound = bound;
      this.strict = strict;
    }
  }

  NetworkProducer(SmallNetwork instance, Random random) {
    this.instance = instance;
    this.problem = instance.problem();
    this.random = random;
    int d = problem.network().inputs();
    int m = problem.network().outputs();
    sets = problem.byWeights() ? new int[] {(1 << d) - 1, (1 << m) - 1} : new int[] {1, 1};
  }

  String of(String claim) {
    line("secateur-certificate 2");
    line("instance sha256 " + CanonicalForm.hash(problem));
    line("section network");
    switch (claim) {
      case "min-error" -> minError();
      case "min-size" -> minSize();
      case "pareto" -> pareto();
      default -> maskError();
    }
    line("end 1");
    return text.toString();
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
    StringBuilder indices = new StringBuilder();
    entry.kept().forEach(i -> indices.append(' ').append(i));
    return indices.toString();
  }

  private void refute(Sizes sizes, Real bound, boolean strict) {
    if (sizes.isEmpty() || strict && bound.signum() == 0) {
      return;
    }
    String asked = "sizes " + sizes.least() + " " + sizes.most() + " error ";
    line("refute " + asked + (strict ? "< " : "<= ") + bound);
    if (random.nextInt(3) == 0) {
      line("tighten " + asked + (strict ? "< " : "<= ") + bound);
    }
    Tree tree = new Tree(sizes, bound, strict);
    if (sizes.least() == 0 && random.nextInt(3) == 0) {
      drop(tree, violated(tree), true);
      drop(tree, violated(tree), false);
    }
    settle(tree);
  }

  /** Drops at the root what falls short of a row, whatever comes with it. */
  private void drop(Tree tree, TestRow row, boolean low) {
    Fraction some = term(row, low, random.nextInt(count()));
    Fraction price = random.nextBoolean() && some.signum() > 0 ? some : Fraction.ZERO;
    List<Integer> doomed = new ArrayList<>();
    for (int o : free(tree)) {
      tree.chosen.add(o);
      List<Integer> others =
          IntStream.range(0, count()).filter(p -> group(p) != group(o)).boxed().toList();
      if (isShort(tree, row, low, price, others)) {
        doomed.add(o);
      }
      tree.chosen.remove(tree.chosen.size() - 1);
    }
    if (!doomed.isEmpty()) {
      line("gain " + tree.gains + " " + side(row, low, price));
      StringBuilder line = new StringBuilder("drop " + tree.gains++);
      doomed.forEach(o -> line.append(' ').append(o));
      line(line.toString());
      tree.excluded.addAll(doomed);
    }
  }

  private int count() {
    return sets[0] * sets[1] * problem.network().width();
  }

  private int group(int option) {
    return option / (sets[0] * sets[1]);
  }

  private int cost(int option) {
    int rest = option % (sets[0] * sets[1]);
    return problem.byWeights()
        ? Integer.bitCount(rest / sets[1] + 1) + Integer.bitCount(rest % sets[1] + 1)
        : 1;
  }

  private boolean keepsZero(int option) {
    Network network = problem.network();
    int rest = option % (sets[0] * sets[1]);
    boolean zero = false;
    for (int j = 0; j < network.inputs(); j++) {
      zero |=
          (rest / sets[1] + 1 >> j & 1) == 1
              && network.hidden().rows()[group(option)][j].signum() == 0;
    }
    for (int r = 0; r < network.outputs(); r++) {
      zero |=
          (rest % sets[1] + 1 >> r & 1) == 1
              && network.output().rows()[r][group(option)].signum() == 0;
    }
    return zero && problem.byWeights();
  }

  private int size(Tree tree) {
    return tree.chosen.stream().mapToInt(this::cost).sum();
  }

  private List<Integer> free(Tree tree) {
    List<Integer> free = new ArrayList<>();
    for (int o = 0; o < count(); o++) {
      int option = o;
      if (!tree.excluded.contains(o)
          && tree.chosen.stream().noneMatch(c -> group(c) == group(option))
          && size(tree) + cost(o) <= tree.sizes.most()
          && !(tree.sizes.least() == 0 && keepsZero(o))) {
        free.add(o);
      }
    }
    return free;
  }

  private void settle(Tree tree) {
    List<Integer> free = free(tree);
    int size = size(tree);
    if (size < tree.sizes.least()) {
      children("branch 0 lower 0", tree, free, false);
      return;
    }
    if (random.nextInt(8) == 0 && !free.isEmpty()) {
      children("split", tree, List.of(free.get(random.nextInt(free.size()))), true);
      return;
    }
    TestRow row = violated(tree);
    Fraction sum = sum(row, tree.chosen);
    boolean low = sum.isBelow(row.centre());
    if (random.nextBoolean() && close(tree, row, low, free.isEmpty() ? 0 : 1)) {
      return;
    }
    int budget = tree.sizes.most() - size;
    if (random.nextBoolean() && free.stream().allMatch(o -> 2 * cost(o) > budget)) {
      List<Integer> helping = new ArrayList<>();
      for (int o : free) {
        if (!isViolated(tree, row, sum.plus(row.terms()[o]))) {
          helping.add(o);
        }
      }
      children("last " + row.number(), tree, helping, false);
      return;
    }
    if (random.nextBoolean() && !free.isEmpty() && branch(tree, row, low, free)) {
      return;
    }
    List<Integer> helping =
        new ArrayList<>(
            free.stream().filter(o -> row.terms()[o].signum() == (low ? 1 : -1)).toList());
    java.util.Collections.shuffle(helping, random);
    children("branch " + row.number() + (low ? " lower 0" : " upper 0"), tree, helping, false);
  }

  /** Tries to close by the sum of everything that helps, at price 0 or at the greatest term. */
  private boolean close(Tree tree, TestRow row, boolean low, int prices) {
    for (int p = 0; p <= prices; p++) {
      Fraction price = Fraction.ZERO;
      for (int o = 0; o < count(); o++) {
        price = p == 1 && term(row, low, o).isAbove(price) ? term(row, low, o) : price;
      }
      List<Integer> all = IntStream.range(0, count()).boxed().toList();
      if (isShort(tree, row, low, price, all)) {
        line("gain " + tree.gains + " " + side(row, low, price));
        line("close " + tree.gains++);
        return true;
      }
    }
    return false;
  }

  /**
   * Tries to branch at the price of some option: over as few of the best as leaves the rest short.
   */
  private boolean branch(Tree tree, TestRow row, boolean low, List<Integer> free) {
    int some = free.get(random.nextInt(free.size()));
    Fraction price = term(row, low, some).over(Fraction.whole(cost(some)));
    if (price.signum() < 0) {
      return false;
    }
    List<Integer> rest = new ArrayList<>(free);
    rest.sort(Comparator.comparing(o -> value(row, low, price, o)));
    List<Integer> listed = new ArrayList<>();
    while (!isShort(tree, row, low, price, rest)) {
      if (rest.isEmpty()) {
        return false;
      }
      listed.add(rest.remove(rest.size() - 1));
    }
    children("branch " + side(row, low, price), tree, listed, false);
    return true;
  }

  private static Fraction term(TestRow row, boolean low, int option) {
    return low ? row.terms()[option] : Fraction.ZERO.minus(row.terms()[option]);
  }

  private Fraction value(TestRow row, boolean low, Fraction price, int option) {
    return term(row, low, option).minus(price.times(BigInteger.valueOf(cost(option))));
  }

  private String side(TestRow row, boolean low, Fraction price) {
    return row.number() + (low ? " lower " : " upper ") + price.times(scale(row));
  }

  /** Whether what is chosen and the best of some options, for each neuron, fall short of a row. */
  private boolean isShort(
      Tree tree, TestRow row, boolean low, Fraction price, List<Integer> options) {
    Fraction most = low ? sum(row, tree.chosen) : Fraction.ZERO.minus(sum(row, tree.chosen));
    for (int g = 0; g < problem.network().width(); g++) {
      Fraction best = Fraction.ZERO;
      for (int o : options) {
        Fraction value = value(row, low, price, o);
        best = group(o) == g && value.isAbove(best) ? value : best;
      }
      most = most.plus(best);
    }
    most = most.plus(price.times(BigInteger.valueOf(tree.sizes.most() - size(tree))));
    Fraction reached = low ? most : Fraction.ZERO.minus(most);
    boolean isBeside = low ? reached.isBelow(row.centre()) : reached.isAbove(row.centre());
    return isBeside && isViolated(tree, row, reached);
  }

  /** The factor between these rows and the checker's integers. */
  private Fraction scale(TestRow row) {
    return new Fraction(row.length().numerator(), BigInteger.ONE).times(problem.network().unit());
  }

  private Fraction sum(TestRow row, List<Integer> chosen) {
    return chosen.stream().map(o -> row.terms()[o]).reduce(Fraction.ZERO, Fraction::plus);
  }

  /** A row that forbids what is chosen: a known one, or that of the worst input. */
  private TestRow violated(Tree tree) {
    for (TestRow row : rows) {
      if (isViolated(tree, row, sum(row, tree.chosen))) {
        return row;
      }
    }
    List<Integer> kept = new ArrayList<>();
    int d = problem.network().inputs();
    int n = problem.network().width();
    for (int o : tree.chosen) {
      int rest = o % (sets[0] * sets[1]);
      for (int j = 0; problem.byWeights() && j < d; j++) {
        if ((rest / sets[1] + 1 >> j & 1) == 1) {
          kept.add(group(o) * d + j);
        }
      }
      for (int r = 0; problem.byWeights() && r < problem.network().outputs(); r++) {
        if ((rest % sets[1] + 1 >> r & 1) == 1) {
          kept.add(n * d + r * n + group(o));
        }
      }
      if (!problem.byWeights()) {
        kept.add(o);
      }
    }
    java.util.Collections.sort(kept);
    SmallNetwork.Entry entry =
        instance.masks().stream().filter(e -> e.kept().equals(kept)).findFirst().orElseThrow();
    int from = rows.size();
    for (int r = 0; r < problem.network().outputs(); r++) {
      rows.add(row(r, entry.worst().input()));
    }
    return rows.subList(from, rows.size()).stream()
        .filter(row -> isViolated(tree, row, sum(row, tree.chosen)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(kept + " " + entry + "\n" + instance.json()));
  }

  private TestRow row(int output, List<Fraction> input) {
    StringBuilder line = new StringBuilder("row " + (rows.size() + 1) + " " + output);
    // Over a 2-norm ball, rows are given in any length; here as integers.
    boolean round = problem.domain() instanceof Domain.Ball ball && ball.norm() == 2;
    input.forEach(x -> line.append(' ').append(x));
    line(line.toString());
    Fraction[] terms = new Fraction[count()];
    Network network = problem.network();
    for (int o = 0; o < terms.length; o++) {
      int rest = o % (sets[0] * sets[1]);
      Fraction active = Fraction.ZERO;
      for (int j = 0; j < network.inputs(); j++) {
        boolean kept = !problem.byWeights() || (rest / sets[1] + 1 >> j & 1) == 1;
        active =
            kept ? active.plus(network.hidden().row(group(o)).get(j).times(input.get(j))) : active;
      }
      boolean kept = !problem.byWeights() || (rest % sets[1] + 1 >> output & 1) == 1;
      terms[o] =
          kept && active.signum() > 0
              ? active.times(network.output().row(output).get(group(o)))
              : Fraction.ZERO;
    }
    Fraction value = Fraction.ZERO;
    for (int i = 0; i < problem.target().width(); i++) {
      Fraction active = Fraction.ZERO;
      for (int j = 0; j < network.inputs(); j++) {
        active = active.plus(problem.target().hidden().row(i).get(j).times(input.get(j)));
      }
      value =
          active.signum() > 0
              ? value.plus(active.times(problem.target().output().row(output).get(i)))
              : value;
    }
    if (problem.target().rectified() && value.signum() < 0) {
      value = Fraction.ZERO;
    }
    Fraction length = Fraction.whole(1);
    if (round) {
      Fraction radius = ((Domain.Ball) problem.domain()).radius();
      Fraction square = input.stream().map(x -> x.times(x)).reduce(Fraction.ZERO, Fraction::plus);
      length = square.over(radius.times(radius));
    }
    return new TestRow(rows.size() + 1, terms, value, length);
  }

  /** Whether a sum is impossible for an error within the bound. */
  private boolean isViolated(Tree tree, TestRow row, Fraction sum) {
    Fraction value = problem.network().rectified() && sum.signum() < 0 ? Fraction.ZERO : sum;
    Fraction off = value.minus(row.centre());
    int order = off.times(off).compareTo(tree.bound.square().times(row.length()));
    return order > 0 || order == 0 && tree.strict;
  }

  private void children(String start, Tree tree, List<Integer> options, boolean rest) {
    StringBuilder line = new StringBuilder(start);
    options.forEach(o -> line.append(' ').append(o));
    line(line.toString());
    for (int o : options) {
      tree.chosen.add(o);
      settle(tree);
      tree.chosen.remove(tree.chosen.size() - 1);
      tree.excluded.add(o);
    }
    if (rest) {
      settle(tree);
    }
    tree.excluded.removeAll(options);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
