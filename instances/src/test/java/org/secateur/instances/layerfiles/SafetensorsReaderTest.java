package org.secateur.instances.layerfiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.safetensors.SafetensorsReader;

/** Element types and directories of safetensors files. */
class SafetensorsReaderTest {
  @TempDir Path folder;

  private Path write(String directory, int bytes) throws Exception {
    return Files.write(
        folder.resolve("w.safetensors"), SafetensorsFiles.of(directory, new byte[bytes]));
  }

  private static String tensor(String type, String shape, int from, int to) {
    return "{\"w\":" + SafetensorsFiles.entry(type, shape, from, to) + "}";
  }

  @ParameterizedTest
  @CsvSource({
    "F16,  003c, 1",
    "BF16, c03f, 1.5",
    "F32,  0000c03f, 1.5",
    "F64,  9a9999999999b93f, 0.1",
    "BOOL, 01, 1",
    "I8,   ff, -1",
    "I16,  ffff, -1",
    "I32,  ffffffff, -1",
    "I64,  ffffffffffffffff, -1",
    "U8,   ff, 255",
    "U16,  ffff, 65535",
    "U32,  ffffffff, 4294967295",
    "U64,  00f8ffffffffffff, 18446744073709549568",
  })
  void everyElementTypeIsExact(String type, String hex, double value) throws Exception {
    byte[] bytes = HexFormat.of().parseHex(hex);
    byte[] file = SafetensorsFiles.of(tensor(type, "1,1", 0, bytes.length), bytes);
    Path path = Files.write(folder.resolve("w.safetensors"), file);
    assertArrayEquals(new double[] {value}, SafetensorsReader.read(path).get("w").values());
    assertEquals(1, LayerChainReader.read(path).inputs());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          F8_E4M3 ! 1 ! 0 ! 1 ! "F8_E4M3", expected one of [BF16, BOOL, F16,
          F32 ! 2 ! 0 ! 4 ! $.w.data_offsets: [0, 4], expected 8 bytes, for shape [2] of FLOAT32
          F32 ! 1 ! 4 ! 8 ! $.w.data_offsets: [4, 8], expected values from byte 0 on, without gaps
          F32 ! 1 ! 4 ! 0 ! $.w.data_offsets: [4, 0], expected 4 bytes
          F32 ! 1 ! 0 ! 4 ! more bytes, expected the end after the last tensor
          F32 ! 3 ! 0 ! 12 ! w: the end after 2 values, expected 3 values
          F32 ! 1000000,1000000 ! 0 ! 9 ! [1000000, 1000000], expected at most 134217728 values
          F32 ! 0,999999999999 ! 0 ! 0 ! [0, 999999999999], expected at most 134217728 values
          F32 ! -1 ! 0 ! 4 ! $.w.shape[0]: -1, expected a number from 0
          F32 ! 0.5 ! 0 ! 4 ! $.w.shape[0]: 0.5, expected a number from 0
          """)
  void wrongEntriesAreNamed(String type, String shape, int from, int to, String message)
      throws Exception {
    Path file = write(tensor(type, shape, from, to), 8);
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> SafetensorsReader.read(file));
    assertTrue(fault.getMessage().contains(message), fault.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          {"w":[]} ! $.w: an array, expected a tensor
          {"w":{}} ! $.w: an incomplete tensor
          {"w":{"type":"F32"}} ! $.w.type: an unknown field
          {"__metadata__":{"a":1}} ! $.__metadata__.a: 1, expected a text
          {"__metadata__":{}} ! no arrays, expected weights
          {"w":1,"w":2} ! $.w: 1, expected a tensor
          {} x ! line 1, column
          """)
  void wrongDirectoriesAreNamed(String directory, String message) throws Exception {
    Path file = write(directory, 0);
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> LayerChainReader.read(file));
    assertTrue(fault.getMessage().contains(message), fault.getMessage());
  }

  @Test
  void aDirectoryCannotClaimMoreThanThereIs() throws Exception {
    for (long claim : new long[] {0, 1, 5, 1 << 24, 1L << 40, -1}) {
      byte[] file =
          ByteBuffer.allocate(12).putLong(Long.reverseBytes(claim)).put((byte) '{').array();
      Path path = Files.write(folder.resolve("claim.safetensors"), file);
      assertThrows(MalformedInputException.class, () -> LayerChainReader.read(path), "" + claim);
    }
  }

  /** The usual writers sort the tensors by name, so that fc10 stands before fc9. */
  @Test
  void layersAreOrderedByTheNumbersInTheirNames() throws Exception {
    String directory =
        "{\"fc10.weight\":"
            + SafetensorsFiles.entry("F32", "2,2", 0, 16)
            + ",\"fc9.weight\":"
            + SafetensorsFiles.entry("F32", "2,2", 16, 32)
            + "}";
    assertEquals(
        "[fc9.weight, 2 x 2, fc10.weight, 2 x 2]",
        LayerChainReader.read(write(directory, 32)).layers().toString());
  }
}
