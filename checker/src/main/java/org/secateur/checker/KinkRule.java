package org.secateur.checker;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * Rule {@code kinks}, for two inputs: options are dropped whose kink nobody could undo, until
 * nothing changes.
 *
 * <p>The kinks w·x = 0 of the options that are not dropped and of the target are lines through 0;
 * let p, a, b be rays of one of them and of its neighbours on both sides, α, β > 0 with αa + βb on
 * p. For every function h of a network, αh(a) + βh(b) − h(αa + βb) is the sum of v α|w·a| over its
 * neurons on the line of p: all others are linear between a and b. So an error of at most e
 * confines that sum to within e(αg(a) + βg(b) + g(αa + βb)) of the target's, where g is the
 * domain's gauge. An option is dropped if its own term is too large or too small for this, whatever
 * the other options of the line do (section 6 of note {@code certificate-v2}).
 *
 * <p>Side conditions: two inputs; 0 is inside the domain; outputs that are not rectified, or have
 * no negative weights. Cost: sorting the lines, and a few operations for each time that a line or a
 * neighbour of it loses an option.
 */
final class KinkRule {
  private final Options options;
  private final NetworkProblem problem;
  private final Fact.NoMask fact;
  private final boolean[] dropped;

  /** The fact's bound, or slightly more where it is irrational. */
  private final Fraction error;

  private final boolean isRational;
  private final BigInteger unit;

  /** Normals of the kinks, in the upper half plane: first of the options, then of the target. */
  private final BigInteger[] x;

  private final BigInteger[] y;

  /** The kinks in the order of their angles; line k has those from start[k] to start[k + 1]. */
  private final int[] order;

  private final int[] start;
  private final int[] previous;
  private final int[] next;
  private final int lines;

  private KinkRule(NetworkProblem problem, Options options, Fact.NoMask fact, boolean[] dropped) {
    this.problem = problem;
    this.options = options;
    this.fact = fact;
    this.dropped = dropped;
    error = fact.bound().above();
    isRational = fact.bound().rational().isPresent();
    unit = problem.network().unit().multiply(problem.target().unit());
    int all = options.count() + problem.target().width();
    x = new BigInteger[all];
    y = new BigInteger[all];
    for (int i = 0; i < all; i++) {
      BigInteger[] w = weights(i);
      boolean turned = w[1].signum() < 0 || w[1].signum() == 0 && w[0].signum() < 0;
      x[i] = turned ? w[0].negate() : w[0];
      y[i] = turned ? w[1].negate() : w[1];
    }
    order =
        IntStream.range(0, all)
            .filter(i -> x[i].signum() != 0 || y[i].signum() != 0)
            .filter(i -> i >= options.count() || !dropped[i])
            .boxed()
            .sorted((i, j) -> -cross(i, j))
            .mapToInt(i -> i)
            .toArray();
    int[] starts = new int[order.length + 1];
    int count = 0;
    for (int at = 0; at < order.length; at++) {
      if (at == 0 || cross(order[at - 1], order[at]) != 0) {
        starts[count++] = at;
      }
    }
    starts[count] = order.length;
    start = starts;
    lines = count;
    previous = new int[lines];
    next = new int[lines];
    Arrays.setAll(previous, k -> k == 0 ? lines - 1 : k - 1);
    Arrays.setAll(next, k -> k == lines - 1 ? 0 : k + 1);
  }

  /** Applies the rule. */
  static void drop(
      int line, NetworkProblem problem, Options options, Fact.NoMask fact, boolean[] dropped)
      throws Rejection {
    problem.requirePlane(line, "kinks");
    new KinkRule(problem, options, fact, dropped).run();
  }

  private BigInteger[] weights(int kink) {
    return kink < options.count()
        ? options.incoming(kink)
        : problem.target().hidden().rows()[kink - options.count()];
  }

  private int cross(int i, int j) {
    return x[i].multiply(y[j]).compareTo(y[i].multiply(x[j]));
  }

  private void run() {
    boolean[] waiting = new boolean[lines];
    Arrays.fill(waiting, true);
    Deque<Integer> queue = new ArrayDeque<>();
    IntStream.range(0, lines).forEach(queue::add);
    while (!queue.isEmpty()) {
      int k = queue.poll();
      waiting[k] = false;
      if (isGone(k) || !dropFrom(k)) {
        continue;
      }
      int[] affected = {k};
      if (isGone(k)) {
        affected = new int[] {previous[k], next[k]};
        next[previous[k]] = next[k];
        previous[next[k]] = previous[k];
      }
      for (int other : affected) {
        if (!waiting[other] && !isGone(other)) {
          waiting[other] = true;
          queue.add(other);
        }
      }
    }
  }

  /** Whether a line has neither an option nor a neuron of the target left. */
  private boolean isGone(int k) {
    return IntStream.range(start[k], start[k + 1]).map(at -> order[at]).noneMatch(this::isLeft);
  }

  private boolean isLeft(int kink) {
    return kink >= options.count() || !dropped[kink];
  }

  /** Drops what a line's kink forbids; whether that was anything. */
  private boolean dropFrom(int k) {
    boolean any = false;
    for (int sign = -1; sign <= 1 && !isGone(k); sign += 2) {
      BigInteger[] a = ray(previous[k], previous[k] >= k ? -sign : sign);
      BigInteger[] b = ray(next[k], next[k] <= k ? -sign : sign);
      BigInteger[] normal = {x[order[start[k]]], y[order[start[k]]]};
      if (next[k] == k) {
        // No other line is left: all functions are linear on both sides.
        a = normal;
        b = new BigInteger[] {normal[0].negate(), normal[1].negate()};
      }
      BigInteger alpha = Network.dot(normal, b).abs();
      BigInteger beta = Network.dot(normal, a).abs();
      BigInteger[] from = {a[0].multiply(alpha), a[1].multiply(alpha)};
      BigInteger reach = reach(from, new BigInteger[] {b[0].multiply(beta), b[1].multiply(beta)});
      for (int r = 0; r < problem.network().outputs(); r++) {
        any |= dropFrom(k, from, r, reach);
      }
    }
    return any;
  }

  private BigInteger[] ray(int k, int sign) {
    int kink = order[start[k]];
    BigInteger[] ray = {y[kink].negate(), x[kink]};
    return sign > 0 ? ray : new BigInteger[] {ray[0].negate(), ray[1].negate()};
  }

  /** The largest integer within e (g(a) + g(b) + g(a + b)), in the units of both networks. */
  private BigInteger reach(BigInteger[] a, BigInteger[] b) {
    Domain domain = problem.domain();
    BigInteger[] sum = {a[0].add(b[0]), a[1].add(b[1])};
    Fraction reach =
        domain.gauge(a).plus(domain.gauge(b)).plus(domain.gauge(sum)).times(error).times(unit);
    return fact.strict() && isRational ? reach.ceiling().subtract(BigInteger.ONE) : reach.floor();
  }

  private boolean dropFrom(int k, BigInteger[] from, int output, BigInteger reach) {
    BigInteger least = reach.negate();
    BigInteger most = reach;
    for (int at = start[k]; at < start[k + 1]; at++) {
      BigInteger term = term(order[at], from, output);
      if (order[at] >= options.count()) {
        least = least.add(term);
        most = most.add(term);
      } else if (isLeft(order[at])) {
        // What the other options may do to repair the sum.
        least = least.subtract(term.max(BigInteger.ZERO));
        most = most.subtract(term.min(BigInteger.ZERO));
      }
    }
    boolean any = false;
    for (int at = start[k]; at < start[k + 1]; at++) {
      if (order[at] < options.count() && isLeft(order[at])) {
        BigInteger term = term(order[at], from, output);
        boolean large = term.min(BigInteger.ZERO).add(most).compareTo(term) < 0;
        boolean small = term.max(BigInteger.ZERO).add(least).compareTo(term) > 0;
        dropped[order[at]] = large || small;
        any |= large || small;
      }
    }
    return any;
  }

  /** v |w · from| in the units of both networks. */
  private BigInteger term(int kink, BigInteger[] from, int output) {
    BigInteger strength = Network.dot(weights(kink), from).abs();
    Network target = problem.target();
    return kink < options.count()
        ? strength.multiply(options.outgoing(kink, output)).multiply(target.unit())
        : strength
            .multiply(target.output().rows()[output][kink - options.count()])
            .multiply(problem.network().unit());
  }
}
