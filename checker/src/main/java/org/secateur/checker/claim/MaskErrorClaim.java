package org.secateur.checker.claim;

import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/** {@code claim mask-error E}: the witness has an error of at most E. */
record MaskErrorClaim(int line, Real bound) implements Claim {
  static MaskErrorClaim read(Line line) throws Rejection {
    return new MaskErrorClaim(line.number(), line.real());
  }

  @Override
  public void require(Section section, Problem problem) throws Rejection {
    section.requireWithin(line, bound, problem);
  }

  @Override
  public String words(Section section, Problem problem) {
    return "the mask " + section.witness().orElseThrow().kept() + " has error at most " + bound;
  }
}
