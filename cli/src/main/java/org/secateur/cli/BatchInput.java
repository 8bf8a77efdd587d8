package org.secateur.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.secateur.experiments.batch.BatchLayer;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.npz.NpyArray;
import org.secateur.instances.npz.NpzReader;
import org.secateur.model.RationalMatrix;

/**
 * The files of a batch.
 *
 * @param network NPZ file of target weights
 * @param names the arrays to take, in this order; all of two dimensions where absent
 */
record BatchInput(Path network, Optional<List<String>> names) {

  /** The chosen arrays by name, each of two dimensions and not empty. */
  Map<String, NpyArray> targets() throws CommandFailure, MalformedInputException {
    Map<String, NpyArray> all = read(network);
    Map<String, NpyArray> chosen = new LinkedHashMap<>();
    for (String name : names.orElse(List.copyOf(all.keySet()))) {
      NpyArray array = all.get(name);
      if (array == null) {
        throw malformed(name, "no such array", "one of " + String.join(", ", all.keySet()));
      }
      if (array.shape().length == 2 && array.values().length > 0) {
        chosen.put(name, array);
      } else if (names.isPresent()) {
        throw malformed(name, Arrays.toString(array.shape()), "a 2-d array of weights");
      }
    }
    if (chosen.isEmpty()) {
      throw malformed("arrays", String.join(", ", all.keySet()), "a 2-d array of weights");
    }
    return chosen;
  }

  private MalformedInputException malformed(String place, String value, String expected) {
    return new MalformedInputException(network.toString(), place, value, expected);
  }

  /** All weights of the arrays. */
  static DoubleStream values(Map<String, NpyArray> targets) {
    return targets.values().stream().flatMapToDouble(a -> Arrays.stream(a.values()));
  }

  /** The samples of each layer's rows, from the arrays NAME.samples (rows x n) of a file. */
  List<List<RationalMatrix>> given(Map<String, NpyArray> targets, Path file)
      throws CommandFailure, MalformedInputException {
    Map<String, NpyArray> all = read(file);
    List<List<RationalMatrix>> layers = new ArrayList<>();
    int n = -1;
    for (Map.Entry<String, NpyArray> entry : targets.entrySet()) {
      String name = entry.getKey() + ".samples";
      int rows = entry.getValue().shape()[0];
      NpyArray array = all.get(name);
      boolean fits = array != null && array.shape().length == 2 && array.shape()[0] == rows;
      if (!fits || array.shape()[1] == 0 || n >= 0 && array.shape()[1] != n) {
        throw new MalformedInputException(
            file.toString(),
            name,
            array == null ? "no such array" : Arrays.toString(array.shape()),
            "shape [" + rows + ", " + (n < 0 ? "n" : Integer.toString(n)) + "]");
      }
      n = array.shape()[1];
      layers.add(vectors(array));
    }
    return layers;
  }

  private static List<RationalMatrix> vectors(NpyArray array) {
    int n = array.shape()[1];
    List<RationalMatrix> vectors = new ArrayList<>();
    for (int from = 0; from < array.values().length; from += n) {
      vectors.add(
          RationalMatrix.ofDoubles(n, 1, Arrays.copyOfRange(array.values(), from, from + n)));
    }
    return vectors;
  }

  /** Targets and samples together, in the order of the targets. */
  List<BatchLayer> layers(Map<String, NpyArray> targets, List<List<RationalMatrix>> vectors) {
    List<BatchLayer> layers = new ArrayList<>();
    targets.forEach(
        (name, array) ->
            layers.add(
                new BatchLayer(
                    name,
                    RationalMatrix.ofDoubles(array.shape()[0], array.shape()[1], array.values()),
                    vectors.get(layers.size()))));
    return layers;
  }

  private static Map<String, NpyArray> read(Path file)
      throws CommandFailure, MalformedInputException {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(
          ExitCode.MALFORMED_INPUT,
          file
              + ": "
              + (Files.isDirectory(file) ? "is a folder, expected a file" : "no such file"));
    }
    try {
      return NpzReader.read(file);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.MALFORMED_INPUT, file + ": " + e.getMessage(), e);
    }
  }
}
