package org.secateur.instances.idx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.layerfiles.LayerChainReader;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;
import org.secateur.instances.npz.SharedFiles;

/** Images and labels, compressed or not, and what is neither. */
class IdxReaderTest {
  private static final byte[] IMAGES =
      HexFormat.of().parseHex("00000803000000020000000100000003" + "0001ff10807f");
  private static final byte[] LABELS = HexFormat.of().parseHex("0000080100000003" + "00ff09");

  @TempDir Path folder;

  private Path file(byte[] bytes) throws Exception {
    return Files.write(folder.resolve("idx"), bytes);
  }

  private static byte[] compressed(byte[] bytes) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void bothContentsAreReadFromBothKinds() throws Exception {
    for (byte[] bytes : new byte[][] {IMAGES, compressed(IMAGES)}) {
      IdxImages images = IdxReader.images(file(bytes));
      assertEquals(2, images.count());
      assertEquals(1, images.rows());
      assertEquals(3, images.columns());
      assertEquals(3, images.pixels());
      assertEquals(255, images.shade(0, 2));
      assertEquals(128, images.shade(1, 1));
    }
    for (byte[] bytes : new byte[][] {LABELS, compressed(LABELS)}) {
      assertArrayEquals(new int[] {0, 255, 9}, IdxReader.labels(file(bytes)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          0000080100000003 00ff ! the end after 2 values, expected 3 values, for shape [3]
          0000080100000003 00ff0908 ! more bytes, expected 3 values, for shape [3]
          0000080300000001 0000000100000001 ff ! first bytes 00000803, expected 00000801: labels
          00000d0100000001 00000000 ! first bytes 00000d01, expected 00000801: labels
          0000080100000000 ! dimension 0: 0, expected 1 or more
          00000801ffffffff ! dimension 0: 4294967295, expected 1 or more
          000008017fffffff ! dimension 0: 2147483647, expected 1 or more, and 1073741824 bytes
          0000080140000000 00 ! the end after 1 values, expected 1073741824 values
          000008 ! the end of the file, expected the header of labels
          1f8b08 ! damaged gzip file
          """)
  void otherFilesAreRefused(String hex, String message) throws Exception {
    Path file = file(HexFormat.of().parseHex(hex.replace(" ", "")));
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> IdxReader.labels(file));
    assertTrue(fault.getMessage().startsWith(file + ": "), fault.getMessage());
    assertTrue(fault.getMessage().contains(message), fault.getMessage());
  }

  @Test
  void theProductOfTheDimensionsIsLimited() throws Exception {
    Path file = file(HexFormat.of().parseHex("00000803" + "00010000" + "00010000" + "00010000"));
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> IdxReader.images(file));
    assertTrue(fault.getMessage().contains("dimension 1: 65536"), fault.getMessage());
    assertThrows(MalformedInputException.class, () -> IdxReader.images(folder));
  }

  @Test
  void damagedFilesAreRefusedOrRead() throws Exception {
    byte[] gzip = compressed(IMAGES);
    for (byte[] whole : new byte[][] {IMAGES, gzip}) {
      for (int length = 0; length < whole.length; length++) {
        Path file = file(Arrays.copyOf(whole, length));
        assertThrows(MalformedInputException.class, () -> IdxReader.images(file), "" + length);
      }
    }
    Random random = new Random(4);
    for (int k = 0; k < 300; k++) {
      byte[] damaged = (k % 2 == 0 ? gzip : IMAGES).clone();
      int at = random.nextInt(damaged.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Path file = file(damaged);
      try {
        assertTrue(IdxReader.images(file).count() > 0);
      } catch (MalformedInputException e) {
        assertEquals(1, e.getMessage().lines().count(), "byte " + at);
      }
    }
  }

  /** The number that the data came with: 9,719 of 10,000. */
  @Test
  void theTrainedNetworkReadsDigits() throws Exception {
    Optional<Path> images = SharedFiles.find("t10k-images-idx3-ubyte.gz");
    Optional<Path> labels = SharedFiles.find("t10k-labels-idx1-ubyte.gz");
    Optional<Path> network = SharedFiles.find("pensia-fc2.pt");
    assumeTrue(images.isPresent() && labels.isPresent(), "the MNIST test set is not there");
    assumeTrue(network.isPresent(), "pensia-fc2.pt is not there");
    IdxImages digits = IdxReader.images(images.get());
    int[] expected = IdxReader.labels(labels.get());
    LayerChain chain = LayerChainReader.read(network.get());
    assertEquals(10_000, digits.count());
    assertEquals(10_000, expected.length);
    int correct = 0;
    for (int image = 0; image < digits.count(); image++) {
      double[] values = new double[digits.pixels()];
      for (int p = 0; p < values.length; p++) {
        values[p] = digits.shade(image, p) / 255.0;
      }
      correct += largest(outputs(chain, values)) == expected[image] ? 1 : 0;
    }
    assertEquals(9_719, correct);
  }

  private static double[] outputs(LayerChain chain, double[] inputs) {
    double[] values = inputs;
    for (DenseLayer layer : chain.layers()) {
      double[] before = values;
      // A ReLU on the way in: the images are nowhere negative.
      int[] positive = IntStream.range(0, before.length).filter(i -> before[i] > 0).toArray();
      values = new double[layer.outputs()];
      for (int o = 0; o < values.length; o++) {
        for (int i : positive) {
          values[o] += layer.weight(o, i) * before[i];
        }
      }
    }
    return values;
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
