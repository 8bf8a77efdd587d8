package org.secateur.checker.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.checker.InstanceParser;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Integers;
import org.secateur.checker.arithmetic.Matrix;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.network.Direction;
import org.secateur.checker.network.Domain;
import org.secateur.checker.network.Network;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.tree.Options;
import org.secateur.checker.verdict.Rejection;
import org.secateur.checker.verdict.Verdict;

/**
 * Errors of masks over whole domains, against the values of another program: the solver's
 * evaluation, which shares no code with this one. Each case is a line {@code error : kept items}
 * and a line with the instance.
 */
final class EvaluationTest {
  @Test
  void theErrorsAreThoseOfTheOtherProgram() throws IOException, Rejection {
    List<String> lines =
        Files.readAllLines(Path.of("src/test/resources/certificates/evaluations.txt"));
    assertTrue(lines.size() >= 100);
    for (int at = 0; at < lines.size(); at += 2) {
      String[] parts = lines.get(at).split(" :");
      List<Integer> kept =
          parts.length < 2
              ? List.of()
              : Arrays.stream(parts[1].trim().split(" ")).map(Integer::valueOf).toList();
      byte[] json = lines.get(at + 1).getBytes(StandardCharsets.UTF_8);
      NetworkProblem problem =
          (NetworkProblem) InstanceParser.parse(new ByteArrayInputStream(json), Optional.empty());
      Worst worst = problem.evaluate(1, kept);
      assertEquals(parts[0], worst.error().toString(), lines.get(at + 1) + kept);
      assertAttained(problem, kept, worst);
    }
  }

  private static void assertAttained(NetworkProblem problem, List<Integer> kept, Worst worst) {
    Difference difference = new Difference(problem.pruned(kept), problem.target());
    Direction input = Direction.of(worst.input());
    Fraction value =
        new Fraction(difference.at(input.vector()), difference.unit().multiply(input.factor()));
    Fraction square = value.times(value);
    if (problem.domain() instanceof Domain.Ball ball && ball.norm() == 2) {
      BigInteger dot = Network.dot(input.vector(), input.vector());
      Fraction length = new Fraction(dot, input.factor().multiply(input.factor()));
      square =
          length.signum() == 0
              ? square
              : square.times(ball.radius()).times(ball.radius()).over(length);
    } else if (worst.error().signum() > 0) {
      assertTrue(problem.domain().contains(worst.input()), worst.toString());
    }
    assertEquals(worst.error().square(), square, worst.toString());
  }

  /**
   * The largest difference lies where a rectified sum is 0, away from all kinks: of 2x + y and
   * relu(x − y), in the first quadrant, on the diagonal; with a third coordinate, on the plane x =
   * y.
   */
  @ParameterizedTest
  @CsvSource({"false, sqrt(9/2)", "true, sqrt(11/2)"})
  void theErrorMayBeLargestAtAZeroOfTheOutput(boolean space, String expected) throws Rejection {
    Network zero =
        new Network(
            Matrix.of(
                space
                    ? List.of(numbers(1, 0, 0), numbers(0, 1, 0))
                    : List.of(numbers(1, 0), numbers(0, 1))),
            Matrix.of(List.of(numbers(1, -1))),
            true);
    Network slope =
        new Network(
            Matrix.of(List.of(space ? numbers(2, 1, 1) : numbers(2, 1))),
            Matrix.of(List.of(numbers(1))),
            false);
    assertLargest(expected, zero, slope);
  }

  /** Where relu(3x − 3y) is 0 on the kink of 4x + 2y + z − 2 relu(z), whose slope falls there. */
  @Test
  void theErrorMayBeLargestWhereAZeroMeetsAKink() throws Rejection {
    Network zero =
        new Network(
            Matrix.of(List.of(numbers(1, 0, 0), numbers(0, 1, 0))),
            Matrix.of(List.of(numbers(3, -3))),
            true);
    Network slope =
        new Network(
            Matrix.of(List.of(numbers(4, 2, 1), numbers(0, 0, 1))),
            Matrix.of(List.of(numbers(1, -2))),
            false);
    assertLargest("sqrt(18)", zero, slope);
  }

  /** Two kinks, y + z = 0 and y − z = 0, at which the slope falls, meet on the ray through x. */
  @Test
  void theErrorMayBeLargestWhereKinksMeet() throws Rejection {
    Network ridge =
        new Network(
            Matrix.of(List.of(numbers(4, 2, 0), numbers(0, 1, 1), numbers(0, 1, -1))),
            Matrix.of(List.of(numbers(1, -2, -2))),
            false);
    Network none =
        new Network(Matrix.of(List.of(numbers(1, 0, 0))), Matrix.of(List.of(numbers(0))), false);
    assertLargest("4", ridge, none);
  }

  private static void assertLargest(String expected, Network one, Network two) throws Rejection {
    for (Difference difference : List.of(new Difference(one, two), new Difference(two, one))) {
      Worst worst = BallError.of(difference, Fraction.whole(1), 1);
      assertEquals(expected, worst.error().toString());
    }
  }

  /**
   * On the side x = 1 of a cube, relu(2x + y + z) is y + z + 2, and relu(relu(2x + y) − relu(2x −
   * y)) is relu(2y), so that their difference is largest at y = 0, which no plane of a kink meets.
   * A first output of both networks is the same.
   */
  @ParameterizedTest
  @CsvSource({"false, 2", "true, 3"})
  void theErrorMayBeLargestAtAZeroOnASideOfABox(boolean space, String expected) throws Rejection {
    List<List<Fraction>> hidden =
        space
            ? List.of(numbers(2, 1, 1), numbers(2, 1, 0), numbers(2, -1, 0))
            : List.of(numbers(2, 1), numbers(2, 1), numbers(2, -1));
    Network zero =
        new Network(
            Matrix.of(hidden), Matrix.of(List.of(numbers(0, 1, 0), numbers(0, 1, -1))), true);
    Network slope =
        new Network(
            Matrix.of(hidden), Matrix.of(List.of(numbers(0, 1, 0), numbers(1, 0, 0))), false);
    List<Fraction> upper = space ? numbers(1, 1, 1) : numbers(1, 1);
    List<Fraction> lower = space ? numbers(-1, -1, -1) : numbers(-1, -1);
    List<Domain.Side> sides = new Domain.Box(lower, upper).sides(upper.size());
    for (boolean swapped : new boolean[] {false, true}) {
      Difference difference = swapped ? new Difference(slope, zero) : new Difference(zero, slope);
      Worst worst = PolytopeError.of(difference, sides, 1);
      assertEquals(expected, worst.error().toString());
      assertEquals(space ? numbers(1, 0, 1) : numbers(1, 0), worst.input());
    }
  }

  @Test
  void aBallOfOneDimensionIsAnInterval() throws Rejection {
    Network up = new Network(Matrix.of(List.of(numbers(3))), Matrix.of(List.of(numbers(1))), false);
    Network down =
        new Network(Matrix.of(List.of(numbers(-2))), Matrix.of(List.of(numbers(-1))), false);
    Worst worst = BallError.of(new Difference(up, down), Fraction.whole(2), 1);
    assertEquals("6", worst.error().toString());
    assertEquals(numbers(2), worst.input());
  }

  @Test
  void theWorkOverABallIsLimited() {
    List<List<Fraction>> hidden = new ArrayList<>();
    List<Fraction> output = new ArrayList<>();
    for (int i = 0; i < 140; i++) {
      hidden.add(numbers(1, i + 1, i * i));
      output.add(Fraction.whole(1));
    }
    Network wide = new Network(Matrix.of(hidden), Matrix.of(List.of(output)), false);
    Network target =
        new Network(Matrix.of(List.of(numbers(1, 0, 0))), Matrix.of(List.of(numbers(1))), false);
    Rejection rejection =
        assertThrows(
            Rejection.class,
            () -> BallError.of(new Difference(wide, target), Fraction.whole(1), 7));
    assertEquals(Verdict.UNSUPPORTED, rejection.verdict());
    // 8 · 143² flags, 16 directions, 141 neurons of 4 weights and 1.
    assertEquals(
        "evaluating the mask takes 1478871680 multiplications, the limit is 1073741824",
        rejection.getMessage());
  }

  @Test
  void optionsByWeights() throws Rejection {
    Network network =
        new Network(
            Matrix.of(List.of(numbers(1, 0), numbers(2, 3))),
            Matrix.of(List.of(numbers(5, 0), numbers(7, 11))),
            false);
    NetworkProblem problem =
        new NetworkProblem(
            network,
            network,
            new Domain.Ball(1, Fraction.whole(1)),
            true,
            new Sizes(0, 8),
            java.util.Optional.empty(),
            "decide",
            java.util.Optional.empty());
    Options options = Options.of(problem, 1);
    assertEquals(18, options.count());
    assertEquals(9, options.each());
    assertEquals(4, options.greatestCost());
    // P and Q from 1 to 3: input 1 of neuron 0 is 0, output 0 of neuron 1 is 0.
    String superfluous = "";
    StringBuilder costs = new StringBuilder();
    for (int o = 0; o < 18; o++) {
      superfluous += options.isSuperfluous(o) ? "1" : "0";
      costs.append(options.cost(o));
    }
    assertEquals("000111111101101101", superfluous);
    assertEquals("223223334223223334", costs.toString());
    assertEquals(List.of(0, 1), List.of(options.group(8), options.group(9)));
    BigInteger[] y = {BigInteger.ONE, BigInteger.TWO};
    Integers all = options.contributions(1, y);
    assertEquals(
        "[0, 7, 7, 0, 0, 0, 0, 7, 7, 0, 22, 22, 0, 66, 66, 0, 88, 88]",
        IntStream.range(0, all.size()).mapToObj(all::get).toList().toString());
  }

  private static List<Fraction> numbers(long... values) {
    return Arrays.stream(values).mapToObj(Fraction::whole).toList();
  }
}
