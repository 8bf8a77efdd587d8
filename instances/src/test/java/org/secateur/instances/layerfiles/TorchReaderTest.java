package org.secateur.instances.layerfiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.layerfiles.TorchFiles.Tensor;
import org.secateur.instances.npz.NpyArray;
import org.secateur.instances.torch.TorchReader;

/** Element types, views and byte orders of state dicts. */
class TorchReaderTest {
  private static final Tensor COUNTING =
      Tensor.ofDoubles("w", new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 12);

  @TempDir Path folder;

  private NpyArray readOne(Tensor tensor) throws Exception {
    List<Tensor> tensors = List.of(tensor);
    byte[] pickle = TorchFiles.pickle(2, tensors);
    Path old = Files.write(folder.resolve("old.pt"), TorchFiles.old(pickle, tensors));
    Path zip =
        Files.write(folder.resolve("zip.pt"), TorchFiles.zip(TorchFiles.entries(pickle, tensors)));
    NpyArray array = TorchReader.read(old).get(tensor.name());
    assertEquals(array, TorchReader.read(zip).get(tensor.name()));
    return array;
  }

  private String refusal(Tensor tensor) {
    return assertThrows(MalformedInputException.class, () -> readOne(tensor)).getMessage();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({
    "FloatStorage,    00 00 c0 3f 01 00 00 80, 1.5, -1.401298464324817E-45",
    "DoubleStorage,   9a 99 99 99 99 99 b9 3f 00 00 00 00 00 00 00 c0, 0.1, -2",
    "HalfStorage,     00 3c 01 80, 1, -5.9604644775390625E-8",
    "BFloat16Storage, c0 3f 00 c0, 1.5, -2",
    "LongStorage,     ff ff ff ff ff ff ff ff 00 00 00 00 00 00 20 00, -1, 9007199254740992",
    "IntStorage,      ff ff ff ff 00 00 00 40, -1, 1073741824",
    "ShortStorage,    ff ff 00 40, -1, 16384",
    "CharStorage,     ff 40, -1, 64",
    "ByteStorage,     ff 40, 255, 64",
    "BoolStorage,     00 01, 0, 1",
  })
  void everyElementTypeIsExact(String type, String hex, double first, double second)
      throws Exception {
    String[] parts = hex.split(" ");
    byte[] stored = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      stored[i] = (byte) Integer.parseInt(parts[i], 16);
    }
    Tensor tensor = new Tensor("w", type, stored, 2, 0, new long[] {2}, new long[] {1});
    assertArrayEquals(new double[] {first, second}, readOne(tensor).values());
  }

  @Test
  void viewsTakeTheirElementsWhereTheyAre() throws Exception {
    NpyArray transposed = readOne(COUNTING.viewed(0, new long[] {3, 4}, new long[] {1, 3}));
    assertArrayEquals(new int[] {3, 4}, transposed.shape());
    assertArrayEquals(new double[] {0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11}, transposed.values());
    NpyArray part = readOne(COUNTING.viewed(5, new long[] {2, 3}, new long[] {4, 1}));
    assertArrayEquals(new double[] {5, 6, 7, 9, 10, 11}, part.values());
    NpyArray single = readOne(COUNTING.viewed(7, new long[] {}, new long[] {}));
    assertArrayEquals(new double[] {7}, single.values());
    assertEquals(0, single.shape().length);
    NpyArray thin = readOne(COUNTING.viewed(0, new long[] {12, 1}, new long[] {1, 99}));
    assertArrayEquals(COUNTING.shape(), new long[] {thin.values().length});
  }

  @Test
  void viewsBeyondTheirStorageAreRefused() {
    long[] one = {1};
    assertEquals(
        folder.resolve("old.pt")
            + ": w: a tensor of shape [12], strides [1], offset 1, expected elements within its"
            + " storage of 12",
        refusal(COUNTING.viewed(1, new long[] {12}, one)));
    refusal(COUNTING.viewed(12, one, one));
    refusal(COUNTING.viewed(0, new long[] {4, 4}, new long[] {1, 3}));
    refusal(COUNTING.viewed(0, new long[] {3}, new long[] {Long.MAX_VALUE}));
    refusal(COUNTING.viewed(Long.MAX_VALUE, one, one));
    refusal(COUNTING.viewed(0, new long[] {2}, new long[] {12}));
    // A number repeated 10^12 times, and more than any long counts.
    refusal(COUNTING.viewed(0, new long[] {1_000_000, 1_000_000}, new long[] {0, 0}));
    refusal(COUNTING.viewed(0, new long[] {1L << 40, 1L << 40}, new long[] {0, 0}));
    refusal(COUNTING.viewed(0, new long[] {-1}, one));
    refusal(COUNTING.viewed(-1, one, one));
    refusal(COUNTING.viewed(0, one, new long[] {1, 1}));
  }

  @Test
  void elementsThatAreNoNumbersAreNamed() {
    byte[] stored = TorchFiles.floats(1, 2, 3, Double.NaN, 5, Double.POSITIVE_INFINITY);
    Tensor whole =
        new Tensor("w", "FloatStorage", stored, 6, 0, new long[] {2, 3}, new long[] {3, 1});
    assertTrue(
        refusal(whole)
            .endsWith(
                "w: NaN or an infinity, expected numbers with an exact double, at position [1, 0]"));
    Tensor odd =
        new Tensor(
            "w",
            "LongStorage",
            bytes(1, 0, 0, 0, 0, 0, 32, 0),
            1,
            0,
            new long[] {1},
            new long[] {1});
    assertTrue(
        refusal(odd)
            .endsWith(
                "an integer beyond 2^53, expected numbers with an exact double, at position 0"));
  }

  @Test
  void elementsNobodyTakesMayBeAnything() throws Exception {
    byte[] stored = TorchFiles.floats(Double.NaN, 2);
    long[] one = {1};
    assertArrayEquals(
        new double[] {2},
        readOne(new Tensor("w", "FloatStorage", stored, 2, 1, one, one)).values());
  }

  @Test
  void byteOrderIsRead() throws Exception {
    List<Tensor> tensors = List.of(COUNTING);
    Map<String, byte[]> entries = TorchFiles.entries(TorchFiles.pickle(2, tensors), tensors);
    entries.put("net/byteorder", "big".getBytes(StandardCharsets.US_ASCII));
    double[] values = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
    entries.put("net/data/0", TorchFiles.doubles(ByteOrder.BIG_ENDIAN, values));
    Path file = Files.write(folder.resolve("big.pt"), TorchFiles.zip(entries));
    assertArrayEquals(values, TorchReader.read(file).get("w").values());
    entries.remove("net/byteorder");
    entries.put("net/data/0", TorchFiles.doubles(ByteOrder.LITTLE_ENDIAN, values));
    Files.write(file, TorchFiles.zip(entries));
    assertArrayEquals(values, TorchReader.read(file).get("w").values());
    entries.put("net/byteorder", "middle".getBytes(StandardCharsets.US_ASCII));
    Files.write(file, TorchFiles.zip(entries));
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> TorchReader.read(file));
    assertEquals(file + ": net/byteorder: \"middle\", expected little or big", fault.getMessage());
  }

  @Test
  void storagesHaveTheLengthTheyClaim() throws Exception {
    List<Tensor> tensors = List.of(COUNTING);
    for (int length : new int[] {0, 95, 97}) {
      Map<String, byte[]> entries = TorchFiles.entries(TorchFiles.pickle(2, tensors), tensors);
      entries.put("net/data/0", new byte[length]);
      Path file = Files.write(folder.resolve("length.pt"), TorchFiles.zip(entries));
      assertThrows(MalformedInputException.class, () -> TorchReader.read(file), "" + length);
    }
    Map<String, byte[]> entries = TorchFiles.entries(TorchFiles.pickle(2, tensors), tensors);
    entries.remove("net/data/0");
    Path file = Files.write(folder.resolve("missing.pt"), TorchFiles.zip(entries));
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> TorchReader.read(file));
    assertTrue(fault.getMessage().contains("net/data/0: no such entry"), fault.getMessage());
  }

  @Test
  void absurdStoragesAreRefusedBeforeTheyAreAllocated() {
    long[] one = {1};
    Tensor absurd = new Tensor("w", "ByteStorage", new byte[1], 1_000_000_000_000L, 0, one, one);
    assertTrue(refusal(absurd).contains("at most 134217728"), refusal(absurd));
    // Within the limit but not there: the reader goes no further than the file.
    Tensor claimed = new Tensor("w", "DoubleStorage", new byte[8], 1 << 27, 0, one, one);
    assertTrue(refusal(claimed).contains("the end after 1 values"), refusal(claimed));
  }

  /** The old format says which machine wrote it, before the state dict and after a magic number. */
  @Test
  void otherOldFilesAreRefused() throws Exception {
    List<Tensor> tensors = List.of(COUNTING);
    byte[] whole = TorchFiles.old(TorchFiles.pickle(2, tensors), tensors);
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    assertOldRefused(text.replace("endian\u0088", "endian\u0089"), "no little-endian machine");
    assertOldRefused(text.replace("little_", "middle_"), "no little-endian machine");
    assertOldRefused(text.replaceFirst("\u0019\\.", "\u0018."), "another magic number");
    assertOldRefused(text.replaceFirst("M\u00e9\u0003", "M\u00e8\u0003"), "another protocol");
    String key = "](X\u0001\u0000\u0000\u0000";
    assertOldRefused(text.replace(key + "0", key + "1"), "expected the key of a tensor's storage");
    assertOldRefused(
        text.replace("e.\f", "e.\r"), "storage 0: 13 elements, expected 12, as in the state dict");
  }

  private void assertOldRefused(String text, String message) throws Exception {
    Path file = Files.write(folder.resolve("old.pt"), text.getBytes(StandardCharsets.ISO_8859_1));
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> TorchReader.read(file), message);
    assertTrue(fault.getMessage().contains(message), fault.getMessage());
  }

  @Test
  void theOrderOfTheDictIsThatOfTheLayers() throws Exception {
    List<Tensor> tensors = new ArrayList<>();
    tensors.add(Tensor.ofDoubles("z.weight", new double[6], 3, 2));
    tensors.add(Tensor.ofDoubles("a.bias", new double[1], 1));
    tensors.add(Tensor.ofDoubles("a.weight", new double[3], 1, 3));
    Path file = folder.resolve("order.pt");
    Files.write(file, TorchFiles.old(TorchFiles.pickle(2, tensors), tensors));
    assertEquals(
        "[z.weight, 3 x 2, a.weight, 1 x 3 with bias]",
        LayerChainReader.read(file).layers().toString());
    tensors.add(tensors.remove(0));
    Files.write(file, TorchFiles.old(TorchFiles.pickle(2, tensors), tensors));
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> LayerChainReader.read(file));
    assertEquals(
        file + ": z.weight: shape [3, 2], expected 1 inputs, the number of outputs of a.weight",
        fault.getMessage());
  }
}
