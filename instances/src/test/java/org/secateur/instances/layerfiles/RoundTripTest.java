package org.secateur.instances.layerfiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
      assertEquals(true, difference >= 4 * values - 4 && difference < 4 * values + 50, "" + format);
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
