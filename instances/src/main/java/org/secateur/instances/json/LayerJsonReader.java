package org.secateur.instances.json;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;
import org.secateur.model.Activation;
import org.secateur.model.Network;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import tools.jackson.core.JsonToken;

/**
 * Reads networks of dense layers from JSON, in one of two forms:
 *
 * <ul>
 *   <li>{@code {"layers": [{"name": text, "weights": [[…] …], "bias": […]} …]}}, with one row of
 *       weights for each output; name and bias are optional;
 *   <li>{@code {"network": {"hidden": W, "output": V, "outputActivation": "identity"}}}, section
 *       3.2 of the contract, where W and V may also refer to arrays in other files.
 * </ul>
 *
 * <p>Layers are of IEEE doubles, so that a number must be exactly one: {@code 0.5} or {@code
 * "0x1.99999ap-4"}, not {@code 0.1}. Names that start with {@code x-} or {@code comment} are
 * skipped.
 */
public final class LayerJsonReader {
  private static final String EXPECTED = "{\"layers\": […]} or {\"network\": {…}}";

  private final JsonSource source;
  private final Path baseFolder;
  private Optional<LayerChain> chain = Optional.empty();

  private LayerJsonReader(JsonSource source, Path baseFolder) {
    this.source = source;
    this.baseFolder = baseFolder;
  }

  /**
   * Reads a network.
   *
   * @throws MalformedInputException naming the file, the JSON path, the value and what was expected
   */
  public static LayerChain read(Path file) throws IOException, MalformedInputException {
    if (Files.isDirectory(file)) {
      throw new MalformedInputException(file.toString(), "", "a directory", "a file");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        JsonSource source = new JsonSource(file.toString(), in)) {
      LayerJsonReader reader = new LayerJsonReader(source, file.toAbsolutePath().getParent());
      source.document(reader::readField);
      return reader.chain.orElseThrow(
          () -> new MalformedInputException(file.toString(), "$", "no layers", EXPECTED));
    }
  }

  private void readField(String name) throws IOException, MalformedInputException {
    if (isComment(name)) {
      source.skip();
      return;
    }
    boolean known = name.equals("layers") || name.equals("network");
    if (!known || chain.isPresent()) {
      throw new MalformedInputException(
          source.file(), source.place(), known ? "a second network" : "an unknown field", EXPECTED);
    }
    chain = Optional.of(name.equals("layers") ? layers() : twoLayers());
  }

  private static boolean isComment(String name) {
    return name.startsWith("x-") || name.startsWith("comment");
  }

  private LayerChain layers() throws IOException, MalformedInputException {
    source.require(JsonToken.START_ARRAY, "an array of layers");
    String place = source.place();
    List<DenseLayer> layers = new ArrayList<>();
    while (source.next() != JsonToken.END_ARRAY) {
      String here = source.place();
      DenseLayer layer = LayerFields.read(source, layers.size());
      int known = layers.isEmpty() ? layer.inputs() : layers.get(layers.size() - 1).outputs();
      if (layer.inputs() != known) {
        throw new MalformedInputException(
            source.file(),
            here + ".weights",
            "rows of length " + layer.inputs(),
            known + ", the number of outputs before");
      }
      layers.add(layer);
    }
    if (layers.isEmpty()) {
      throw new MalformedInputException(
          source.file(), place, "an empty array", "at least one layer");
    }
    return new LayerChain(layers);
  }

  private LayerChain twoLayers() throws IOException, MalformedInputException {
    String place = source.place();
    Network network = NetworkFields.read(source, baseFolder);
    if (network.outputActivation() != Activation.IDENTITY) {
      throw new MalformedInputException(
          source.file(),
          place + ".outputActivation",
          "\"" + network.outputActivation().label() + "\"",
          "\"identity\": the last layer has no ReLU");
    }
    return new LayerChain(
        List.of(
            layer("hidden", network.hidden(), place), layer("output", network.output(), place)));
  }

  private DenseLayer layer(String name, RationalMatrix matrix, String place)
      throws MalformedInputException {
    double[] weights = new double[matrix.rows() * matrix.columns()];
    for (int i = 0; i < weights.length; i++) {
      int row = i / matrix.columns();
      int column = i % matrix.columns();
      Rational value = matrix.get(row, column);
      weights[i] = DecimalText.nearest(value);
      if (!LayerFields.isExact(value, weights[i])) {
        throw new MalformedInputException(
            source.file(),
            place + "." + name + "[" + row + "][" + column + "]",
            value.toString(),
            LayerFields.EXACT_DOUBLE);
      }
    }
    return new DenseLayer(name, matrix.rows(), matrix.columns(), weights, Optional.empty());
  }
}
