package org.secateur.checker.subsetsum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.claim.Fact;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.verdict.Rejection;
import org.secateur.checker.verdict.Verdict;

/** The limit of samples, from both sides. */
final class EnumerationRuleTest {
  private static final Fraction ONE = Fraction.whole(1);

  private static final List<Fact> FACTS =
      List.of(new NoMask(new Sizes(0, 0), Real.of(Fraction.ZERO), false), new Covered(ONE));

  /** Equal samples, of which at most one is kept; targets from 1 to 2. */
  private static void verify(int samples, Fact fact) throws Rejection {
    SubsetSumProblem problem =
        new SubsetSumProblem(
            Collections.nCopies(samples, List.of(ONE)),
            List.of(List.of(ONE)),
            new Sizes(0, 1),
            Optional.empty(),
            Optional.of(List.of(ONE, Fraction.whole(2))),
            "min-error",
            Optional.empty());
    new EnumerationRule(problem).verify(7, fact, Optional.of(List.of(ONE)));
  }

  @Test
  void atMostSoManySamplesAreEnumerated() throws Rejection {
    int most = EnumerationRule.MAX_SAMPLES;
    for (Fact fact : FACTS) {
      verify(most, fact);
      Rejection no = assertThrows(Rejection.class, () -> verify(most + 1, fact));
      assertEquals(Verdict.UNSUPPORTED, no.verdict());
      assertEquals("enumeration over 127 samples, the limit is 126", no.getMessage());
    }
  }
}
