package org.secateur.instances.layerfiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;

/** Small networks of any depth, of floats or doubles, some of them with biases. */
public final class RandomChains {
  private RandomChains() {}

  public static LayerChain next(Random random, boolean single) {
    List<DenseLayer> layers = new ArrayList<>();
    int inputs = 1 + random.nextInt(6);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int outputs = 1 + random.nextInt(6);
      Optional<double[]> bias =
          random.nextBoolean() ? Optional.of(numbers(random, outputs, single)) : Optional.empty();
      layers.add(
          new DenseLayer(
              "fc" + (layers.size() + 8) + ".weight",
              outputs,
              inputs,
              numbers(random, outputs * inputs, single),
              bias));
      inputs = outputs;
    }
    return new LayerChain(layers);
  }

  static double[] numbers(Random random, int count, boolean single) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      double number = Math.scalb(random.nextGaussian(), random.nextInt(9) - 4);
      numbers[i] = single ? (float) number : number;
    }
    return numbers;
  }
}
