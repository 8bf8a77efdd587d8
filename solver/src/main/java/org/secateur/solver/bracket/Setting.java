package org.secateur.solver.bracket;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Domain;
import org.secateur.solver.oracle.Difference;
import org.secateur.solver.oracle.IntegerVector;

/**
 * The neurons of a difference over a region, exactly and in scaled doubles: the double direction of
 * neuron i is w_i · 2^−exponent_i, so that slopes in doubles are those of the integers times
 * 2^(exponent_i − scale), for the scale of a {@link View}.
 */
final class Setting {
  private final Difference difference;
  private final Region region;
  private final BigInteger[] lower;
  private final BigInteger[] upper;
  private final int[] exponents;
  private final double[][] directions;
  private final double[] lowerDouble;
  private final double[] upperDouble;

  Setting(Difference difference, Domain domain) {
    this.difference = difference;
    this.region = Region.of(domain, difference.inputs());
    int n = difference.neurons().size();
    lower = new BigInteger[n];
    upper = new BigInteger[n];
    exponents = new int[n];
    directions = new double[n][difference.inputs()];
    lowerDouble = new double[n];
    upperDouble = new double[n];
    int below = region.denominator().bitLength();
    double denominator = Dyadic.scaled(region.denominator(), -below);
    for (int i = 0; i < n; i++) {
      IntegerVector direction = direction(i);
      BigInteger[] range = region.range(direction);
      lower[i] = range[0];
      upper[i] = range[1];
      for (int j = 0; j < directions[i].length; j++) {
        exponents[i] = Math.max(exponents[i], direction.get(j).bitLength());
      }
      for (int j = 0; j < directions[i].length; j++) {
        directions[i][j] = Dyadic.scaled(direction.get(j), -exponents[i]);
      }
      lowerDouble[i] = Dyadic.scaled(lower[i], -exponents[i] - below) / denominator;
      upperDouble[i] = Dyadic.scaled(upper[i], -exponents[i] - below) / denominator;
    }
  }

  Difference difference() {
    return difference;
  }

  Region region() {
    return region;
  }

  int neurons() {
    return exponents.length;
  }

  IntegerVector direction(int neuron) {
    return difference.neurons().get(neuron).direction();
  }

  /** The least input of a neuron times the region's denominator, or less. */
  BigInteger lower(int neuron) {
    return lower[neuron];
  }

  /** The largest input of a neuron times the region's denominator, or more. */
  BigInteger upper(int neuron) {
    return upper[neuron];
  }

  /** Whether a neuron's input has both signs over the region. */
  boolean isUndecided(int neuron) {
    return lower[neuron].signum() < 0 && upper[neuron].signum() > 0;
  }

  /** Directions in doubles; borrowed. */
  double[][] directions() {
    return directions;
  }

  /** What the bounds are over, besides the denominator of the multipliers. */
  BigInteger unit() {
    return region.denominator().multiply(difference.denominator());
  }

  View view(Piece piece) {
    int scale = 1;
    for (int i = 0; i < neurons(); i++) {
      int bits = Math.max(piece.weights()[i].bitLength(), piece.outer()[i].bitLength());
      scale = bits == 0 ? scale : Math.max(scale, bits + exponents[i]);
    }
    return new View(piece, scale);
  }

  /** A piece in doubles, over 2^scale. */
  final class View {
    private final Piece piece;
    private final int scale;
    private final double[] weights;
    private final Optional<double[]> outer;

    private View(Piece piece, int scale) {
      this.piece = piece;
      this.scale = scale;
      this.weights = doubles(piece.weights());
      this.outer = piece.hasOuter() ? Optional.of(doubles(piece.outer())) : Optional.empty();
    }

    private double[] doubles(BigInteger[] values) {
      double[] doubles = new double[values.length];
      Arrays.setAll(doubles, i -> Dyadic.scaled(values[i], exponents[i] - scale));
      return doubles;
    }

    Piece piece() {
      return piece;
    }

    Relaxation relaxation(Phase[] phases) {
      return new Relaxation(
          directions, lowerDouble, upperDouble, weights, outer, phases, region.shape());
    }

    /** The power of two below all exact multipliers of this piece. */
    int places() {
      int most = Arrays.stream(exponents).max().orElse(0);
      return Math.max(0, most + Dyadic.BITS + 6 - scale);
    }

    /** A slope in doubles as an integer over 2^{@link #places}. */
    BigInteger exact(int neuron, double slope) {
      return Dyadic.floor(slope, places() + scale - exponents[neuron]);
    }

    /** The value of the piece, and its gradient. */
    double gradient(double[] input, double[] gradient) {
      Arrays.fill(gradient, 0);
      double[] pre = new double[neurons()];
      double inside = 0;
      for (int i = 0; i < pre.length; i++) {
        pre[i] = dot(directions[i], input);
        inside += outer.isPresent() && pre[i] > 0 ? outer.get()[i] * pre[i] : 0;
      }
      double value = -Math.max(0, inside);
      for (int i = 0; i < pre.length; i++) {
        if (pre[i] > 0) {
          double slope = weights[i] - (inside > 0 ? outer.orElseThrow()[i] : 0);
          value += weights[i] * pre[i];
          for (int j = 0; j < gradient.length; j++) {
            gradient[j] += slope * directions[i][j];
          }
        }
      }
      return value;
    }
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  List<Piece> pieces() {
    return Piece.of(difference);
  }
}
