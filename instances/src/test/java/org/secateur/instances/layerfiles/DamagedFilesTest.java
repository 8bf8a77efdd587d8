package org.secateur.instances.layerfiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.layers.LayerChain;

/** A damaged file is read as another network or refused in one line, and nothing else happens. */
class DamagedFilesTest {
  @TempDir Path folder;

  private final LayerChain chain = RandomChains.next(new Random(11), true);

  private MalformedInputException refusal(Path file, String what) {
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> LayerChainReader.read(file), what);
    assertEquals(1, fault.getMessage().lines().count(), what);
    assertTrue(fault.getMessage().startsWith(file + ": "), fault.getMessage());
    return fault;
  }

  @ParameterizedTest
  @EnumSource
  void everyTruncatedFileIsRefused(FormatCases format) throws Exception {
    byte[] whole = format.write(chain);
    int step = Math.max(1, whole.length / 60);
    for (int length = whole.length - 1; length >= 0; length -= length < 100 ? 1 : step) {
      Path file = Files.write(folder.resolve("short"), Arrays.copyOf(whole, length));
      refusal(file, format + " of " + length + " bytes");
    }
  }

  /**
   * The JDK finds the directory of a zip archive in front of other bytes too, and in a protocol
   * buffer they may be fields of a later version.
   */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NPZ", "TORCH_ZIP", "TORCH_PROTOCOL_4", "ONNX"})
  void bytesAfterTheEndAreRefused(FormatCases format) throws Exception {
    byte[] whole = format.write(chain);
    for (int more = 1; more <= 8; more++) {
      byte[] longer = Arrays.copyOf(whole, whole.length + more);
      Arrays.fill(longer, whole.length, longer.length, (byte) 'x');
      refusal(Files.write(folder.resolve("long"), longer), format + " and " + more + " bytes");
    }
  }

  @ParameterizedTest
  @EnumSource
  void flippedBitsDoNoOtherHarm(FormatCases format) throws Exception {
    byte[] whole = format.write(chain);
    Random random = new Random(format.ordinal());
    int refused = 0;
    for (int k = 0; k < 250; k++) {
      byte[] damaged = whole.clone();
      StringBuilder flips = new StringBuilder(format.toString());
      for (int flip = 0; flip <= k % 3; flip++) {
        // The beginning, where the structure is, twice as often.
        int at = random.nextInt(random.nextBoolean() ? whole.length : (whole.length + 1) / 2);
        int bit = random.nextInt(8);
        damaged[at] ^= (byte) (1 << bit);
        flips.append(", bit ").append(bit).append(" of byte ").append(at);
      }
      Path file = Files.write(folder.resolve("damaged"), damaged);
      try {
        LayerChainReader.read(file);
      } catch (MalformedInputException e) {
        refused++;
        assertEquals(1, e.getMessage().lines().count(), flips.toString());
      } catch (RuntimeException e) {
        throw new AssertionError(flips.toString(), e);
      }
    }
    assertTrue(refused > 25, format + ": refused " + refused);
  }

  @Test
  void whatIsNoFileOrNoNetworkIsRefused() throws Exception {
    assertTrue(refusal(folder, "folder").getMessage().contains("a directory"));
    Path missing = folder.resolve("missing.pt");
    assertTrue(refusal(missing, "missing").getMessage().contains("no such file"));
    Path text = Files.writeString(folder.resolve("text"), "PKcs and other words");
    assertEquals(
        text
            + ": a file of another kind, expected a network: NPZ, PyTorch (.pt), safetensors, ONNX"
            + " or JSON",
        refusal(text, "text").getMessage());
    for (String suffix : new String[] {"npz", "pt", "pth", "safetensors", "onnx", "json"}) {
      Path named = Files.writeString(folder.resolve("text." + suffix), "words without a meaning");
      refusal(named, suffix);
      refusal(Files.write(folder.resolve("empty." + suffix), new byte[0]), "empty " + suffix);
    }
  }
}
