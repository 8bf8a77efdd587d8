package org.secateur.experiments.theory;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Decides comparisons of enclosed numbers: the precision is doubled until the ends agree. */
final class Decision {
  /** Digits before the point come on top of this. */
  static final int FIRST_BITS = 96;

  /**
   * Two different numbers of the formulas that agree in a thousand binary digits would be an
   * accident of probability 2^-1000; equal ones are told by exact arithmetic where that is
   * possible.
   */
  static final int MOST_BITS = 1536;

  private Decision() {}

  /** The sign of a number whose enclosures shrink as the bits grow. */
  static int sign(String what, int headroom, IntFunction<Enclosure> number) {
    return sign(what, headroom, number, OptionalInt::empty);
  }

  /**
   * The sign of a number.
   *
   * @param headroom binary digits before the point
   * @param exactly the sign by another way, asked where the enclosures do not tell
   * @throws IllegalArgumentException if neither tells
   */
  static int sign(
      String what, int headroom, IntFunction<Enclosure> number, Supplier<OptionalInt> exactly) {
    for (int bits = FIRST_BITS; bits <= MOST_BITS; bits *= 2) {
      OptionalInt sign = number.apply(bits + headroom).sign();
      if (sign.isPresent()) {
        return sign.getAsInt();
      }
    }
    return exactly.get().orElseThrow(() -> undecided(what));
  }

  /** The least integer that is not below a number. */
  static BigInteger ceiling(String what, IntFunction<Enclosure> number) {
    for (int bits = FIRST_BITS; bits <= MOST_BITS; bits *= 2) {
      Optional<BigInteger> ceiling = number.apply(bits).ceiling();
      if (ceiling.isPresent()) {
        return ceiling.get();
      }
    }
    throw undecided(what);
  }

  private static IllegalArgumentException undecided(String what) {
    return new IllegalArgumentException(
        what + ": both sides agree in " + MOST_BITS + " binary digits, so it is left undecided");
  }
}
