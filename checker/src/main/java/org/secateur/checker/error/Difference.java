package org.secateur.checker.error;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.network.Direction;
import org.secateur.checker.network.Network;

/**
 * D = pruned network − target network, in integers: values at an integer input are multiples of 1
 * over {@link #unit}.
 */
public record Difference(Network pruned, Network target) {
  BigInteger unit() {
    return pruned.unit().multiply(target.unit());
  }

  int inputs() {
    return pruned.inputs();
  }

  int outputs() {
    return pruned.outputs();
  }

  /** The multiplications that one evaluation takes, for the limits. */
  long work() {
    return (long) (pruned.width() + target.width()) * (inputs() + outputs()) + 1;
  }

  /** The rows of both hidden matrices that are not 0. */
  List<BigInteger[]> normals() {
    return Stream.of(pruned.hidden(), target.hidden())
        .flatMap(rows -> IntStream.range(0, rows.height()).mapToObj(rows::integers))
        .filter(row -> Network.dot(row, row).signum() > 0)
        .toList();
  }

  /** The sums of both networks before act, over the same unit: pruned first. */
  BigInteger[][] sums(BigInteger[] y) {
    BigInteger[] above = pruned.sums(y);
    BigInteger[] below = target.sums(y);
    for (int r = 0; r < above.length; r++) {
      above[r] = above[r].multiply(target.unit());
      below[r] = below[r].multiply(pruned.unit());
    }
    return new BigInteger[][] {above, below};
  }

  /** max over the outputs of unit · |D(y)|. */
  BigInteger at(BigInteger[] y) {
    return of(sums(y));
  }

  /** The same of these {@link #sums}. */
  BigInteger of(BigInteger[][] sums) {
    BigInteger worst = BigInteger.ZERO;
    for (int r = 0; r < outputs(); r++) {
      worst = worst.max(pruned.act(sums[0][r]).subtract(target.act(sums[1][r])).abs());
    }
    return worst;
  }

  /** max |D(x)| over some inputs. */
  public Worst largest(Iterable<List<Fraction>> inputs) {
    Worst worst = Worst.none(inputs());
    for (List<Fraction> x : inputs) {
      Direction direction = Direction.of(x);
      worst =
          worst.or(new Fraction(at(direction.vector()), unit().multiply(direction.factor())), x);
    }
    return worst;
  }
}
