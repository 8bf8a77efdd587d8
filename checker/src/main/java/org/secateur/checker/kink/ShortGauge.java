package org.secateur.checker.kink;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Matrix;
import org.secateur.checker.network.Domain;

/**
 * The gauge of a polytope of the plane with 0 inside, in longs.
 *
 * @param sides {@code sides[s][j]}: the gauge of y is the greatest product of y with a side; at
 *     most 31 bits each
 * @param unit the products are multiples of 1 over this
 */
record ShortGauge(long[][] sides, BigInteger unit) {
  private static final int BITS = 31;

  /** Empty where there are no sides, as of a 2-norm ball, or they are too long. */
  static Optional<ShortGauge> of(List<Domain.Side> given) {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Matrix sides = Matrix.of(given.stream().map(ShortGauge::side).toList());
    List<BigInteger[]> rows = IntStream.range(0, sides.height()).mapToObj(sides::integers).toList();
    boolean fit = rows.stream().flatMap(Stream::of).allMatch(s -> s.bitLength() <= BITS);
    long[][] longs =
        rows.stream()
            .map(s -> new long[] {s[0].longValue(), s[1].longValue()})
            .toArray(long[][]::new);
    return fit ? Optional.of(new ShortGauge(longs, sides.denominator())) : Optional.empty();
  }

  private static List<Fraction> side(Domain.Side side) {
    return Stream.of(side.normal()).map(n -> Fraction.whole(n).over(side.bound())).toList();
  }

  /** The gauge of a vector of at most {@link KinkLines#SHORT_BITS} bits, in units. */
  long at(long x, long y) {
    long gauge = 0;
    for (long[] side : sides) {
      gauge = Math.max(gauge, side[0] * x + side[1] * y);
    }
    return gauge;
  }
}
