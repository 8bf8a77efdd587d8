package org.secateur.checker.sweep;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.network.Network;
import org.secateur.checker.pruning.Confinement;
import org.secateur.checker.pruning.Plane;
import org.secateur.checker.tree.Options;

/**
 * A line through 0 on which options or target neurons have their kink, or a diagonal; with what a
 * fact confines the sum of output 0 to at a direction y of it and at −y.
 *
 * @param y a primitive vector in the upper half plane, (1, 0) included
 * @param targets neurons of the target whose kink it is, ascending
 * @param options whose kink it is, ascending
 * @param bounds the least and the largest sum at y, and those at −y
 * @param centre of the target's sums at y and −y, together
 */
record SweepKink(
    BigInteger[] y, List<Term> targets, List<Term> options, BigInteger[] bounds, Fraction centre) {
  /**
   * A term v relu(w·y) of the error's sum, in units of the network.
   *
   * @param of an option, or a neuron of the target
   */
  record Term(int of, BigInteger[] w, Fraction v) {}

  /** The lines in the order of their angles. */
  static List<SweepKink> sorted(Plane plane, Options options, IntPredicate isLeft, NoMask fact) {
    // Of two directions in the upper half plane the second one is ahead if their cross product is
    // positive.
    Comparator<BigInteger[]> order = (a, b) -> b[0].multiply(a[1]).compareTo(b[1].multiply(a[0]));
    TreeMap<BigInteger[], SweepKink> kinks = new TreeMap<>(order);
    Function<BigInteger[], SweepKink> line = y -> kinks.computeIfAbsent(y, k -> at(k, plane, fact));
    line.apply(new BigInteger[] {BigInteger.ONE, BigInteger.ONE});
    line.apply(new BigInteger[] {BigInteger.ONE.negate(), BigInteger.ONE});
    for (int o = 0; o < options.count(); o++) {
      if (isLeft.test(o)) {
        BigInteger[] w = plane.of(options.incoming(o));
        // An option with w = 0 adds nothing wherever it is.
        BigInteger[] y = isZero(w) ? kinks.firstKey() : direction(w);
        line.apply(y).options.add(new Term(o, w, Fraction.whole(options.outgoing(o, 0))));
      }
    }
    Network target = plane.problem().target();
    Fraction unit = new Fraction(plane.problem().network().unit().negate(), target.unit());
    for (int k = 0; k < target.width(); k++) {
      BigInteger[] w = plane.of(target.hidden().integers(k));
      if (!isZero(w)) {
        Term term = new Term(k, w, unit.times(target.output().at(0, k)));
        line.apply(direction(w)).targets.add(term);
      }
    }
    return List.copyOf(kinks.values());
  }

  private static boolean isZero(BigInteger[] w) {
    return w[0].signum() == 0 && w[1].signum() == 0;
  }

  /** Of the line w·y = 0. */
  private static BigInteger[] direction(BigInteger[] w) {
    boolean turned = w[0].signum() < 0 || w[0].signum() == 0 && w[1].signum() > 0;
    BigInteger gcd = w[0].gcd(w[1]);
    BigInteger by = turned ? gcd.negate() : gcd;
    return new BigInteger[] {w[1].negate().divide(by), w[0].divide(by)};
  }

  private static SweepKink at(BigInteger[] y, Plane plane, NoMask fact) {
    Confinement ahead = plane.confinement(y);
    Confinement behind = plane.confinement(turned(y, 2));
    BigInteger[] bounds = {
      ahead.lower(fact), ahead.upper(fact), behind.lower(fact), behind.upper(fact)
    };
    Fraction centre = ahead.centre().plus(behind.centre());
    return new SweepKink(y, new ArrayList<>(), new ArrayList<>(), bounds, centre);
  }

  /** The least value of the even part at y: the error's at y and at −y. */
  Fraction evenLower() {
    return Fraction.whole(bounds[0].add(bounds[2])).minus(centre);
  }

  /** The largest one. */
  Fraction evenUpper() {
    return Fraction.whole(bounds[1].add(bounds[3])).minus(centre);
  }

  boolean isDiagonal() {
    return y[0].abs().equals(y[1]);
  }

  /** How often the plane is turned back by a quarter until y = (x, z) has x > 0 and −x < z ≤ x. */
  int quarter() {
    boolean isFirst = y[1].compareTo(y[0]) <= 0;
    boolean isSecond = y[1].compareTo(y[0].negate()) >= 0;
    return isFirst ? 0 : isSecond ? 1 : 2;
  }

  /** y after these turns. */
  BigInteger[] place() {
    return turned(y, quarter());
  }

  /** Whether a line and the next one are in one quarter; that of the last one is half a turn on. */
  static boolean areInOneQuarter(List<SweepKink> kinks, int k) {
    int next = k + 1 < kinks.size() ? kinks.get(k + 1).quarter() : kinks.get(0).quarter() + 2;
    return kinks.get(k).quarter() == next;
  }

  /** A vector in the plane turned back by some quarters. */
  static BigInteger[] turned(BigInteger[] vector, int quarters) {
    BigInteger[] turned = vector;
    for (int q = 0; q < quarters; q++) {
      turned = new BigInteger[] {turned[1], turned[0].negate()};
    }
    return turned;
  }
}
