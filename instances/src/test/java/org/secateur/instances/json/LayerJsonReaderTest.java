package org.secateur.instances.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;
import org.secateur.instances.npz.NpzWriter;

/** Networks of dense layers in JSON. */
class LayerJsonReaderTest {
  @TempDir Path folder;

  private LayerChain read(String text) throws Exception {
    return LayerJsonReader.read(Files.writeString(folder.resolve("network.json"), text));
  }

  @Test
  void layersWithAndWithoutBias() throws Exception {
    LayerChain chain =
        read(
            "{\"comment\": {\"by\": [\"hand\"]}, \"layers\": [{\"weights\": [[0.5, \"-1/4\"], [3,"
                + " 1e2]], \"bias\": [0, \"0x1.99999ap-4\"]}, {\"name\": \"out\", \"weights\":"
                + " [[-0.0, 9007199254740992e1]]}]}");
    assertEquals(
        new LayerChain(
            List.of(
                new DenseLayer(
                    "layer1.weight",
                    2,
                    2,
                    new double[] {0.5, -0.25, 3, 100},
                    Optional.of(new double[] {0, 0.1f})),
                new DenseLayer(
                    "out", 1, 2, new double[] {0, 90071992547409920.0}, Optional.empty()))),
        chain);
  }

  @Test
  void twoLayersAsInAnInstance() throws Exception {
    try (OutputStream out = Files.newOutputStream(folder.resolve("v.npz"));
        NpzWriter writer = new NpzWriter(out)) {
      writer.writeDoubles("v", new int[] {1, 3}, 0.1, 2, 3);
    }
    LayerChain chain =
        read(
            "{\"network\": {\"hidden\": [[1, 2], [3, 4], [5, 6]], \"output\": {\"npz\": \"v.npz\","
                + " \"array\": \"v\"}, \"outputActivation\": \"identity\"}}");
    assertEquals("[hidden, 3 x 2, output, 1 x 3]", chain.layers().toString());
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, chain.layers().get(0).weights());
    assertArrayEquals(new double[] {0.1, 2, 3}, chain.layers().get(1).weights());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          {"layers":[{"weights":[[1,0.1]]}]} ! $.layers[0].weights[0][1]: 0.1, expected a number that is exactly a double
          {"layers":[{"weights":[["1/3"]]}]} ! $.layers[0].weights[0][0]: "1/3", expected a number that is exactly a double
          {"layers":[{"weights":[[1e400]]}]} ! $.layers[0].weights[0][0]: 1e400
          {"layers":[{"weights":[[NaN]]}]} ! $.layers[0].weights[0][0]: NaN
          {"layers":[{"weights":[[true]]}]} ! $.layers[0].weights[0][0]: true
          {"layers":[{"weights":[[1],[1,2]]}]} ! $.layers[0].weights[1]: a row of length 2, expected length 1, as the first one
          {"layers":[{"weights":[[]]}]} ! $.layers[0].weights[0]: a row of length 0, expected at least one weight
          {"layers":[{"weights":[]}]} ! $.layers[0]: no weights
          {"layers":[{"bias":[1]}]} ! $.layers[0]: no weights
          {"layers":[{"weights":[1]}]} ! $.layers[0].weights[0]: 1, expected an array of numbers
          {"layers":[{"weights":[[1]],"bias":[1,2]}]} ! $.layers[0].bias: 2 numbers, expected 1, one for each row
          {"layers":[{"weights":[[1]],"scale":2}]} ! $.layers[0].scale: an unknown field
          {"layers":[{"weights":[[1],[2]]},{"weights":[[1]]}]} ! $.layers[1].weights: rows of length 1, expected 2
          {"layers":[]} ! $.layers: an empty array, expected at least one layer
          {"layers":3} ! $.layers: 3, expected an array of layers
          {} ! $: no layers
          {"weights":[]} ! $.weights: an unknown field
          {"layers":[{"weights":[[1]]}],"network":{}} ! $.network: a second network
          {"network":{"hidden":[[1]],"output":[1],"outputActivation":"relu"}} ! $.network.outputActivation: "relu", expected "identity"
          {"network":{"hidden":[[1]],"output":[0.1],"outputActivation":"identity"}} ! $.network.output[0][0]: 1/10, expected a number that is exactly a double
          """)
  void otherFilesAreRefused(String text, String message) {
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> read(text), text);
    assertTrue(fault.getMessage().contains(message), fault.getMessage());
  }
}
