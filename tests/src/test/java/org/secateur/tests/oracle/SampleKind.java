package org.secateur.tests.oracle;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.secateur.model.Rational;

/** Kinds of samples that have each broken some subset-sum code somewhere. */
public enum SampleKind {
  DYADIC,
  SMALL_INTEGERS,
  ZEROS_AND_DUPLICATES,
  ALL_NEGATIVE,
  ALL_POSITIVE,
  MULTIPLES,
  DECIMALS,
  FRACTIONS,
  MIXED_EXPONENTS,
  ALL_ZERO;

  private static final List<Rational> FEW =
      List.of(
          Rational.ZERO,
          Rational.ZERO,
          Rational.of(5),
          Rational.of(5),
          Rational.of(-5),
          Rational.of(7));
  private static final List<Rational> THIRDS_AND_TENTHS =
      List.of(
          Rational.of(1, 3),
          Rational.of(1, 10),
          Rational.of(-1, 7),
          Rational.of(2, 3),
          Rational.of(-3, 10),
          Rational.of(5, 11));

  /** The next sample. */
  public Rational draw(SplittableRandom random) {
    return switch (this) {
      case DYADIC -> Rational.of(random.nextLong(-1L << 30, 1L << 30), 1L << 30);
      case SMALL_INTEGERS -> Rational.of(random.nextInt(-3, 4));
      case ZEROS_AND_DUPLICATES -> FEW.get(random.nextInt(FEW.size()));
      case ALL_NEGATIVE -> Rational.of(-random.nextInt(1, 60));
      case ALL_POSITIVE -> Rational.of(random.nextInt(1, 60));
      case MULTIPLES -> Rational.of(21L * random.nextInt(-9, 10), 4);
      case DECIMALS -> Rational.of(random.nextInt(-9999, 10_000), 1000);
      case FRACTIONS -> THIRDS_AND_TENTHS.get(random.nextInt(THIRDS_AND_TENTHS.size()));
      case MIXED_EXPONENTS -> mixed(random);
      case ALL_ZERO -> Rational.ZERO;
    };
  }

  /** Multiples of 1e-30 and of 1e10. */
  private static Rational mixed(SplittableRandom random) {
    long digit = random.nextInt(-9, 10);
    return random.nextBoolean()
        ? Rational.of(BigInteger.valueOf(digit), BigInteger.TEN.pow(30))
        : Rational.of(BigInteger.valueOf(digit).multiply(BigInteger.TEN.pow(10)));
  }
}
