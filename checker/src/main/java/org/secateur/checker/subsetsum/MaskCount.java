package org.secateur.checker.subsetsum;

import java.math.BigInteger;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.claim.Fact;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/** Exactly that many masks of these sizes have an error of at most the bound. */
record MaskCount(Sizes sizes, Fraction bound, BigInteger count) implements Fact {
  static MaskCount read(Line line) throws Rejection {
    Sizes sizes = line.sizes();
    line.expect("error");
    line.expect("<=");
    Fraction bound = line.fraction();
    line.expect("is");
    return new MaskCount(sizes, bound, line.natural("a number of masks"));
  }
}
