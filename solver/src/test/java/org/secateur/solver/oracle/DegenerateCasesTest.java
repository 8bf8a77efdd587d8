package org.secateur.solver.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;

/** Cases by hand: what lies in special position, and what is too large. */
final class DegenerateCasesTest {
  private static List<Rational> numbers(String text) {
    return Arrays.stream(text.trim().split(" +")).map(Rational::parse).toList();
  }

  private static RationalMatrix matrix(String text) {
    List<List<Rational>> rows =
        Arrays.stream(text.split(";")).map(DegenerateCasesTest::numbers).toList();
    return RationalMatrix.of(rows, rows.get(0).size());
  }

  private static Network network(String hidden, String output) {
    return new Network(matrix(hidden), matrix(output), Activation.IDENTITY);
  }

  private static Network rectified(String hidden, String output) {
    return new Network(matrix(hidden), matrix(output), Activation.RELU);
  }

  private static Domain box(String lower, String upper) {
    return new Domain.Box(numbers(lower), numbers(upper));
  }

  private static void assertError(String expected, Network a, Network b, Domain domain) {
    assertEquals(ExactReal.parse(expected), WorstInput.of(a, b, domain).error());
    assertEquals(ExactReal.parse(expected), WorstInput.of(b, a, domain).error());
  }

  private static final Network NOTHING = network("0 0", "1");
  private static final Domain SQUARE = box("-1 -1", "1 1");
  private static final Domain DISC = new Domain.Ball(Domain.Norm.TWO, Rational.ONE);

  @Test
  void aSingleNeuron() {
    Network neuron = network("3 4", "1/2");
    assertError("7/2", neuron, NOTHING, SQUARE);
    assertError("5/2", neuron, NOTHING, DISC);
    assertError("2", neuron, NOTHING, new Domain.Ball(Domain.Norm.ONE, Rational.ONE));
    assertError("sqrt(2)", network("1 1", "1"), NOTHING, DISC);
  }

  @Test
  void noKeptNeuronAtAll() {
    Network empty = network("1 2; 3 4", "1 1").keeping(Mask.ofKept(2));
    assertError("0", empty, NOTHING, SQUARE);
    assertError("0", empty, NOTHING, DISC);
    assertError("7", network("3 4", "1"), empty, SQUARE);
  }

  @Test
  void zeroWeightsOfBothLayers() {
    assertError("1", network("0 0; 1 0; 5 5", "9 1 0"), NOTHING, SQUARE);
    assertError("0", network("5 5", "0"), NOTHING, DISC);
  }

  @Test
  void parallelAntiparallelAndDuplicateNeurons() {
    // relu(t) + relu(2 t) + relu(t) = relu(4 t), and relu(t) - relu(-t) = t.
    assertError("0", network("1 2; 2 4; 1 2", "1 1 1"), network("4 8", "1"), SQUARE);
    assertError("0", network("1 2; -1 -2", "1 -1"), network("-2 -4; 1 2", "-1/2 1"), DISC);
    assertError("3", network("1 2; -1 -2", "1 1"), NOTHING, SQUARE);
    assertError("sqrt(5)", network("1 2; -1 -2", "1 1"), NOTHING, DISC);
  }

  @Test
  void hyperplanesThroughCornersAndAlongFaces() {
    assertError("2", network("1 1; 1 -1", "1 1"), NOTHING, SQUARE);
    assertError("1", network("1 -1", "1"), NOTHING, box("0 0", "1 1"));
    assertError("1", network("1 0; 0 1", "1 -1"), NOTHING, box("0 0", "1 1"));
    assertError("2", network("1 0; -1 0", "2 5"), NOTHING, box("0 -1", "1 1"));
  }

  @Test
  void flatBoxesAndSinglePoints() {
    Network neurons = network("1 -1; -2 1", "1 1");
    assertError("3", neurons, NOTHING, box("2 -1", "2 0"));
    assertError("1", neurons, NOTHING, box("0 -1", "0 1"));
    assertError("2", neurons, NOTHING, box("2 0", "2 0"));
    assertError("0", neurons, NOTHING, box("0 0", "0 0"));
    assertError("0", neurons, NOTHING, new Domain.Ball(Domain.Norm.TWO, Rational.ZERO));
    assertError("0", neurons, NOTHING, new Domain.Ball(Domain.Norm.ONE, Rational.ZERO));
    assertError("4", neurons, NOTHING, new Domain.Points(matrix("1 1; -1 2; 1 -1")));
  }

  @Test
  void oneInput() {
    Network neurons = network("1; -3", "1 1");
    Network nothing = network("0", "0");
    assertError("6", neurons, nothing, box("-2", "4"));
    assertError("5", neurons, nothing, box("-1", "5"));
    assertError("5", neurons, nothing, box("3", "5"));
    assertError("6", neurons, nothing, new Domain.Ball(Domain.Norm.TWO, Rational.of(2)));
  }

  /** G = x1 − x2 is cut off where it is negative, so that the error there is that of F alone. */
  @Test
  void rectifiedOutputsHaveKinksOfTheirOwn() {
    Network one = rectified("1 0; -1 0; 0 1; 0 -1", "1 -1 -1 1");
    Network other = network("0 1; 0 -1", "1 -1");
    assertError("1", one, other, box("0 0", "1 1"));
    assertError("3", one, other, box("-1 -1", "1 1"));
    // relu(x1 - x2) - x2 at x = (2, -1) / sqrt 5 is 4 / sqrt 5 - ..., the length of (1, -2).
    assertError("sqrt(5)", one, other, DISC);
    assertError("1", rectified("1 0", "-3"), rectified("1 0", "1"), SQUARE);
    assertError("0", rectified("1 0", "-3"), rectified("0 1", "-1"), SQUARE);
  }

  @Test
  void severalOutputsTakeTheWorst() {
    assertError("5", network("1 0; 0 1", "1 0; 0 5"), network("1 1", "0; 0"), SQUARE);
  }

  @Test
  void hugeAndTinyNumbersStayExact() {
    String huge = "1" + "0".repeat(400);
    Network network = network(huge + " 1", "1");
    assertError(huge.substring(0, 400) + "1", network, NOTHING, SQUARE);
    assertError("1", network, network(huge + " 0", "1"), box("0 0", "1 1"));
  }

  @Test
  void limitsAreExplained() {
    Network five = network("1 1 1 1 1", "1");
    Domain ball = new Domain.Ball(Domain.Norm.TWO, Rational.ONE);
    String reason = WorstInput.unsupported(five, five, ball).orElseThrow();
    assertTrue(reason.contains("at most 4 inputs, not 5"), reason);
    assertTrue(reason.contains("enclosing box"), reason);
    assertThrows(IllegalArgumentException.class, () -> WorstInput.of(five, five, ball));
    Network four = network("1 1 1 1", "1");
    assertEquals(Optional.empty(), WorstInput.unsupported(four, four, ball));
    int d = 12;
    Network large = SmallCase.network(new Random(1), 40, d, 1, Activation.IDENTITY);
    Network none = large.keeping(Mask.ofKept(40));
    Domain cube =
        new Domain.Box(
            Collections.nCopies(d, Rational.of(-1)), Collections.nCopies(d, Rational.ONE));
    String tooMuch = WorstInput.unsupported(large, none, cube).orElseThrow();
    assertTrue(tooMuch.contains("different neurons of 12 inputs"), tooMuch);
    assertEquals(
        Optional.empty(),
        WorstInput.unsupported(
            large, none, new Domain.Points(RationalMatrix.of(List.of(large.hidden().row(0)), d))));
  }

  /** Both sides of the limit: a cube has 6 panels with 4 sides, so (n + 4) lines each. */
  @Test
  void theLimitIsWhereItIsSaidToBe() {
    int most = 0;
    while (6.0 * (most + 5) * (most + 2) <= WorstInput.MOST_WORK) {
      most++;
    }
    Random random = new Random(3);
    Domain cube = box("-1 -1 -1", "1 1 1");
    double[] hidden = random.doubles(3 * most + 3, -1, 1).toArray();
    Network within =
        new Network(
            RationalMatrix.ofDoubles(most, 3, Arrays.copyOf(hidden, 3 * most)),
            RationalMatrix.ofDoubles(1, most, random.doubles(most, 1, 2).toArray()),
            Activation.IDENTITY);
    Network beyond =
        new Network(
            RationalMatrix.ofDoubles(most + 1, 3, hidden),
            RationalMatrix.ofDoubles(1, most + 1, random.doubles(most + 1, 1, 2).toArray()),
            Activation.IDENTITY);
    Network none = within.keeping(Mask.ofKept(most));
    assertEquals(Optional.empty(), WorstInput.unsupported(within, none, cube));
    assertTrue(WorstInput.unsupported(beyond, none, cube).isPresent());
  }

  /** Coordinate hyperplanes through planes of neurons, in four dimensions. */
  @Test
  void theBallInFourDimensionsWithManyHyperplanesThroughOnePlane() {
    Network nothing = network("0 0 0 0", "1");
    // Where x1 > 0 > x2 it is the smaller of the two.
    assertError(
        "sqrt(1/2)", network("1 0 0 0; 0 1 0 0; 1 1 0 0; 1 -1 0 0", "1 1 -1 0"), nothing, DISC);
    // |x1| + |x2| + |x3| + |x4| is 2 at (1, 1, 1, 1) / 2.
    assertError(
        "2",
        network(
            "1 0 0 0; -1 0 0 0; 0 1 0 0; 0 -1 0 0; 0 0 1 0; 0 0 -1 0; 0 0 0 1; 0 0 0 -1",
            "1 1 1 1 1 1 1 1"),
        nothing,
        DISC);
    // 2 x1 + x3 where |x2| <= x1.
    assertError("sqrt(5)", network("1 1 0 0; 1 -1 0 0; 0 0 1 0", "1 1 1"), nothing, DISC);
  }

  /**
   * Thousands of neurons in two dimensions, weights with all bits of doubles. Time is compared with
   * time, and the processor's: neither a slow machine nor other programs count.
   */
  @Test
  void twoDimensionsAreFast() {
    for (Activation activation : Activation.values()) {
      for (Domain domain : List.of(SQUARE, DISC)) {
        long few = leastNanos(wide(250, activation), domain);
        long many = leastNanos(wide(4000, activation), domain);
        // 16 times as many; in quadratic time it would be 256.
        assertTrue(many < 64 * few, activation + ", " + domain + ": " + few + ", " + many + " ns");
      }
    }
  }

  private static Network wide(int n, Activation activation) {
    Random random = new Random(5);
    return new Network(
        RationalMatrix.ofDoubles(n, 2, random.doubles(2L * n, -1, 1).toArray()),
        RationalMatrix.ofDoubles(1, n, random.doubles(n, -1, 1).toArray()),
        activation);
  }

  private static long leastNanos(Network network, Domain domain) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      long start = threads.getCurrentThreadCpuTime();
      WorstInput.of(network, network("3 4", "1"), domain);
      least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
    }
    return least;
  }
}
