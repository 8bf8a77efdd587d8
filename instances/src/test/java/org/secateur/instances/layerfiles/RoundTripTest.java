package org.secateur.instances.layerfiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;
import org.secateur.instances.npz.SharedFiles;
import org.secateur.instances.onnx.OnnxWriter;

/** What is written in any format is read as it was, whatever the file is called. */
class RoundTripTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void everyFormatKeepsEveryNumber(FormatCases format) throws Exception {
    for (int seed = 0; seed < 60; seed++) {
      LayerChain chain = RandomChains.next(new Random(seed), seed % 2 == 0);
      Path file = Files.write(folder.resolve("network.bin"), format.write(chain));
      assertEquals(chain, LayerChainReader.read(file), format + ", seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NPZ", "ONNX"})
  void theBytesDependOnTheNetworkAlone(FormatCases format) throws Exception {
    LayerChain chain = RandomChains.next(new Random(5), true);
    assertArrayEquals(format.write(chain), format.write(RandomChains.next(new Random(5), true)));
  }

  /** Two layers of one name, and layers that are called as other parts of a model are. */
  @ParameterizedTest
  @EnumSource(names = {"NPZ", "ONNX"})
  void namesAreMadeDifferentWhereTheyAreNot(FormatCases format) throws Exception {
    assertEquals(
        List.of("layer1.weight", "layer2.weight"), namesAfterwards(format, "same", "same"));
    assertEquals(List.of("layer1.weight", "layer2.weight"), namesAfterwards(format, "", "fc"));
    assertEquals(List.of("layer1.weight", "layer2.weight"), namesAfterwards(format, "a", "a.bias"));
    assertEquals(List.of("input", "output"), namesAfterwards(format, "input", "output"));
    assertEquals(
        List.of("sums1", "activations1"), namesAfterwards(format, "sums1", "activations1"));
  }

  private List<String> namesAfterwards(FormatCases format, String... names) throws Exception {
    List<DenseLayer> layers = new ArrayList<>();
    for (String name : names) {
      layers.add(new DenseLayer(name, 1, 1, new double[] {3}, Optional.of(new double[] {4})));
    }
    Path file = Files.write(folder.resolve("named"), format.write(new LayerChain(layers)));
    LayerChain read = LayerChainReader.read(file);
    for (DenseLayer layer : read.layers()) {
      assertArrayEquals(new double[] {4}, layer.bias().orElseThrow());
    }
    return read.layers().stream().map(DenseLayer::name).toList();
  }

  @Test
  void floatsTakeHalfTheRoomOfDoubles() throws Exception {
    Random random = new Random(2);
    LayerChain single = RandomChains.next(random, true);
    LayerChain doubled = RandomChains.next(new Random(2), false);
    assertEquals(single.toString(), doubled.toString());
    for (FormatCases format : new FormatCases[] {FormatCases.NPZ, FormatCases.ONNX}) {
      long values =
          single.layers().stream()
              .mapToLong(
                  layer -> layer.weights().length + layer.bias().map(b -> b.length).orElse(0))
              .sum();
      int difference = format.write(doubled).length - format.write(single).length;
      assertTrue(Math.abs(difference - 4 * values) < 50, format + ": " + difference);
    }
  }

  @Test
  void theTrainedNetworkIsTheSameInBothItsFormats() throws Exception {
    Optional<Path> torch = SharedFiles.find("pensia-fc2.pt");
    Optional<Path> npz = SharedFiles.find("pensia-fc2.npz");
    assumeTrue(torch.isPresent() && npz.isPresent(), "pensia-fc2 is not there");
    LayerChain chain = LayerChainReader.read(torch.get());
    assertEquals(784, chain.inputs());
    assertEquals(10, chain.outputs());
    assertEquals(500, chain.layers().get(0).outputs());
    LayerChain other = LayerChainReader.read(npz.get());
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(other.layers().get(i).weights(), chain.layers().get(i).weights());
    }
    assertEquals(other, chain);
    ByteArrayOutputStream onnx = new ByteArrayOutputStream();
    OnnxWriter.write(chain, onnx);
    Path file = Files.write(folder.resolve("network.onnx"), onnx.toByteArray());
    assertEquals(chain, LayerChainReader.read(file));
  }
}
