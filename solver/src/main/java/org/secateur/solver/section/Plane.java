package org.secateur.solver.section;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.secateur.model.Domain;
import org.secateur.model.RationalMatrix;

/**
 * A part of a plane through 0 in R^d: the inputs s a + t b with (s, t) in a domain of the plane.
 *
 * @param a an integer vector of length d, not 0
 * @param b of the same length, not a multiple of a
 * @param domain of two inputs
 */
public record Plane(List<BigInteger> a, List<BigInteger> b, Domain domain) {
  public Plane {
    a = List.copyOf(a);
    b = List.copyOf(b);
    domain.requireDimension(2);
  }

  /** With a unit vector, a small integer vector, and the domain of their factors. */
  static Plane of(int j, BigInteger length, int[] u, BigInteger factor, Domain domain) {
    BigInteger[] a = new BigInteger[u.length];
    Arrays.fill(a, BigInteger.ZERO);
    a[j] = length;
    List<BigInteger> b =
        Arrays.stream(u).mapToObj(entry -> BigInteger.valueOf(entry).multiply(factor)).toList();
    return new Plane(List.of(a), b, domain);
  }

  /** Whether the domain is all of the section, not only nearly so. */
  public boolean isWhole() {
    boolean isRound = domain instanceof Domain.Ball ball && ball.norm() == Domain.Norm.TWO;
    return !isRound || square(a).equals(square(b));
  }

  private static BigInteger square(List<BigInteger> vector) {
    return vector.stream().map(x -> x.multiply(x)).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** The incoming weights in the plane: those of a row w are w·a and w·b. */
  RationalMatrix of(RationalMatrix hidden) {
    BigInteger[] numerators = new BigInteger[2 * hidden.rows()];
    for (int i = 0; i < hidden.rows(); i++) {
      numerators[2 * i] = BigInteger.ZERO;
      numerators[2 * i + 1] = BigInteger.ZERO;
      for (int j = 0; j < hidden.columns(); j++) {
        BigInteger w = hidden.numerator(i, j);
        numerators[2 * i] = numerators[2 * i].add(w.multiply(a.get(j)));
        numerators[2 * i + 1] = numerators[2 * i + 1].add(w.multiply(b.get(j)));
      }
    }
    return RationalMatrix.ofNumerators(hidden.rows(), 2, hidden.denominator(), numerators);
  }
}
