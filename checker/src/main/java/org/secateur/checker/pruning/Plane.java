package org.secateur.checker.pruning;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.network.Domain;
import org.secateur.checker.network.Network;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * The inputs s a + t b, in coordinates (s, t), for integer vectors a and b: there a neuron w is one
 * of the two inputs s and t, with the weights w·a and w·b, and an error is bounded by the domain's
 * gauge at s a + t b. Of two inputs it may be all, a and b being unit vectors (section 6 of note
 * {@code certificate-v2}).
 *
 * @param axes a and b
 */
public record Plane(NetworkProblem problem, List<BigInteger[]> axes) {
  /** A 1-norm ball has twice as many sides for each dimension. */
  private static final int MOST_SIGNS = 6;

  /**
   * Reads the rest of a line, {@code a1 … ad b1 … bd} or nothing, for a rule about kinks in the
   * plane. Side conditions: without vectors, two inputs; the vectors are independent, so that only
   * (0, 0) is the input 0, where an error is 0 and never below a bound times the gauge; 0 is inside
   * the domain in the directions of both; outputs are not rectified, or have no negative weights.
   */
  public static Plane read(Line line, NetworkProblem problem, String rule) throws Rejection {
    Network network = problem.network();
    boolean isWhole = !line.hasNext();
    if (isWhole && network.inputs() != 2) {
      throw Rejection.invalid(
          line.number(), "%s in %s dimensions, expected 2", rule, network.inputs());
    }
    Plane plane = isWhole ? whole(problem) : spanned(line, problem, rule);
    for (BigInteger[] axis : plane.axes) {
      if (!problem.domain().hasGauge(axis)) {
        String where = isWhole ? "" : " in direction " + Arrays.toString(axis);
        throw Rejection.invalid(
            line.number(), rule + " in a domain that does not have 0 inside" + where);
      }
    }
    if (!network.isPlain() || !problem.target().isPlain()) {
      throw Rejection.invalid(
          line.number(), rule + " under rectified outputs with negative weights");
    }
    return plane;
  }

  /** All inputs of a problem that has two. */
  public static Plane whole(NetworkProblem problem) {
    return new Plane(problem, List.of(Domain.unit(2, 0, 1), Domain.unit(2, 1, 1)));
  }

  /** Of two vectors, independent: (a·a) (b·b) > (a·b)². */
  private static Plane spanned(Line line, NetworkProblem problem, String rule) throws Rejection {
    BigInteger[] a = vector(line, problem.network().inputs());
    if (!line.hasNext()) {
      throw Rejection.malformed(line.number(), "the line ends, expected a second vector");
    }
    BigInteger[] b = vector(line, problem.network().inputs());
    BigInteger squares = Network.dot(a, a).multiply(Network.dot(b, b));
    if (squares.compareTo(Network.dot(a, b).pow(2)) <= 0) {
      throw Rejection.invalid(line.number(), rule + " in a plane of vectors on one line");
    }
    return new Plane(problem, List.of(a, b));
  }

  private static BigInteger[] vector(Line line, int length) throws Rejection {
    BigInteger[] vector = new BigInteger[length];
    for (int j = 0; j < length; j++) {
      Fraction entry = line.fraction();
      if (!entry.denominator().equals(BigInteger.ONE)) {
        throw line.wrong(entry.toString(), "an integer");
      }
      vector[j] = entry.numerator();
    }
    return vector;
  }

  /** The incoming weights of a neuron in it, (w·a, w·b). */
  public BigInteger[] of(BigInteger[] w) {
    return new BigInteger[] {Network.dot(w, axes.get(0)), Network.dot(w, axes.get(1))};
  }

  /** The input s a + t b. */
  public BigInteger[] at(BigInteger[] st) {
    BigInteger[] input = new BigInteger[axes.get(0).length];
    Arrays.setAll(input, j -> st[0].multiply(axes.get(0)[j]).add(st[1].multiply(axes.get(1)[j])));
    return input;
  }

  /** Of s a + t b, as {@link Domain#gauge}. */
  public Fraction gauge(BigInteger[] st) {
    return problem.domain().gauge(at(st));
  }

  /** The half planes of the domain's part; none where that is round, or has very many. */
  public List<Domain.Side> sides() {
    int d = problem.network().inputs();
    if (problem.domain() instanceof Domain.Ball ball && (ball.norm() == 2 || d > MOST_SIGNS)) {
      return List.of();
    }
    return problem.domain().sides(d).stream()
        .map(side -> new Domain.Side(of(side.normal()), side.bound()))
        .filter(side -> side.normal()[0].signum() != 0 || side.normal()[1].signum() != 0)
        .toList();
  }

  /** What a fact confines output 0 to at s a + t b. */
  public Confinement confinement(BigInteger[] st) {
    BigInteger[] y = at(st);
    return Confinement.of(problem, 0, y, problem.domain().gaugeSquare(y));
  }
}
