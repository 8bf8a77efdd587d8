package org.secateur.checker.kink;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.network.Network;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.pruning.Plane;
import org.secateur.checker.reading.Line;
import org.secateur.checker.tree.Options;
import org.secateur.checker.tree.Refutation;
import org.secateur.checker.tree.StepRule;
import org.secateur.checker.verdict.Rejection;

/**
 * Rule {@code kinks}, for two inputs, and {@code kinks a1 … ad b1 … bd}, in a plane: options are
 * dropped whose kink nobody could undo, until nothing changes.
 *
 * <p>The kinks w·x = 0 of the options that are not dropped and of the target are lines through 0;
 * let p, a, b be rays of one of them and of its neighbours on both sides, α, β > 0 with αa + βb on
 * p. For every function h of a network, αh(a) + βh(b) − h(αa + βb) is the sum of v α|w·a| over its
 * neurons on the line of p: all others are linear between a and b. So an error of at most e
 * confines that sum to within e(αg(a) + βg(b) + g(αa + βb)) of the target's, where g is the
 * domain's gauge. An option is dropped if its own term is too large or too small for this, whatever
 * the other options of the line do (section 6 of note {@code certificate-v2}).
 *
 * <p>Side conditions: those of {@link Plane#read}. Cost: sorting the lines, and a few operations
 * for each time that a line or a neighbour of it loses an option; in longs for lines of one option
 * where the numbers are short.
 */
public final class KinkRule {
  private final Options options;
  private final Plane plane;
  private final NetworkProblem problem;
  private final boolean[] dropped;

  /** The fact's bound, or slightly more where it is irrational. */
  private final Fraction error;

  /** Whether an option goes that just reaches the bound. */
  private final boolean strict;

  /** Of the kinks of the options and then of the target. */
  private final KinkLines lines;

  /** How many kinks of each line are left. */
  private final int[] left;

  /** For lines of one option; empty if longs do not suffice. */
  private final Optional<ShortGauge> gauge;

  /** In the units of the network and of that gauge. */
  private final Fraction shortError;

  private KinkRule(Plane plane, Options options, NoMask fact, boolean[] dropped) {
    this.plane = plane;
    this.problem = plane.problem();
    this.options = options;
    this.dropped = dropped;
    error = fact.bound().above();
    strict = fact.strict() && fact.bound().rational().isPresent();
    IntStream kinks = IntStream.range(0, options.count() + problem.target().width());
    lines = new KinkLines(kinks.filter(this::isThere).toArray(), this::weights);
    left = IntStream.range(0, lines.count()).map(lines::size).toArray();
    Optional<ShortGauge> found = ShortGauge.of(plane.sides());
    BigInteger gaugeUnit = found.map(ShortGauge::unit).orElse(BigInteger.ONE);
    shortError = error.times(new Fraction(problem.network().unit(), gaugeUnit));
    boolean fits = lines.areShort() && shortError.numerator().bitLength() < Long.SIZE;
    gauge = found.filter(g -> fits);
  }

  public static StepRule.Children drop(Line line, Refutation tree) throws Rejection {
    boolean[] dropped = tree.droppedAtRoot(line);
    drop(Plane.read(line, tree.problem(), "kinks"), tree.options(), tree.fact(), dropped);
    return StepRule.Children.OPEN;
  }

  /** Applies the rule. */
  static void drop(Plane plane, Options options, NoMask fact, boolean[] dropped) {
    new KinkRule(plane, options, fact, dropped).run();
  }

  private BigInteger[] weights(int kink) {
    return plane.of(
        kink < options.count()
            ? options.incoming(kink)
            : problem.target().hidden().integers(kink - options.count()));
  }

  private boolean isThere(int kink) {
    return kink >= options.count() || !dropped[kink] && options.isRead(kink);
  }

  private boolean isLeft(int kink) {
    return kink >= options.count() || !dropped[kink];
  }

  /** In rounds, at whose ends lines go: while neighbours are near, numbers are short. */
  private void run() {
    int[] waiting = IntStream.range(0, lines.count()).toArray();
    while (waiting.length > 0) {
      int[] changed = Arrays.stream(waiting).filter(this::dropFrom).toArray();
      Arrays.stream(changed).filter(k -> left[k] == 0).forEach(lines::take);
      // A line that is gone has its neighbours still.
      IntStream beside =
          IntStream.concat(
              Arrays.stream(changed).map(lines::previous), Arrays.stream(changed).map(lines::next));
      waiting =
          IntStream.concat(Arrays.stream(changed), beside)
              .filter(k -> left[k] > 0)
              .distinct()
              .toArray();
    }
  }

  /** Drops what a line's kink forbids; whether that was anything. */
  private boolean dropFrom(int k) {
    int before = left[k];
    for (int sign = -1; sign <= 1 && left[k] > 0; sign += 2) {
      if (!judgeInLongs(k, sign)) {
        judge(k, sign);
      }
    }
    return left[k] < before;
  }

  private void drop(int k, int option) {
    dropped[option] = true;
    left[k]--;
  }

  /** Does what {@link #judge} does for a line of one option; false where longs do not suffice. */
  private boolean judgeInLongs(int k, int sign) {
    int kink = lines.kink(lines.start(k));
    if (gauge.isEmpty() || lines.size(k) > 1 || kink >= options.count() || lines.next(k) == k) {
      return false;
    }
    Wedge wedge = lines.wedge(k, sign, gauge.get());
    boolean forbidden = false;
    for (int r = 0; r < problem.network().outputs(); r++) {
      BigInteger outgoing = options.outgoing(kink, r);
      if (!wedge.fits()
          || outgoing.bitLength() + shortError.denominator().bitLength() >= Long.SIZE) {
        return false;
      }
      long weight = Math.abs(outgoing.longValue()) * shortError.denominator().longValue();
      int order = wedge.compare(weight, shortError.numerator().longValue());
      forbidden |= order > 0 || strict && order == 0;
    }
    if (forbidden) {
      drop(k, kink);
    }
    return true;
  }

  private void judge(int k, int sign) {
    BigInteger[] normal = lines.normal(lines.start(k));
    BigInteger[] a = lines.ray(lines.previous(k), lines.signBefore(k, sign));
    BigInteger[] b = lines.ray(lines.next(k), lines.signAfter(k, sign));
    if (lines.next(k) == k) {
      // No other line is left: all functions are linear on both sides.
      a = normal;
      b = new BigInteger[] {normal[0].negate(), normal[1].negate()};
    }
    BigInteger alpha = Network.dot(normal, b).abs();
    BigInteger beta = Network.dot(normal, a).abs();
    BigInteger[] from = {a[0].multiply(alpha), a[1].multiply(alpha)};
    BigInteger reach = reach(from, new BigInteger[] {b[0].multiply(beta), b[1].multiply(beta)});
    for (int r = 0; r < problem.network().outputs(); r++) {
      judge(k, from, r, reach);
    }
  }

  /** The largest integer within e (g(a) + g(b) + g(a + b)), in the units of both networks. */
  private BigInteger reach(BigInteger[] a, BigInteger[] b) {
    BigInteger[] sum = {a[0].add(b[0]), a[1].add(b[1])};
    BigInteger unit = problem.network().unit().multiply(problem.target().unit());
    Fraction reach =
        plane.gauge(a).plus(plane.gauge(b)).plus(plane.gauge(sum)).times(error).times(unit);
    return strict ? reach.ceiling().subtract(BigInteger.ONE) : reach.floor();
  }

  private void judge(int k, BigInteger[] from, int output, BigInteger reach) {
    BigInteger least = reach.negate();
    BigInteger most = reach;
    for (int at = lines.start(k); at < lines.start(k + 1); at++) {
      int kink = lines.kink(at);
      BigInteger term = term(at, from, output);
      if (kink >= options.count()) {
        least = least.add(term);
        most = most.add(term);
      } else if (isLeft(kink)) {
        // What the other options may do to repair the sum.
        least = least.subtract(term.max(BigInteger.ZERO));
        most = most.subtract(term.min(BigInteger.ZERO));
      }
    }
    for (int at = lines.start(k); at < lines.start(k + 1); at++) {
      int kink = lines.kink(at);
      if (kink < options.count() && isLeft(kink)) {
        BigInteger term = term(at, from, output);
        boolean large = term.min(BigInteger.ZERO).add(most).compareTo(term) < 0;
        boolean small = term.max(BigInteger.ZERO).add(least).compareTo(term) > 0;
        if (large || small) {
          drop(k, kink);
        }
      }
    }
  }

  /** v |w · from| in the units of both networks. */
  private BigInteger term(int place, BigInteger[] from, int output) {
    int kink = lines.kink(place);
    BigInteger strength = Network.dot(lines.normal(place), from).abs();
    Network target = problem.target();
    return kink < options.count()
        ? strength.multiply(options.outgoing(kink, output)).multiply(target.unit())
        : strength
            .multiply(target.output().at(output, kink - options.count()))
            .multiply(problem.network().unit());
  }
}
