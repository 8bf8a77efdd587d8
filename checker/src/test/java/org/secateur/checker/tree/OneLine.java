package org.secateur.checker.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.secateur.checker.Checks;
import org.secateur.checker.Rules;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.network.Domain;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.pruning.SmallNetwork;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Rejection;
import org.secateur.checker.verdict.Verdict;

/**
 * A random line below the root of a small network or at it, and whether its side condition holds,
 * evaluated option by option as the specification words it.
 */
final class OneLine {
  private final Random random;
  private final SmallNetwork instance;
  private final Options options;
  private final String rowLine;
  private final Row row;
  private final String factText;
  private final NoMask fact;

  /** The lines at the root that settle the child of an option, which is dropped then; or none. */
  private String before = "";

  private int settled = -1;

  /** The chosen option, or −1 where nothing is. */
  private int chosen = -1;

  OneLine(Random random) throws Rejection {
    this.random = random;
    boolean byWeights = random.nextInt(3) > 0;
    int d = 1 + random.nextInt(2);
    SmallNetwork.Shape shape =
        new SmallNetwork.Shape("box", byWeights, random.nextInt(4) == 0, false, d, 1);
    int n = byWeights ? 2 : 2 + random.nextInt(4);
    instance = SmallNetwork.random(random, shape, n, new Sizes(0, byWeights ? n * (d + 1) : n));
    NetworkProblem problem = instance.problem();
    options = Options.of(problem, 1);
    Domain.Box box = (Domain.Box) problem.domain();
    List<Fraction> corner = random.nextBoolean() ? box.lower() : box.upper();
    rowLine = "row 1 0 " + corner.stream().map(Fraction::toString).collect(Collectors.joining(" "));
    Rows rows = new Rows(problem, options, Rules.ROWS);
    assertTrue(rows.read(new Line(1, rowLine)));
    row = rows.get(new Line(1, rowLine), 1);
    int most = random.nextInt(problem.items() + 1);
    int least = random.nextInt(3) == 0 ? random.nextInt(most + 1) : 0;
    Fraction error = SmallNetwork.fraction(random.nextInt(24), 4);
    factText = "sizes " + least + " " + most + " error " + (random.nextBoolean() ? "< " : "<= ");
    fact = NoMask.read(new Line(1, factText + error));
    if (random.nextBoolean()) {
      settleOne();
    }
    List<Integer> free = free();
    chosen = free.isEmpty() || random.nextBoolean() ? -1 : free.get(random.nextInt(free.size()));
  }

  /** Splits on an option without which a row cannot be fulfilled, if there is one. */
  private void settleOne() {
    List<Integer> options = new ArrayList<>(free());
    Collections.shuffle(options, random);
    for (boolean upper : new boolean[] {false, true}) {
      for (int o : options) {
        chosen = o;
        BigInteger sum = row.coefficient(o);
        Fraction reached =
            Fraction.whole(upper ? sum.negate() : sum).plus(reach(free(), Fraction.ZERO, upper));
        if (settled < 0 && isShort(reached, Fraction.ZERO, upper)) {
          settled = o;
          before = "split " + o + "\nbranch 1 " + (upper ? "upper" : "lower") + " 0\n";
        }
      }
    }
    chosen = -1;
  }

  /** What a mask may cost: the fact's sizes, or the dearest options of all neurons. */
  private int most() {
    int[] dearest = new int[options.groups()];
    for (int o = 0; o < options.count(); o++) {
      boolean counts = !isDropped(o) && options.cost(o) <= fact.sizes().most();
      int cost = counts ? options.cost(o) : 0;
      dearest[options.group(o)] = Math.max(dearest[options.group(o)], cost);
    }
    return Math.min(fact.sizes().most(), IntStream.of(dearest).sum());
  }

  private boolean isDropped(int option) {
    return option == settled || fact.sizes().least() == 0 && options.isSuperfluous(option);
  }

  private int size() {
    return chosen < 0 ? 0 : options.cost(chosen);
  }

  private List<Integer> free() {
    return IntStream.range(0, options.count())
        .filter(o -> !isDropped(o) && options.cost(o) <= most() - size())
        .filter(o -> chosen < 0 || options.group(o) != options.group(chosen))
        .boxed()
        .toList();
  }

  /** Some of the free options, often those that a row singles out. */
  private List<Integer> listed(List<Integer> free, boolean useful) {
    List<Integer> listed = new ArrayList<>();
    for (int o : free) {
      boolean helps = useful && random.nextInt(12) > 0;
      if (helps ? row.coefficient(o).signum() != 0 : random.nextInt(3) == 0) {
        listed.add(o);
      }
    }
    Collections.shuffle(listed, random);
    return listed;
  }

  private static String words(List<Integer> listed) {
    return listed.stream().map(o -> " " + o).collect(Collectors.joining());
  }

  private boolean accepts(String... lines) {
    StringBuilder text = new StringBuilder("secateur-certificate 2\ninstance sha256 ");
    text.append(instance.problem().hash()).append("\nsection network\n");
    text.append(rowLine).append("\nrefute ").append(factText).append(fact.bound()).append('\n');
    text.append(before).append(chosen < 0 ? "" : "split " + chosen + "\n");
    text.append(String.join("\n", lines)).append("\nabandon\nclaim nothing\nend 1\n");
    CheckReport report = Checks.check(instance.json(), text.toString());
    // After a line that settles the root there is nothing to give up.
    boolean settled = report.message().equals("\"abandon\", expected \"refute\"");
    assertTrue(settled || report.verdict() != Verdict.MALFORMED, report + "\n" + text);
    return settled || report.verdict() == Verdict.VALID;
  }

  /** Judges a line; whether it was to be accepted. */
  boolean last() {
    List<Integer> free = free();
    List<Integer> listed = listed(free, random.nextInt(4) > 0);
    boolean expected = isMissed(-1);
    for (int o : free) {
      expected &= 2 * options.cost(o) > most() - size();
      expected &= listed.contains(o) || isMissed(o);
    }
    assertEquals(expected, accepts("last 1" + words(listed)), this::toString);
    return expected;
  }

  private boolean isMissed(int further) {
    BigInteger sum = BigInteger.ZERO;
    int size = size();
    for (int o : new int[] {chosen, further}) {
      sum = o < 0 ? sum : sum.add(row.coefficient(o));
    }
    size += further < 0 ? 0 : options.cost(further);
    BigInteger lower = row.bounds(fact).lower();
    BigInteger upper = row.bounds(fact).upper();
    return size < fact.sizes().least()
        || lower != null && sum.compareTo(lower) < 0
        || upper != null && sum.compareTo(upper) > 0;
  }

  boolean branch() {
    Fraction price = price();
    boolean upper = random.nextBoolean();
    List<Integer> free = new ArrayList<>(free());
    List<Integer> listed = listed(free, random.nextInt(4) > 0);
    free.removeAll(listed);
    BigInteger sum = chosen < 0 ? BigInteger.ZERO : row.coefficient(chosen);
    Fraction reached = Fraction.whole(upper ? sum.negate() : sum).plus(reach(free, price, upper));
    boolean expected = isShort(reached, price, upper);
    String side = upper ? " upper " : " lower ";
    assertEquals(expected, accepts("branch 1" + side + price + words(listed)), this::toString);
    return expected;
  }

  /** Two options, of one neuron or of two: the second meets what the first one left. */
  boolean drop() {
    Fraction price = price();
    boolean upper = random.nextBoolean();
    List<Integer> left = left();
    List<Integer> doomed =
        List.of(random.nextInt(options.count()), random.nextInt(options.count()));
    Fraction all = reach(left, price, upper);
    boolean expected = true;
    for (int o : doomed) {
      List<Integer> group =
          left.stream().filter(p -> options.group(p) == options.group(o)).toList();
      Fraction others = all.minus(reach(group, price, upper));
      expected &= isShort(others.plus(value(o, price, upper)), price, upper);
      left.remove(Integer.valueOf(o));
    }
    String gain = "gain 0 1" + (upper ? " upper " : " lower ") + price;
    assertEquals(expected, accepts(gain, "drop 0" + words(doomed)), this::toString);
    return expected;
  }

  /** What a gain counts, wherever it is noted. */
  private List<Integer> left() {
    return new ArrayList<>(
        IntStream.range(0, options.count())
            .filter(o -> !isDropped(o) && options.cost(o) <= fact.sizes().most())
            .boxed()
            .toList());
  }

  boolean close() {
    Fraction price = price();
    boolean upper = random.nextBoolean();
    BigInteger sum = chosen < 0 ? BigInteger.ZERO : row.coefficient(chosen);
    Fraction reached = Fraction.whole(upper ? sum.negate() : sum).plus(reach(left(), price, upper));
    boolean expected = isShort(reached, price, upper);
    String gain = "gain 0 1" + (upper ? " upper " : " lower ") + price;
    assertEquals(expected, accepts(gain, "close 0"), this::toString);
    return expected;
  }

  private Fraction price() {
    Fraction some =
        new Fraction(
            row.coefficient(random.nextInt(options.count())),
            BigInteger.valueOf(1 + random.nextInt(3)));
    return random.nextInt(3) > 0 ? Fraction.ZERO : some;
  }

  private Fraction value(int option, Fraction price, boolean upper) {
    BigInteger a = row.coefficient(option);
    return Fraction.whole(upper ? a.negate() : a)
        .minus(price.times(BigInteger.valueOf(options.cost(option))));
  }

  private Fraction reach(List<Integer> counted, Fraction price, boolean upper) {
    Fraction sum = Fraction.ZERO;
    for (int g = 0; g < options.groups(); g++) {
      Fraction best = Fraction.ZERO;
      for (int o : counted) {
        Fraction value = value(o, price, upper);
        best = options.group(o) == g && value.isAbove(best) ? value : best;
      }
      sum = sum.plus(best);
    }
    return sum;
  }

  private boolean isShort(Fraction reached, Fraction price, boolean upper) {
    BigInteger end = upper ? row.bounds(fact).upper() : row.bounds(fact).lower();
    int rest = price.signum() < 0 ? Math.max(0, fact.sizes().least() - size()) : most() - size();
    return end != null
        && reached
            .plus(price.times(BigInteger.valueOf(rest)))
            .isBelow(Fraction.whole(upper ? end.negate() : end));
  }

  @Override
  public String toString() {
    return instance.json()
        + "\n"
        + rowLine
        + "\n"
        + factText
        + fact.bound()
        + "\n"
        + before
        + "chosen "
        + chosen;
  }

  boolean isAtRoot() {
    return chosen < 0 && settled < 0;
  }
}
