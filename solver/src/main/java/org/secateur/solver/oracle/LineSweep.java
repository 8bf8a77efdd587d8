package org.secateur.solver.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The worst input on a segment: all features are piecewise linear along a line, so the kinks are
 * sorted and the linear pieces updated from one to the next; the differences have further kinks at
 * the zeros of rectified features (notes {@code oracle-vertices} and {@code oracle-relu-output}).
 *
 * <p>Time O(N log N) comparisons and O(N) updates of all features for N neurons.
 */
final class LineSweep {
  /** A kink: the parameter at which a neuron's activity ends or begins. */
  private record Kink(Ratio at, Difference.Neuron neuron, BigInteger start, BigInteger slope) {}

  private final Difference difference;
  private final WorstPoint worst;

  /** The features between two kinks at parameter t: (constant + t · slope) / flat's denominator. */
  private final BigInteger[] constants;

  private final BigInteger[] slopes;
  private Flat line;

  LineSweep(Difference difference, WorstPoint worst) {
    this.difference = difference;
    this.worst = worst;
    this.constants = new BigInteger[difference.featureCount()];
    this.slopes = new BigInteger[difference.featureCount()];
  }

  /**
   * Finds the worst input on the part of a line inside all half spaces, which has to be bounded.
   */
  void run(Flat onLine, List<Plane> sides) {
    line = onLine;
    Ratio least = null;
    Ratio most = null;
    for (Plane side : sides) {
      BigInteger slope = side.normal().dot(direction());
      BigInteger room =
          side.offset().multiply(line.denominator()).subtract(side.normal().dot(line.point()));
      if (slope.signum() == 0) {
        if (room.signum() < 0) {
          return;
        }
      } else if (slope.signum() > 0) {
        Ratio end = Ratio.of(room, slope);
        most = most == null ? end : most.min(end);
      } else {
        Ratio end = Ratio.of(room, slope);
        least = least == null ? end : least.max(end);
      }
    }
    if (least == null || most == null) {
      throw new IllegalStateException("a line that does not leave the domain: " + line);
    }
    if (least.compareTo(most) <= 0) {
      sweep(least, most);
    }
  }

  private IntegerVector direction() {
    return line.basis().get(0);
  }

  private void sweep(Ratio from, Ratio to) {
    List<Kink> kinks = start(from, to);
    kinks.sort(Comparator.comparing(Kink::at));
    Ratio last = from;
    evaluate(from);
    for (Kink kink : kinks) {
      if (kink.at().compareTo(last) > 0) {
        piece(last, kink.at());
        last = kink.at();
      }
      add(kink.neuron(), kink.start(), kink.slope(), kink.slope().signum() > 0);
    }
    piece(last, to);
  }

  /** Sets the features right after the start, and returns the kinks strictly inside. */
  private List<Kink> start(Ratio from, Ratio to) {
    java.util.Arrays.fill(constants, BigInteger.ZERO);
    java.util.Arrays.fill(slopes, BigInteger.ZERO);
    List<Kink> kinks = new ArrayList<>();
    for (Difference.Neuron neuron : difference.neurons()) {
      BigInteger start = neuron.direction().dot(line.point());
      BigInteger slope = neuron.direction().dot(direction());
      boolean active = start.signum() > 0;
      if (slope.signum() != 0) {
        Ratio at = Ratio.of(start.negate(), slope);
        boolean before = at.compareTo(from) <= 0;
        active = before == slope.signum() > 0;
        if (!before && at.compareTo(to) < 0) {
          kinks.add(new Kink(at, neuron, start, slope));
        }
      }
      if (active) {
        add(neuron, start, slope, true);
      }
    }
    return kinks;
  }

  private void add(Difference.Neuron neuron, BigInteger start, BigInteger slope, boolean begins) {
    for (int k = 0; k < constants.length; k++) {
      BigInteger weight = neuron.weights()[k];
      if (weight.signum() != 0) {
        BigInteger signed = begins ? weight : weight.negate();
        constants[k] = constants[k].add(signed.multiply(start));
        slopes[k] = slopes[k].add(signed.multiply(slope));
      }
    }
  }

  /** The zeros of rectified features inside a linear piece, and its end. */
  private void piece(Ratio from, Ratio to) {
    for (int k = 0; k < constants.length; k++) {
      if (difference.isRectified(k) && slopes[k].signum() != 0) {
        Ratio zero = Ratio.of(constants[k].negate(), slopes[k]);
        if (zero.compareTo(from) > 0 && zero.compareTo(to) < 0) {
          evaluate(zero);
        }
      }
    }
    evaluate(to);
  }

  private void evaluate(Ratio at) {
    BigInteger[] features = new BigInteger[constants.length];
    for (int k = 0; k < features.length; k++) {
      features[k] = constants[k].multiply(at.below()).add(slopes[k].multiply(at.above()));
    }
    BigInteger below = line.denominator().multiply(at.below());
    if (worst.isWorse(features, below)) {
      worst.set(line.point().times(at.below()).plus(at.above(), direction()), below);
    }
  }
}
