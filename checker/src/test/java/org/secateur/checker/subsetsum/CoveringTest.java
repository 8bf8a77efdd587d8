package org.secateur.checker.subsetsum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.halves.Halves;
import org.secateur.checker.halves.Summand;
import org.secateur.checker.verdict.Rejection;

/** The limit of sums that are walked through, from both sides. */
final class CoveringTest {
  /** Of 1, 2, 4 and 8. */
  private static Covering covering(long mostSums) throws Rejection {
    List<List<Summand>> groups =
        IntStream.range(0, 4)
            .mapToObj(
                i -> List.of(new Summand(i, 1, new BigInteger[] {BigInteger.ONE.shiftLeft(i)})))
            .toList();
    Halves halves = new Halves(groups, 1);
    halves.prepare(1, 4);
    return new Covering(halves.left(), halves.right(), BigInteger.ONE, new Sizes(0, 4), mostSums);
  }

  @Test
  void sumsAreWalkedThroughUpToTheLimit() throws Rejection {
    Fraction end = Fraction.whole(15);
    Fraction half = Fraction.whole(1).half();
    // The sums 0 to 15; with 14 everything up to 14 1/2 is covered.
    assertEquals(Optional.empty(), covering(16).uncovered(Fraction.ZERO, end, half));
    Covering tooFew = covering(15);
    ArithmeticException no =
        assertThrows(ArithmeticException.class, () -> tooFew.uncovered(Fraction.ZERO, end, half));
    assertEquals("more than 15 sums", no.getMessage());
  }
}
