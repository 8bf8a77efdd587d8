package org.secateur.experiments.ticket;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.secateur.solver.limits.Workers;

/**
 * How many inputs a network puts into the class of their label: the largest output decides, the
 * first one among equals. Computed in doubles, in a fixed order.
 */
public record Accuracy(int correct, int inputs) {

  /**
   * Runs a network on labelled inputs.
   *
   * @param inputs an input by its number; called from several threads
   */
  public static Accuracy of(
      TicketNetwork network,
      int count,
      IntFunction<double[]> inputs,
      IntUnaryOperator labels,
      int threads) {
    AtomicInteger correct = new AtomicInteger();
    Workers.run(
        threads,
        count,
        i -> {
          if (largest(network.apply(inputs.apply(i))) == labels.applyAsInt(i)) {
            correct.incrementAndGet();
          }
        });
    return new Accuracy(correct.get(), count);
  }

  private static int largest(double[] outputs) {
    int largest = 0;
    for (int r = 1; r < outputs.length; r++) {
      largest = outputs[r] > outputs[largest] ? r : largest;
    }
    return largest;
  }

  /** Correct ones in a hundred. */
  public double percent() {
    return 100.0 * correct / inputs;
  }
}
