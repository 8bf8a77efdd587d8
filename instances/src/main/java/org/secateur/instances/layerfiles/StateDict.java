package org.secateur.instances.layerfiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;
import org.secateur.instances.layers.LayerNames;
import org.secateur.instances.npz.NpyArray;

/**
 * Makes layers of arrays by name: those with two dimensions are weights, outputs × inputs, and
 * those with one are biases, named as {@link LayerNames#bias} has it.
 */
final class StateDict {
  /** How the layers follow each other. */
  enum Order {
    /** As in the file. */
    FILE,
    /** As in the file, or if they do not fit so, by their names. */
    FILE_OR_NAMES,
    /** By their names, or if they do not fit so, as in the file. */
    NAMES_OR_FILE
  }

  private final String file;
  private final Map<String, NpyArray> arrays;

  StateDict(String file, Map<String, NpyArray> arrays) {
    this.file = file;
    this.arrays = arrays;
  }

  LayerChain chain(Order order) throws MalformedInputException {
    List<DenseLayer> inFile = layers();
    List<DenseLayer> byName = new ArrayList<>(inFile);
    byName.sort(Comparator.comparing(DenseLayer::name, new NaturalOrder()));
    List<DenseLayer> wanted =
        switch (order) {
          case FILE -> inFile;
          case FILE_OR_NAMES -> fit(inFile) || !fit(byName) ? inFile : byName;
          case NAMES_OR_FILE -> fit(byName) || !fit(inFile) ? byName : inFile;
        };
    for (int i = 1; i < wanted.size(); i++) {
      DenseLayer before = wanted.get(i - 1);
      DenseLayer layer = wanted.get(i);
      if (layer.inputs() != before.outputs()) {
        throw new MalformedInputException(
            file,
            layer.name(),
            "shape [" + layer.outputs() + ", " + layer.inputs() + "]",
            before.outputs() + " inputs, the number of outputs of " + before.name());
      }
    }
    return new LayerChain(wanted);
  }

  private static boolean fit(List<DenseLayer> layers) {
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
        return false;
      }
    }
    return true;
  }

  private List<DenseLayer> layers() throws MalformedInputException {
    Set<String> biases = new LinkedHashSet<>();
    List<DenseLayer> layers = new ArrayList<>();
    for (Map.Entry<String, NpyArray> entry : arrays.entrySet()) {
      int dimensions = entry.getValue().shape().length;
      if (dimensions == 1) {
        biases.add(entry.getKey());
      } else if (dimensions == 2 && entry.getValue().values().length > 0) {
        layers.add(layer(entry.getKey(), entry.getValue()));
      } else {
        throw new MalformedInputException(
            file,
            entry.getKey(),
            entry.getValue().toString(),
            "weights (outputs x inputs) or a bias (outputs)");
      }
    }
    layers.forEach(layer -> biases.remove(LayerNames.bias(layer.name())));
    if (!biases.isEmpty()) {
      String name = biases.iterator().next();
      throw new MalformedInputException(
          file, name, arrays.get(name).toString(), "weights, or a bias named as its weights are");
    }
    if (layers.isEmpty()) {
      throw new MalformedInputException(file, "", "no arrays", "weights (outputs x inputs)");
    }
    return layers;
  }

  private DenseLayer layer(String name, NpyArray weights) throws MalformedInputException {
    int outputs = weights.shape()[0];
    String biasName = LayerNames.bias(name);
    NpyArray bias = arrays.get(biasName);
    boolean absent = bias == null || bias.shape().length == 2;
    if (!absent && !Arrays.equals(bias.shape(), new int[] {outputs})) {
      throw new MalformedInputException(
          file, biasName, bias.toString(), "[" + outputs + "], one for each output of " + name);
    }
    return new DenseLayer(
        name,
        outputs,
        weights.shape()[1],
        weights.values(),
        absent ? Optional.empty() : Optional.of(bias.values()));
  }
}
