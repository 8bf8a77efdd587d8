package org.secateur.checker.sweep;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
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
 * @param options whose kink it is, ascending
 * @param targets neurons of the target whose kink it is, ascending
 * @param lower the least sums at y and −y
 * @param upper the largest sums at y and −y
 * @param centres the target's sums at y and −y
 */
record SweepKink(
    BigInteger[] y,
    List<Integer> options,
    List<Integer> targets,
    BigInteger[] lower,
    BigInteger[] upper,
    Fraction[] centres) {

  /** The lines in the order of their angles. */
  static List<SweepKink> sorted(Plane plane, Options options, IntPredicate isLeft, NoMask fact) {
    // Of two directions in the upper half plane the second one is ahead if their cross product is
    // positive.
    TreeMap<BigInteger[], SweepKink> kinks =
        new TreeMap<>(Comparator.comparing((BigInteger[] y) -> 0).thenComparing(SweepKink::order));
    for (int sign = -1; sign <= 1; sign += 2) {
      BigInteger[] diagonal = {BigInteger.valueOf(sign), BigInteger.ONE};
      kinks.put(diagonal, at(diagonal, plane, fact));
    }
    for (int o = 0; o < options.count(); o++) {
      if (isLeft.test(o)) {
        BigInteger[] w = plane.of(options.incoming(o));
        line(w, kinks, plane, fact).options.add(o);
      }
    }
    Network target = plane.problem().target();
    for (int k = 0; k < target.width(); k++) {
      BigInteger[] w = plane.of(target.hidden().integers(k));
      if (w[0].signum() != 0 || w[1].signum() != 0) {
        line(w, kinks, plane, fact).targets.add(k);
      }
    }
    return List.copyOf(kinks.values());
  }

  private static int order(BigInteger[] a, BigInteger[] b) {
    return b[0].multiply(a[1]).compareTo(b[1].multiply(a[0]));
  }

  /** The line of a kink w·y = 0. An option with w = 0 adds nothing wherever it is. */
  private static SweepKink line(
      BigInteger[] w, TreeMap<BigInteger[], SweepKink> kinks, Plane plane, NoMask fact) {
    BigInteger gcd = w[0].gcd(w[1]);
    if (gcd.signum() == 0) {
      return kinks.firstEntry().getValue();
    }
    boolean turned = w[0].signum() < 0 || w[0].signum() == 0 && w[1].signum() > 0;
    BigInteger by = turned ? gcd.negate() : gcd;
    BigInteger[] y = {w[1].negate().divide(by), w[0].divide(by)};
    return kinks.computeIfAbsent(y, k -> at(k, plane, fact));
  }

  private static SweepKink at(BigInteger[] y, Plane plane, NoMask fact) {
    BigInteger[] lower = new BigInteger[2];
    BigInteger[] upper = new BigInteger[2];
    Fraction[] centres = new Fraction[2];
    for (int side = 0; side < 2; side++) {
      BigInteger[] at = side == 0 ? y : new BigInteger[] {y[0].negate(), y[1].negate()};
      Confinement sums = plane.confinement(at);
      lower[side] = sums.lower(fact);
      upper[side] = sums.upper(fact);
      centres[side] = sums.centre();
    }
    return new SweepKink(y, new ArrayList<>(), new ArrayList<>(), lower, upper, centres);
  }

  /** The least value of the even part at y: the error's at y and at −y. */
  Fraction evenLower() {
    return Fraction.whole(lower[0].add(lower[1])).minus(centres[0]).minus(centres[1]);
  }

  /** The largest one. */
  Fraction evenUpper() {
    return Fraction.whole(upper[0].add(upper[1])).minus(centres[0]).minus(centres[1]);
  }

  /** How often the plane is turned back by a quarter until y = (x, z) has x > 0 and −x < z ≤ x. */
  int quarter() {
    BigInteger[] at = y;
    int quarter = 0;
    while (at[0].signum() <= 0
        || at[1].compareTo(at[0]) > 0
        || at[1].compareTo(at[0].negate()) <= 0) {
      at = turned(at, 1);
      quarter++;
    }
    return quarter;
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
