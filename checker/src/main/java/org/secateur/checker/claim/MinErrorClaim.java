package org.secateur.checker.claim;

import java.util.Optional;
import java.util.OptionalInt;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * {@code claim min-error L U [size K]}: the least error over the allowed masks lies in [L, U]; with
 * {@code size}, L = U and K is the least size of a mask that has it.
 */
record MinErrorClaim(int line, Real lower, Optional<Real> upper, OptionalInt size)
    implements Claim {
  static MinErrorClaim read(Line line) throws Rejection {
    Real lower = line.real();
    Optional<Real> upper = line.realOrUnknown();
    OptionalInt size = line.accept("size") ? OptionalInt.of(line.integer()) : OptionalInt.empty();
    return new MinErrorClaim(line.number(), lower, upper, size);
  }

  @Override
  public void require(Section section, Problem problem) throws Rejection {
    if (upper.isPresent()) {
      requireOrder(lower, upper.get());
      section.requireWithin(line, upper.get(), problem);
    }
    section.requireNone(line, problem.sizes(), lower, true);
    if (size.isPresent()) {
      requireSize(section, problem);
    }
  }

  private void requireSize(Section section, Problem problem) throws Rejection {
    if (upper.isEmpty() || upper.get().compareTo(lower) != 0) {
      throw Rejection.invalid(line, "a size is claimed, expected equal bounds of the error");
    }
    section.requireWitnessOfSize(line, size.getAsInt());
    Sizes smaller = new Sizes(problem.sizes().least(), size.getAsInt() - 1);
    section.requireNone(line, smaller, lower, false);
  }

  @Override
  public String words(Section section, Problem problem) {
    String least = ", and the least size of a mask with that error is ";
    return "the least error over all masks of "
        + problem.sizes()
        + words(lower, upper)
        + (size.isPresent() ? least + size.getAsInt() : "");
  }
}
