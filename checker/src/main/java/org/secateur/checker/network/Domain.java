package org.secateur.checker.network;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.reading.CanonicalForm;

/** The set of inputs over which the error of a network is measured. */
public sealed interface Domain {
  /** Whether an input of the right length is in it. */
  boolean contains(List<Fraction> x);

  /** The length of its inputs, or 0 where any will do. */
  int dimension();

  /** Its lines of the canonical form. */
  List<String> canonical();

  /** What it is, for the reader. */
  default String words() {
    return canonical().get(0);
  }

  /**
   * A number g with |D(y)| ≤ g · e for every positively homogeneous D that is at most e on the
   * domain: y is at most g times an input of the domain.
   */
  default Fraction gauge(BigInteger[] y) {
    throw new IllegalStateException("a domain without 0 inside");
  }

  /** The square of the gauge, without rounding. */
  default Fraction gaugeSquare(BigInteger[] y) {
    Fraction gauge = gauge(y);
    return gauge.times(gauge);
  }

  /** Whether {@link #gauge} works along a line: 0 is inside the domain's part of it. */
  default boolean hasGauge(BigInteger[] direction) {
    return false;
  }

  /** The half spaces {@code normal · x ≤ bound} whose intersection it is, in d dimensions. */
  default List<Side> sides(int d) {
    throw new IllegalStateException("a domain that is no polytope");
  }

  /** {@code normal · x ≤ bound}. */
  record Side(BigInteger[] normal, Fraction bound) {
    /** normal · x. */
    public Fraction dot(Fraction[] x) {
      Fraction sum = Fraction.ZERO;
      for (int j = 0; j < x.length; j++) {
        sum = normal[j].signum() == 0 ? sum : sum.plus(x[j].times(normal[j]));
      }
      return sum;
    }
  }

  /** lower ≤ x ≤ upper in every coordinate. */
  record Box(List<Fraction> lower, List<Fraction> upper) implements Domain {
    @Override
    public boolean contains(List<Fraction> x) {
      return IntStream.range(0, x.size())
          .noneMatch(j -> x.get(j).isBelow(lower.get(j)) || x.get(j).isAbove(upper.get(j)));
    }

    @Override
    public int dimension() {
      return lower.size();
    }

    @Override
    public List<String> canonical() {
      return List.of(
          "domain box " + lower.size(), CanonicalForm.row(lower), CanonicalForm.row(upper));
    }

    @Override
    public String words() {
      return canonical().get(0) + " " + lower + " to " + upper;
    }

    /** Where the direction has a 0, it is enough that the domain has it, too. */
    @Override
    public boolean hasGauge(BigInteger[] direction) {
      return IntStream.range(0, direction.length).allMatch(j -> hasGauge(direction, j));
    }

    private boolean hasGauge(BigInteger[] direction, int j) {
      int below = lower.get(j).signum();
      int above = upper.get(j).signum();
      return direction[j].signum() == 0 ? below <= 0 && above >= 0 : below < 0 && above > 0;
    }

    @Override
    public Fraction gauge(BigInteger[] y) {
      Fraction gauge = Fraction.ZERO;
      for (int j = 0; j < y.length; j++) {
        Fraction end = y[j].signum() < 0 ? lower.get(j) : upper.get(j);
        Fraction needed = y[j].signum() == 0 ? Fraction.ZERO : Fraction.whole(y[j]).over(end);
        gauge = needed.isAbove(gauge) ? needed : gauge;
      }
      return gauge;
    }

    @Override
    public List<Side> sides(int d) {
      List<Side> sides = new ArrayList<>();
      for (int j = 0; j < d; j++) {
        sides.add(new Side(unit(d, j, 1), upper.get(j)));
        sides.add(new Side(unit(d, j, -1), lower.get(j).negate()));
      }
      return sides;
    }
  }

  /** ‖x‖ ≤ radius in the 1-norm or the 2-norm. */
  record Ball(int norm, Fraction radius) implements Domain {
    @Override
    public boolean contains(List<Fraction> x) {
      Fraction sum = Fraction.ZERO;
      for (Fraction entry : x) {
        sum = sum.plus(norm == 1 ? entry.magnitude() : entry.times(entry));
      }
      return !sum.isAbove(norm == 1 ? radius : radius.times(radius));
    }

    @Override
    public int dimension() {
      return 0;
    }

    @Override
    public List<String> canonical() {
      return List.of("domain ball " + norm + " " + radius);
    }

    @Override
    public String words() {
      return canonical().get(0) + " (norm, radius)";
    }

    @Override
    public boolean hasGauge(BigInteger[] direction) {
      return radius.signum() > 0;
    }

    /** For the 2-norm the length is rounded up to a rational. */
    @Override
    public Fraction gauge(BigInteger[] y) {
      BigInteger sum = BigInteger.ZERO;
      for (BigInteger entry : y) {
        sum = sum.add(norm == 1 ? entry.abs() : entry.multiply(entry));
      }
      return norm == 1
          ? Fraction.whole(sum).over(radius)
          : Real.root(Fraction.whole(sum)).above().over(radius);
    }

    @Override
    public Fraction gaugeSquare(BigInteger[] y) {
      return norm == 1
          ? Domain.super.gaugeSquare(y)
          : Fraction.whole(Network.dot(y, y)).over(radius.times(radius));
    }

    @Override
    public List<Side> sides(int d) {
      List<Side> sides = new ArrayList<>();
      for (int signs = 0; norm == 1 && signs < 1 << d; signs++) {
        BigInteger[] normal = new BigInteger[d];
        for (int j = 0; j < d; j++) {
          normal[j] = (signs >> j & 1) == 0 ? BigInteger.ONE : BigInteger.ONE.negate();
        }
        sides.add(new Side(normal, radius));
      }
      return norm == 1 ? sides : Domain.super.sides(d);
    }
  }

  /** The rows of a matrix. */
  record Points(List<List<Fraction>> points) implements Domain {
    @Override
    public boolean contains(List<Fraction> x) {
      return points.contains(x);
    }

    @Override
    public int dimension() {
      return points.get(0).size();
    }

    @Override
    public List<String> canonical() {
      List<String> lines = new ArrayList<>();
      lines.add("domain points " + points.size() + " " + dimension());
      points.forEach(p -> lines.add(CanonicalForm.row(p)));
      return lines;
    }
  }

  /** A vector with this sign at place j and 0 elsewhere. */
  static BigInteger[] unit(int d, int j, int sign) {
    BigInteger[] unit = new BigInteger[d];
    Arrays.fill(unit, BigInteger.ZERO);
    unit[j] = BigInteger.valueOf(sign);
    return unit;
  }
}
