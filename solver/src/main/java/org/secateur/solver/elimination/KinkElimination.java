package org.secateur.solver.elimination;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Activation;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.Threshold;

/**
 * The kink rule to a fixpoint, for two inputs: an option goes whose kink nobody could undo, and its
 * line with the last of its options, so that the kinks beside it have more room (section 6 of note
 * {@code certificate-v2}; a checker finds the same).
 *
 * <p>Let p, a, b be rays of a kink's line and of the lines next to it on both sides, α and β the
 * distances by which αa + βb lies on p. For every function h of a network αh(a) + βh(b) − h(αa +
 * βb) is the sum of v α|w·a| over its neurons on the line, as all others are linear between a and
 * b. So an error of at most e confines the sum of the options of a line to within e(αg(a) + βg(b) +
 * g(αa + βb)) of the target's, where g is the domain's gauge.
 *
 * <p>Time: O(n log n) for sorting, then O(1) for each look at a kink, of which there are O(n) where
 * lines have few options each. Memory: some hundred bytes a neuron.
 *
 * <p>Mutable, for one thread.
 */
final class KinkElimination {
  private final NetworkSelection selection;
  private final Network target;
  private final DomainGauge gauge;
  private final boolean strict;

  /** What a unit of the gauge allows in the units of the sums, as a quotient. */
  private final Rational perGauge;

  private final BigInteger unit;
  private final BigInteger targetUnit;

  /** First of the options, then of the target. */
  private final KinkLines lines;

  private final boolean[] dropped;

  private KinkElimination(NetworkSelection selection, DomainGauge gauge, Threshold threshold) {
    this.selection = selection;
    this.gauge = gauge;
    target = selection.instance().target();
    Network network = selection.instance().network();
    unit = network.hidden().denominator().multiply(network.output().denominator());
    targetUnit = target.hidden().denominator().multiply(target.output().denominator());
    strict = threshold.strict() && threshold.error() instanceof Rational;
    perGauge =
        threshold
            .above()
            .multiply(Rational.of(unit.multiply(targetUnit)))
            .divide(Rational.of(gauge.denominator()));
    dropped = new boolean[selection.options()];
    lines = lines(selection);
  }

  /** Whether the rule holds for an instance, whatever the threshold. */
  static boolean applies(NetworkSelection selection) {
    return selection.instance().network().inputs() == 2
        && arePlain(selection.instance())
        && DomainGauge.of(selection.instance().domain()).isPresent();
  }

  /** Whether the output activation changes nothing in either network. */
  static boolean arePlain(NetworkPruningInstance instance) {
    return isPlain(instance.network()) && isPlain(instance.target());
  }

  /** Whether the output activation changes nothing: no sum is below 0. */
  private static boolean isPlain(Network network) {
    return network.outputActivation() == Activation.IDENTITY
        || IntStream.range(0, network.width())
            .allMatch(
                i ->
                    IntStream.range(0, network.outputs())
                        .allMatch(r -> network.output().numerator(r, i).signum() >= 0));
  }

  /** The options that the rule leaves, ascending; all where it does not {@link #applies apply}. */
  static int[] left(NetworkSelection selection, Threshold threshold) {
    IntStream all = IntStream.range(0, selection.options());
    Optional<DomainGauge> gauge = DomainGauge.of(selection.instance().domain());
    if (gauge.isEmpty() || !applies(selection)) {
      return all.toArray();
    }
    KinkElimination elimination = new KinkElimination(selection, gauge.get(), threshold);
    elimination.run();
    return all.filter(o -> !elimination.dropped[o]).toArray();
  }

  private static KinkLines lines(NetworkSelection selection) {
    int options = selection.options();
    Network target = selection.instance().target();
    BigInteger[][] at = new BigInteger[2][options + target.width()];
    for (int j = 0; j < 2; j++) {
      for (int o = 0; o < options; o++) {
        at[j][o] = isRead(selection, o) ? selection.columns().incoming(o, j) : BigInteger.ZERO;
      }
      for (int i = 0; i < target.width(); i++) {
        at[j][options + i] = target.hidden().numerator(i, j);
      }
    }
    return new KinkLines(at[0], at[1]);
  }

  /** Whether anything goes out; else there is no kink. */
  private static boolean isRead(NetworkSelection selection, int option) {
    return IntStream.range(0, selection.instance().network().outputs())
        .anyMatch(r -> selection.columns().outgoing(option, r).signum() != 0);
  }

  private void run() {
    int count = lines.count();
    // A queue without repetitions never holds more than all lines.
    int[] queue = IntStream.range(0, count).toArray();
    boolean[] waiting = new boolean[count];
    Arrays.fill(waiting, true);
    long end = count;
    for (long head = 0; head < end; head++) {
      int k = queue[(int) (head % count)];
      waiting[k] = false;
      if (lines.isGone(k) || !dropFrom(k)) {
        continue;
      }
      int[] affected =
          lines.isGone(k) ? new int[] {lines.previous(k), lines.next(k)} : new int[] {k};
      for (int other : affected) {
        if (!waiting[other] && !lines.isGone(other)) {
          waiting[other] = true;
          queue[(int) (end++ % count)] = other;
        }
      }
    }
  }

  /** Drops what a line's kink forbids, on both sides of 0; whether that was anything. */
  private boolean dropFrom(int k) {
    boolean any = dropFrom(k, -1);
    boolean sidesDiffer = any || !gauge.isSymmetric();
    return sidesDiffer && !lines.isGone(k) && dropFrom(k, 1) || any;
  }

  private boolean dropFrom(int k, int sign) {
    int before = lines.previous(k);
    int after = lines.next(k);
    int normal = lines.normal(k);
    boolean isAlone = after == k;
    int a = isAlone ? normal : lines.normal(before);
    int b = isAlone ? normal : lines.normal(after);
    BigInteger alpha = isAlone ? lines.dot(normal, normal) : lines.cross(normal, b);
    BigInteger beta = isAlone ? alpha : lines.cross(normal, a);
    BigInteger sum =
        isAlone
            ? alpha.multiply(across(normal, sign).add(across(normal, -sign)))
            : alpha
                .multiply(along(a, before > k ? -sign : sign))
                .add(beta.multiply(along(b, after < k ? -sign : sign)))
                .add(lines.cross(a, b).multiply(along(normal, sign)));
    BigInteger reach = reach(sum.add(gauge.slack()));
    boolean any = false;
    for (int r = 0; r < target.outputs(); r++) {
      any |= dropFrom(k, alpha, a, r, reach);
    }
    return any;
  }

  /** The gauge of a ray of a line, given by the line's normal. */
  private BigInteger along(int normal, int sign) {
    BigInteger x = lines.x(normal);
    BigInteger y = lines.y(normal);
    return sign > 0 ? gauge.at(y.negate(), x) : gauge.at(y, x.negate());
  }

  /** The gauge of a normal, or of its opposite. */
  private BigInteger across(int normal, int sign) {
    BigInteger x = lines.x(normal);
    BigInteger y = lines.y(normal);
    return sign > 0 ? gauge.at(x, y) : gauge.at(x.negate(), y.negate());
  }

  /** The largest integer that a sum of gauges allows. */
  private BigInteger reach(BigInteger gauges) {
    BigInteger[] parts =
        gauges.multiply(perGauge.numerator()).divideAndRemainder(perGauge.denominator());
    return strict && parts[1].signum() == 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private boolean dropFrom(int k, BigInteger alpha, int a, int output, BigInteger reach) {
    boolean isAlone = lines.next(k) == k;
    int[] vectors = lines.vectors(k).filter(this::isLeft).toArray();
    BigInteger[] terms = new BigInteger[vectors.length];
    BigInteger least = reach.negate();
    BigInteger most = reach;
    for (int at = 0; at < terms.length; at++) {
      int vector = vectors[at];
      BigInteger strength = isAlone ? lines.dot(vector, a) : lines.cross(vector, a);
      terms[at] = outgoing(vector, output).multiply(strength.multiply(alpha));
      if (isOption(vector)) {
        // What the options may do to repair the sum.
        least = least.subtract(terms[at].max(BigInteger.ZERO));
        most = most.subtract(terms[at].min(BigInteger.ZERO));
      } else {
        least = least.add(terms[at]);
        most = most.add(terms[at]);
      }
    }
    boolean any = false;
    for (int at = 0; at < terms.length; at++) {
      if (isOption(vectors[at])
          && (terms[at].max(BigInteger.ZERO).compareTo(most) > 0
              || terms[at].min(BigInteger.ZERO).compareTo(least) < 0)) {
        dropped[vectors[at]] = true;
        lines.remove(k);
        any = true;
      }
    }
    return any;
  }

  private boolean isOption(int vector) {
    return vector < dropped.length;
  }

  private boolean isLeft(int vector) {
    return !isOption(vector) || !dropped[vector];
  }

  /** An outgoing weight in the units of both networks, times those of the other's incoming ones. */
  private BigInteger outgoing(int vector, int output) {
    if (isOption(vector)) {
      return selection.columns().outgoing(vector, output).multiply(targetUnit);
    }
    return target.output().numerator(output, vector - dropped.length).multiply(unit);
  }
}
