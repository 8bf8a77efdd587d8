package org.secateur.experiments.ticket;

import java.util.Arrays;
import org.secateur.model.Domain;

/**
 * A proved upper bound of the error of a ticket: of the supremum over a domain of the sup-norm of
 * ticket(x) − target(x). Intervals and norms are propagated side by side, layer by layer, the
 * better of both taken everywhere, and every rounding goes upward (note {@code
 * ticket-error-propagation}).
 */
public final class ErrorBound {
  /** What is known of the inputs of a layer. */
  private record Front(
      double[] lower, double[] upper, double radius, double[] errors, double distance) {}

  private final Ticket ticket;

  private ErrorBound(Ticket ticket) {
    this.ticket = ticket;
  }

  /**
   * The bound; infinity if doubles cannot hold it.
   *
   * @param domain a ball or a box that the samples of the ticket are for
   */
  public static double upper(Ticket ticket, Domain domain) {
    return new ErrorBound(ticket).propagate(domain);
  }

  private double propagate(Domain domain) {
    int inputs = ticket.problem().target().layer(0).inputs();
    InputBounds bounds = InputBounds.of(domain, inputs);
    Front front = new Front(bounds.lower(), bounds.upper(), bounds.radius(), new double[inputs], 0);
    int depth = ticket.layers().size();
    for (int l = 0; l < depth - 1; l++) {
      front = beyond(front, new LayerArrays(ticket, l));
    }
    LayerArrays last = new LayerArrays(ticket, depth - 1);
    double most = Arrays.stream(errors(front, last)).max().orElseThrow();
    // NaN comes of infinity times 0 only.
    return Double.isNaN(most) ? Double.POSITIVE_INFINITY : most;
  }

  /** For each row a bound of |ticket's sum − target's sum|. */
  private static double[] errors(Front front, LayerArrays layer) {
    double[] errors = new double[layer.rows()];
    for (int r = 0; r < errors.length; r++) {
      ReachableSum error = new ReachableSum();
      double passed = 0;
      for (int c = 0; c < layer.inputs(); c++) {
        error.add(
            layer.error(r, c, false), layer.error(r, c, true), front.lower[c], front.upper[c]);
        passed = Upward.add(passed, Upward.multiply(Math.abs(layer.weight(r, c)), front.errors[c]));
      }
      double byNorm = Upward.multiply(layer.rowNormOfErrors(r), front.radius);
      double own = Upward.add(Math.min(error.magnitude(), byNorm), layer.biasError(r));
      double passedByNorm = Upward.multiply(layer.rowNormOfWeights(r), front.distance);
      errors[r] = Upward.add(own, Math.min(passed, passedByNorm));
    }
    return errors;
  }

  /** What is known behind a layer and its ReLU, which brings no two numbers farther apart. */
  private static Front beyond(Front front, LayerArrays layer) {
    double[] errors = errors(front, layer);
    double[] upper = new double[layer.rows()];
    double[] biasErrors = new double[layer.rows()];
    double[] biases = new double[layer.rows()];
    for (int r = 0; r < upper.length; r++) {
      upper[r] = largestOutput(front, layer, r);
      biases[r] = layer.biasValue(r);
      biasErrors[r] = layer.biasError(r);
    }
    double weights = layer.normOfWeights();
    double deviation = layer.normOfErrors();
    double own = Upward.add(Upward.multiply(deviation, front.radius), Upward.norm(biasErrors));
    double distance = Upward.add(Upward.multiply(weights, front.distance), own);
    double growth = Math.min(layer.normOfValues(), Upward.add(weights, deviation));
    double radius = Upward.add(Upward.multiply(growth, front.radius), Upward.norm(biases));
    return new Front(
        new double[upper.length],
        upper,
        Math.min(radius, Upward.norm(upper)),
        errors,
        Math.min(distance, Upward.norm(errors)));
  }

  /** At least the output of a neuron of the ticket. */
  private static double largestOutput(Front front, LayerArrays layer, int row) {
    ReachableSum sum = new ReachableSum();
    for (int c = 0; c < layer.inputs(); c++) {
      sum.add(
          layer.value(row, c, false), layer.value(row, c, true), front.lower[c], front.upper[c]);
    }
    if (layer.hasBias()) {
      double bias = layer.value(row, layer.inputs(), false);
      sum.add(bias, bias, 1, 1);
    }
    double byNorm =
        Upward.add(Upward.multiply(layer.rowNormOfValues(row), front.radius), layer.biasValue(row));
    return Math.max(0, Math.min(sum.upper(), byNorm));
  }
}
