package org.secateur.checker.tree;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.claim.Step;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * A fact "no mask of these sizes has an error within this bound" under proof, by a tree in preorder
 * whose nodes choose some options and exclude others. It is proved when every node is settled.
 */
public final class Refutation {
  private final Options options;
  private final Rows rows;
  private final List<StepRule> rules;

  private final int line;
  private final List<Gain> gains = new ArrayList<>();
  private final boolean[] dropped;
  private final boolean[] excluded;
  private final boolean[] listed;
  private final boolean[] used;
  private final int[] chosen;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Set<String> basis = new LinkedHashSet<>();
  private NoMask fact;

  /** The cost of the dearest options left of all neurons; not known yet if negative. */
  private int dearest = -1;

  private int count;
  private int size;
  private boolean abandoned;

  /** Starts at a line {@code refute}, of which the first word is read. */
  public Refutation(Line line, Rows rows, List<StepRule> rules) throws Rejection {
    this.options = rows.options();
    this.rows = rows;
    this.rules = rules;
    this.line = line.number();
    this.fact = readFact(line);
    dropped = new boolean[options.count()];
    excluded = new boolean[options.count()];
    listed = new boolean[options.count()];
    used = new boolean[options.groups()];
    chosen = new int[options.groups()];
    for (int o = 0; o < dropped.length; o++) {
      dropped[o] = fact.sizes().least() == 0 && options.isSuperfluous(o);
    }
  }

  static NoMask readFact(Line line) throws Rejection {
    NoMask fact = NoMask.read(line);
    line.end();
    if (fact.bound().signum() < 0) {
      throw line.wrong(fact.bound().toString(), "an error of at least 0");
    }
    return fact;
  }

  /** Reads one step that is no row; true if the refutation ends with it, proved or given up. */
  public boolean read(Line step) throws Rejection {
    abandoned = step.accept("abandon");
    if (abandoned) {
      step.end();
      return true;
    }
    StepRule rule = rule(step);
    StepRule.Children children = rule.application().apply(step, this);
    step.end();
    basis.add(rule.basis());
    if (children.open()) {
      dearest = -1;
      return false;
    }
    for (int o : children.options()) {
      listed[o] = false;
    }
    frames.push(new Frame(children));
    return advance();
  }

  private StepRule rule(Line step) throws Rejection {
    for (StepRule rule : rules) {
      if (step.accept(rule.word())) {
        return rule;
      }
    }
    Stream<String> words = Stream.concat(rows.words(), rules.stream().map(StepRule::word));
    String expected = words.collect(Collectors.joining(", ")) + " or abandon";
    throw step.wrong(step.word(expected), expected);
  }

  /** The fact and what its proof rests on, unless it was given up. */
  public Optional<Step> proved() {
    Set<String> all = new LinkedHashSet<>(rows.basis());
    all.addAll(basis);
    return abandoned ? Optional.empty() : Optional.of(new Step(line, fact, all));
  }

  int line() {
    return line;
  }

  /** The nodes that are still to be settled are below so many. */
  public int depth() {
    return frames.size();
  }

  /** The options that no mask of the fact chooses, at the root, where more can be dropped. */
  public boolean[] droppedAtRoot(Line step) throws Rejection {
    if (depth() > 0) {
      throw Rejection.invalid(step.number(), "options are dropped at the root only");
    }
    return dropped;
  }

  /** From here on another fact is proved. */
  void replaceFact(NoMask next) {
    fact = next;
  }

  /** Goes to the next node that is to be settled; true if there is none. */
  private boolean advance() {
    while (!frames.isEmpty()) {
      Frame frame = frames.peek();
      int[] order = frame.children.options();
      if (frame.next > 0 && frame.next <= order.length) {
        choose(order[frame.next - 1], -1);
        excluded[order[frame.next - 1]] = true;
      }
      if (frame.next < order.length) {
        choose(order[frame.next], 1);
        frame.next++;
        return false;
      }
      if (frame.next++ == order.length && frame.children.rest()) {
        if (count == 0) {
          drop(order);
        }
        return false;
      }
      for (int o : order) {
        excluded[o] = false;
      }
      frames.pop();
    }
    return true;
  }

  /** Where nothing is chosen: no mask of the fact has an option whose child is settled. */
  private void drop(int[] settled) {
    for (int o : settled) {
      dropped[o] = true;
    }
    dearest = -1;
  }

  /** Whether a mask of the fact can have an option: it is not dropped, and is affordable alone. */
  boolean mayBeKept(int option) {
    return !dropped[option] && options.cost(option) <= fact.sizes().most();
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

  public NetworkProblem problem() {
    return rows.problem();
  }

  public Options options() {
    return options;
  }

  public Rows rows() {
    return rows;
  }

  public NoMask fact() {
    return fact;
  }

  public boolean isDropped(int option) {
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

  /** The size that can still be added: no mask has more than the dearest option of each neuron. */
  public int budget() {
    return Math.min(fact.sizes().most(), dearest()) - size;
  }

  private int dearest() {
    dearest = dearest < 0 ? options.dearest(this::mayBeKept) : dearest;
    return dearest;
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

  List<Gain> gains() {
    return gains;
  }

  Gain gain(Line step) throws Rejection {
    return gains.get(step.index("gain", gains.size()));
  }

  int option(Line step) throws Rejection {
    return step.index("option", options.count());
  }

  /** The options up to the end of the line, free and distinct; they are the listed ones. */
  int[] freeOptions(Line step) throws Rejection {
    IntStream.Builder read = IntStream.builder();
    while (step.hasNext()) {
      int option = option(step);
      if (!isOther(option)) {
        throw Rejection.invalid(step.number(), "option %s is not free", option);
      }
      listed[option] = true;
      read.add(option);
    }
    return read.build().toArray();
  }
}
