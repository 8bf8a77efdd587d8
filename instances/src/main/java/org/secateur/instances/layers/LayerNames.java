package org.secateur.instances.layers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How weights and biases are named in files: {@code fc1.weight} and {@code fc1.bias}. */
public final class LayerNames {
  private static final String WEIGHT = "weight";
  private static final String BIAS = "bias";

  private LayerNames() {}

  /** The name of the bias that goes with weights of a name. */
  public static String bias(String weights) {
    int at = weights.lastIndexOf(WEIGHT);
    return at < 0
        ? weights + "." + BIAS
        : weights.substring(0, at) + BIAS + weights.substring(at + WEIGHT.length());
  }

  /**
   * A name for the weights of each layer: the layers' own where they and the biases' are all
   * different, and {@code layer1.weight} and so on where they are not.
   */
  public static List<String> weights(LayerChain chain) {
    Set<String> seen = new HashSet<>();
    List<String> own = new ArrayList<>();
    List<String> numbered = new ArrayList<>();
    boolean distinct = true;
    for (DenseLayer layer : chain.layers()) {
      own.add(layer.name());
      numbered.add("layer" + own.size() + "." + WEIGHT);
      distinct &= !layer.name().isEmpty() && seen.add(layer.name());
      distinct &= seen.add(bias(layer.name()));
    }
    return distinct ? own : numbered;
  }
}
