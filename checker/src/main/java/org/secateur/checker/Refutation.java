package org.secateur.checker;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * A fact "no mask of these sizes has an error within this bound" under proof, by a tree in preorder
 * whose nodes choose some options and exclude others. It is proved when every node is settled.
 */
final class Refutation {
  private static final Map<String, NodeRule> RULES =
      Map.of(
          "close", new CloseRule(),
          "branch", new BranchRule(),
          "last", new LastRule(),
          "split", new SplitRule());
  private static final String STEPS =
      "row, comb, gain, drop, kinks, tighten, close, branch, last, split or abandon";

  private final NetworkProblem problem;
  private final Options options;
  private final Rows rows;
  private final int line;
  private final List<Gain> gains = new ArrayList<>();
  private final boolean[] dropped;
  private final boolean[] excluded;
  private final boolean[] listed;
  private final boolean[] used;
  private final int[] chosen;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private Fact.NoMask fact;
  private int count;
  private int size;
  private boolean atRoot = true;
  private boolean done;

  /** The children of a node, and which of them is being settled. */
  private static final class Frame {
    private final NodeRule.Children children;
    private int next;
    private boolean choosing;

    Frame(NodeRule.Children children) {
      this.children = children;
    }
  }

  /** Starts at a line {@code refute}, of which the first word is read. */
  Refutation(Line line, NetworkProblem problem, Options options, Rows rows) throws Rejection {
    this.problem = problem;
    this.options = options;
    this.rows = rows;
    this.line = line.number();
    this.fact = readFact(line);
    dropped = new boolean[options.count()];
    excluded = new boolean[options.count()];
    listed = new boolean[options.count()];
    used = new boolean[options.groups()];
    chosen = new int[options.groups()];
    for (int o = 0; fact.sizes().least() == 0 && o < dropped.length; o++) {
      dropped[o] = options.isSuperfluous(o);
    }
  }

  private static Fact.NoMask readFact(Line line) throws Rejection {
    Fact.NoMask fact = Fact.NoMask.read(line);
    line.end();
    if (fact.bound().signum() < 0) {
      throw line.wrong(fact.bound().toString(), "an error of at least 0");
    }
    return fact;
  }

  /** Reads one step that is no row; true if the refutation ends with it, proved or given up. */
  boolean read(Line step) throws Rejection {
    String word = step.word(STEPS);
    NodeRule rule = RULES.get(word);
    if (rule != null) {
      atRoot = false;
      NodeRule.Children children = rule.settle(step, this);
      step.end();
      for (int o : children.options()) {
        listed[o] = false;
      }
      frames.push(new Frame(children));
      advance();
      return done;
    }
    switch (word) {
      case "gain" -> {
        step.expectNumber(gains.size(), "the next gain");
        gains.add(Gain.read(step, this));
      }
      case "drop" -> {
        requireRoot(step);
        DropRule.drop(step, this, dropped);
      }
      case "kinks" -> {
        requireRoot(step);
        KinkRule.drop(step.number(), problem, options, fact, dropped);
      }
      case "tighten" -> tighten(step);
      case "abandon" -> done = true;
      default -> throw step.wrong(word, STEPS);
    }
    step.end();
    if (done) {
      fact = null;
    }
    return done;
  }

  /** The fact, if it is proved; null if it was given up. */
  Fact.NoMask proved() {
    return fact;
  }

  int line() {
    return line;
  }

  /** The nodes that are still to be settled are below so many. */
  int depth() {
    return frames.size();
  }

  private void requireRoot(Line step) throws Rejection {
    if (!atRoot) {
      throw Rejection.invalid(step.number(), "options are dropped at the root only");
    }
  }

  /**
   * Rule {@code tighten FACT}: from here on a weaker fact is proved. What is settled stays so:
   * fewer masks are to be refuted. Side condition: the same least size, no larger size, no larger
   * error.
   */
  private void tighten(Line step) throws Rejection {
    Fact.NoMask next = readFact(step);
    Sizes sizes = next.sizes();
    if (sizes.least() != fact.sizes().least()
        || sizes.most() > fact.sizes().most()
        || !fact.settles(sizes.least(), next.bound(), next.strict())) {
      throw Rejection.invalid(step.number(), next + " does not follow from " + fact);
    }
    fact = next;
  }

  private void advance() {
    while (!frames.isEmpty()) {
      Frame frame = frames.peek();
      int[] order = frame.children.options();
      if (frame.choosing) {
        choose(order[frame.next - 1], -1);
        excluded[order[frame.next - 1]] = true;
        frame.choosing = false;
      }
      if (frame.next < order.length) {
        choose(order[frame.next], 1);
        frame.choosing = true;
        frame.next++;
        return;
      }
      if (frame.next++ == order.length && frame.children.rest()) {
        return;
      }
      for (int o : order) {
        excluded[o] = false;
      }
      frames.pop();
    }
    done = true;
  }

  /** Chooses an option, or takes that back. */
  private void choose(int option, int sign) {
    used[options.group(option)] = sign > 0;
    size += sign * options.cost(option);
    if (sign > 0) {
      chosen[count] = option;
    }
    count += sign;
  }

  Options options() {
    return options;
  }

  Rows rows() {
    return rows;
  }

  Fact.NoMask fact() {
    return fact;
  }

  boolean isDropped(int option) {
    return dropped[option];
  }

  /** Whether an option can still be chosen: also its neuron has none yet, and it is affordable. */
  boolean isFree(int option) {
    return !dropped[option]
        && !excluded[option]
        && !used[options.group(option)]
        && options.cost(option) <= budget();
  }

  /** Whether an option is free and not listed in the current line. */
  boolean isOther(int option) {
    return isFree(option) && !listed[option];
  }

  /** The size of what is chosen. */
  int size() {
    return size;
  }

  /** The size that can still be added. */
  int budget() {
    return fact.sizes().most() - size;
  }

  /**
   * The remaining size that is worst for a price: the largest, or the smallest if it is negative.
   */
  BigInteger remaining(Fraction price) {
    return BigInteger.valueOf(
        price.signum() >= 0 ? budget() : Math.max(0, fact.sizes().least() - size));
  }

  /** Of the chosen options' coefficients. */
  BigInteger sum(Row row) {
    return row.sum(chosen, count);
  }

  Gain gain(Line step) throws Rejection {
    int number = step.integer();
    if (number >= gains.size()) {
      throw Rejection.invalid(step.number(), "gain " + number + ", there are " + gains.size());
    }
    return gains.get(number);
  }

  int option(Line step) throws Rejection {
    int option = step.integer();
    if (option >= options.count()) {
      throw Rejection.invalid(step.number(), "option " + option + ", there are " + options.count());
    }
    return option;
  }

  /** The options up to the end of the line, free and distinct; they are the listed ones. */
  int[] freeOptions(Line step) throws Rejection {
    int[] read = new int[4];
    int found = 0;
    while (step.hasNext()) {
      int option = option(step);
      if (!isOther(option)) {
        throw Rejection.invalid(step.number(), "option " + option + " is not free");
      }
      listed[option] = true;
      read = found == read.length ? Arrays.copyOf(read, 2 * found) : read;
      read[found++] = option;
    }
    return Arrays.copyOf(read, found);
  }
}
