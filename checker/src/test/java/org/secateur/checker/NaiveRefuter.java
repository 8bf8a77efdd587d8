package org.secateur.checker;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.pruning.SmallNetwork;

/**
 * Refutes by naive branching, or by listing all choices, with its own rows: the coefficients are
 * plain fractions here.
 */
final class NaiveRefuter {
  private final SmallNetwork instance;
  private final NetworkProblem problem;
  private final Random random;
  private final ProducedLines lines;
  private final List<ProducedRow> rows = new ArrayList<>();
  private final ProducedOptions options;

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

  NaiveRefuter(SmallNetwork instance, Random random, ProducedLines lines) {
    this.instance = instance;
    this.problem = instance.problem();
    this.random = random;
    this.lines = lines;
    options = new ProducedOptions(problem);
  }

  /** That no mask of these sizes has an error within the bound, where that is a question. */
  void refute(Sizes sizes, Real bound, boolean strict) {
    if (sizes.isEmpty() || strict && bound.signum() == 0) {
      return;
    }
    String asked = "sizes " + sizes.least() + " " + sizes.most() + " error ";
    line("refute " + asked + (strict ? "< " : "<= ") + bound);
    if (random.nextInt(3) == 0) {
      line("tighten " + asked + (strict ? "< " : "<= ") + bound);
    }
    List<List<Fraction>> inputs = instance.finiteInputs();
    if (!inputs.isEmpty() && random.nextBoolean()) {
      listAll(inputs);
    } else {
      settle(new Tree(sizes, bound, strict));
    }
  }

  /** A step that has the checker look at all choices of parts. */
  private void listAll(List<List<Fraction>> inputs) {
    List<Integer> listed = new ArrayList<>();
    for (List<Fraction> input : inputs) {
      for (int r = 0; r < problem.network().outputs(); r++) {
        rows.add(ProducedRow.of(problem, options, rows.size() + 1, r, input));
        line("row " + rows.size() + " " + r + ProducedLines.joined(input));
        listed.add(rows.size());
      }
    }
    Collections.shuffle(listed, random);
    line("halves" + ProducedLines.joined(listed));
  }

  private int size(Tree tree) {
    return tree.chosen.stream().mapToInt(options::cost).sum();
  }

  private List<Integer> free(Tree tree) {
    List<Integer> free = new ArrayList<>();
    for (int o = 0; o < options.count(); o++) {
      int option = o;
      if (!tree.excluded.contains(o)
          && tree.chosen.stream().noneMatch(c -> options.group(c) == options.group(option))
          && size(tree) + options.cost(o) <= tree.sizes.most()
          && !(tree.sizes.least() == 0 && options.isSuperfluous(o))) {
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
    ProducedRow row = violated(tree);
    Fraction sum = row.sum(tree.chosen);
    boolean low = sum.isBelow(row.centre());
    if (random.nextBoolean() && close(tree, row, low, free.isEmpty() ? 0 : 1)) {
      return;
    }
    int budget = tree.sizes.most() - size;
    if (random.nextBoolean() && free.stream().allMatch(o -> 2 * options.cost(o) > budget)) {
      List<Integer> helping = new ArrayList<>();
      for (int o : free) {
        if (!isViolated(tree, row, sum.plus(row.terms()[o]))) {
          helping.add(o);
        }
      }
      children("last " + row.number(), tree, helping, false);
      return;
    }
    List<Integer> helping =
        new ArrayList<>(
            free.stream().filter(o -> row.terms()[o].signum() == (low ? 1 : -1)).toList());
    Collections.shuffle(helping, random);
    children("branch " + row.number() + (low ? " lower 0" : " upper 0"), tree, helping, false);
  }

  /** Tries to close by the sum of everything that helps, at price 0 or at the greatest term. */
  private boolean close(Tree tree, ProducedRow row, boolean low, int prices) {
    Fraction scale = row.scale(problem);
    for (int p = 0; p <= prices; p++) {
      Fraction price = Fraction.ZERO;
      for (Fraction term : row.terms()) {
        Fraction each = low ? term : Fraction.ZERO.minus(term);
        price = p == 1 && each.isAbove(price) ? each : price;
      }
      Fraction most = low ? row.sum(tree.chosen) : Fraction.ZERO.minus(row.sum(tree.chosen));
      for (int g = 0; g < problem.network().width(); g++) {
        Fraction best = Fraction.ZERO;
        for (int o = 0; o < options.count(); o++) {
          Fraction each = low ? row.terms()[o] : Fraction.ZERO.minus(row.terms()[o]);
          Fraction value = each.minus(price.times(BigInteger.valueOf(options.cost(o))));
          best = options.group(o) == g && value.isAbove(best) ? value : best;
        }
        most = most.plus(best);
      }
      most = most.plus(price.times(BigInteger.valueOf(tree.sizes.most() - size(tree))));
      Fraction reached = low ? most : Fraction.ZERO.minus(most);
      boolean isShort = low ? reached.isBelow(row.centre()) : reached.isAbove(row.centre());
      if (isShort && isViolated(tree, row, reached)) {
        line(
            "gain "
                + tree.gains
                + " "
                + row.number()
                + (low ? " lower " : " upper ")
                + price.times(scale));
        line("close " + tree.gains++);
        return true;
      }
    }
    return false;
  }

  /** A row that forbids what is chosen: a known one, or that of the worst input. */
  private ProducedRow violated(Tree tree) {
    for (ProducedRow row : rows) {
      if (isViolated(tree, row, row.sum(tree.chosen))) {
        return row;
      }
    }
    List<Integer> kept = options.kept(tree.chosen);
    SmallNetwork.Entry entry =
        instance.masks().stream().filter(e -> e.kept().equals(kept)).findFirst().orElseThrow();
    int from = rows.size();
    for (int r = 0; r < problem.network().outputs(); r++) {
      List<Fraction> input = entry.worst().input();
      rows.add(ProducedRow.of(problem, options, rows.size() + 1, r, input));
      line("row " + rows.size() + " " + r + ProducedLines.joined(input));
    }
    return rows.subList(from, rows.size()).stream()
        .filter(row -> isViolated(tree, row, row.sum(tree.chosen)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(kept + " " + entry + "\n" + instance.json()));
  }

  /** Whether a sum is impossible for an error within the bound. */
  private boolean isViolated(Tree tree, ProducedRow row, Fraction sum) {
    Fraction value = problem.network().rectified() && sum.signum() < 0 ? Fraction.ZERO : sum;
    Fraction off = value.minus(row.centre());
    int order = off.times(off).compareTo(tree.bound.square().times(row.length()));
    return order > 0 || order == 0 && tree.strict;
  }

  private void children(String start, Tree tree, List<Integer> among, boolean rest) {
    StringBuilder line = new StringBuilder(start);
    among.forEach(o -> line.append(' ').append(o));
    line(line.toString());
    for (int o : among) {
      tree.chosen.add(o);
      settle(tree);
      tree.chosen.remove(tree.chosen.size() - 1);
      tree.excluded.add(o);
    }
    if (rest) {
      settle(tree);
    }
    tree.excluded.removeAll(among);
  }

  private void line(String line) {
    lines.add(line);
  }
}
