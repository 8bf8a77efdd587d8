package org.secateur.experiments.ticket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.model.Domain;
import org.secateur.model.Rational;

/**
 * Tolerances for the weights of each layer under which the error of the whole network stays within
 * one tolerance (note {@code ticket-error-propagation}).
 */
public final class ErrorSplit {
  /** Room for the rounding of the certificate, which is to confirm the tolerance. */
  private static final double ROOM = 1 - 0x1p-20;

  private static final int HALVINGS = 60;

  private static final double GREATEST_FACTOR = 0x1p200;

  private final TicketTarget target;
  private final double radius;
  private final double[] norms;
  private final double[] biases;
  private final double lastRow;

  public ErrorSplit(TicketTarget target, Domain domain) {
    this.target = target;
    radius = InputBounds.of(domain, target.layer(0).inputs()).radius();
    int depth = target.depth();
    norms = new double[depth];
    biases = new double[depth];
    for (int l = 0; l < depth; l++) {
      DenseLayer layer = target.layer(l);
      norms[l] = SpectralNorm.upper(layer.weights(), layer.outputs(), layer.inputs());
      biases[l] =
          layer.bias().map(b -> Upward.norm(Arrays.stream(b).map(Math::abs).toArray())).orElse(0.0);
    }
    lastRow = longestRow(target.layer(depth - 1));
  }

  private static double longestRow(DenseLayer layer) {
    double longest = 0;
    for (int r = 0; r < layer.outputs(); r++) {
      double[] row =
          Arrays.copyOfRange(layer.weights(), r * layer.inputs(), (r + 1) * layer.inputs());
      longest = Math.max(longest, Upward.norm(Arrays.stream(row).map(Math::abs).toArray()));
    }
    return longest;
  }

  /**
   * The tolerances of the layers' weights.
   *
   * @param supError the tolerance of the network, above 0
   * @throws IllegalArgumentException if doubles are too coarse for it
   */
  public List<Rational> tolerances(Rational supError, Split split) {
    double allowed = supError.doubleValue() * ROOM;
    double[] shape = split == Split.PROOF ? proof(allowed) : leastSize();
    // The proof's own tolerances are only made smaller, where its conditions do not hold.
    double factor = fit(shape, allowed, split == Split.PROOF ? 1 : GREATEST_FACTOR);
    List<Rational> tolerances = new ArrayList<>();
    for (double part : shape) {
      double tolerance = part * factor;
      if (!(tolerance > 0) || !Double.isFinite(tolerance)) {
        throw new IllegalArgumentException(
            "sup error: " + supError + ": no tolerance for the weights follows in doubles");
      }
      tolerances.add(Rational.of(tolerance));
    }
    return tolerances;
  }

  /** ε N_i / (2ℓ R Π N_j d_(i-1) d_i), with norms and radius at least 1; Thm 3 for norms of 1. */
  private double[] proof(double allowed) {
    double product = Math.max(1, radius);
    double[] raised = new double[norms.length];
    for (int l = 0; l < norms.length; l++) {
      raised[l] = Math.max(1, norms[l] + biases[l]);
      product *= raised[l];
    }
    double[] tolerances = new double[norms.length];
    for (int l = 0; l < norms.length; l++) {
      double entries = (double) target.rows(l) * target.columns(l);
      tolerances[l] = allowed * raised[l] / (2 * norms.length * product * entries);
    }
    return tolerances;
  }

  /** Numbers of weights over sensitivities: equal shares for equal numbers of weights. */
  private double[] leastSize() {
    int depth = norms.length;
    double[] sensitivities = new double[depth];
    double reach = radius;
    for (int l = 0; l < depth; l++) {
      boolean last = l == depth - 1;
      double tail = last ? 1 : lastRow;
      for (int above = l + 1; above < depth - 1; above++) {
        tail *= norms[above];
      }
      double rows = last ? 1 : target.rows(l);
      sensitivities[l] =
          tail
              * (Math.sqrt(rows * target.layer(l).inputs()) * reach
                  + (target.hasBias(l) ? Math.sqrt(rows) : 0));
      reach = reach * norms[l] + biases[l];
    }
    // A layer without influence takes part with a millionth, not with nothing.
    double least = Math.max(0x1p-500, Arrays.stream(sensitivities).max().orElseThrow() * 1e-6);
    double[] shape = new double[depth];
    for (int l = 0; l < depth; l++) {
      shape[l] = (double) target.rows(l) * target.columns(l) / Math.max(least, sensitivities[l]);
    }
    return shape;
  }

  /** The largest factor found, at most {@code most}, with which the bound is as allowed. */
  private double fit(double[] shape, double allowed, double most) {
    double high = most;
    if (bound(shape, high) <= allowed) {
      return high;
    }
    int halvings = 0;
    while (!(bound(shape, high / 2) <= allowed)) {
      high /= 2;
      if (++halvings > 2000) {
        return 0;
      }
    }
    double low = high / 2;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = low + (high - low) / 2;
      if (bound(shape, middle) <= allowed) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** At least the error of any network whose weights are within these tolerances. */
  private double bound(double[] shape, double factor) {
    double reach = radius;
    double distance = 0;
    for (int l = 0; l < norms.length; l++) {
      boolean last = l == norms.length - 1;
      double rows = last ? 1 : target.rows(l);
      double tolerance = Upward.multiply(shape[l], factor);
      double spread = Upward.sqrt(Upward.multiply(rows, target.layer(l).inputs()));
      double deviation = Upward.multiply(tolerance, spread);
      double biasError = target.hasBias(l) ? Upward.multiply(tolerance, Upward.sqrt(rows)) : 0;
      double norm = last ? lastRow : norms[l];
      distance =
          Upward.add(
              Upward.add(Upward.multiply(norm, distance), Upward.multiply(deviation, reach)),
              biasError);
      reach =
          Upward.add(
              Upward.multiply(Upward.add(norm, deviation), reach),
              Upward.add(biases[l], biasError));
    }
    return distance;
  }
}
