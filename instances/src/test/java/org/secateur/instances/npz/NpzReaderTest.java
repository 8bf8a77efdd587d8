package org.secateur.instances.npz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.instances.MalformedInputException;

/** Files that numpy 2.4 wrote, and damaged ones. */
class NpzReaderTest {
  private static Path fixture(String name) throws Exception {
    return Path.of(NpzReaderTest.class.getResource("/npz/" + name).toURI());
  }

  private static void assertArray(NpyArray array, int[] shape, double... values) {
    assertArrayEquals(shape, array.shape());
    assertArrayEquals(values, array.values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored.npz", "deflated.npz"})
  void everyTypeIsExact(String file) throws Exception {
    Map<String, NpyArray> arrays = NpzReader.read(fixture(file));
    assertEquals(16, arrays.size());
    assertArray(arrays.get("f4"), new int[] {3}, 0.1f, -2.5, 3e38f);
    assertArray(arrays.get("f4big"), new int[] {3}, 0.1f, -2.5, Float.MIN_VALUE);
    assertArray(arrays.get("f8"), new int[] {2, 3}, 0.1, -0.0, Double.MIN_VALUE, 1.5, 0x1p1000, -7);
    assertArray(arrays.get("f2"), new int[] {5}, 0.0999755859375, -65504, 0x1p-24, 1, 0);
    assertArray(arrays.get("i1"), new int[] {2}, -128, 127);
    assertArray(arrays.get("i2"), new int[] {2}, -32768, 32767);
    assertArray(arrays.get("i4"), new int[] {2}, Integer.MIN_VALUE, Integer.MAX_VALUE);
    assertArray(arrays.get("i8"), new int[] {3}, -0x1p63, 0x1p53, 0x3p55);
    assertArray(arrays.get("u1"), new int[] {2}, 0, 255);
    assertArray(arrays.get("u2"), new int[] {1}, 65535);
    assertArray(arrays.get("u4"), new int[] {1}, 4294967295.0);
    assertArray(arrays.get("u8"), new int[] {2}, 0x1p63, 0x1p64 - 2048);
    assertArray(arrays.get("b1"), new int[] {2}, 1, 0);
    assertArray(arrays.get("scalar"), new int[] {}, 2.5);
    assertArray(arrays.get("empty"), new int[] {0, 3});
    double[] counting = new double[24];
    Arrays.setAll(counting, i -> i);
    assertArray(arrays.get("f8fortran"), new int[] {2, 3, 4}, counting);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyHeaderVersionIsRead(int version) throws Exception {
    NpyArray array = NpzReader.readNpy(fixture("version" + version + ".npy"));
    assertArray(array, new int[] {2, 2}, 1.5, -2.25, 0.1, 4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          complex    ! values of type <c16, expected real floats or integers of at most 64 bits
          object     ! values of type |O, expected real floats or integers of at most 64 bits
          text       ! values of type <U1, expected real floats or integers of at most 64 bits
          longdouble ! values of type <f16, expected real floats or integers of at most 64 bits
          nan        ! NaN or an infinity, expected numbers with an exact double, at position 1
          infinite   ! NaN or an infinity, expected numbers with an exact double, at position 2
          wide       ! an integer beyond 2^53, expected numbers with an exact double, at position 1
          """)
  void otherArraysAreRefused(String name, String message) throws Exception {
    Path file = fixture(name + ".npy");
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> NpzReader.readNpy(file));
    assertEquals(file + ": " + message, fault.getMessage());
  }

  @Test
  void structuresAreRefused() throws Exception {
    Path file = fixture("structured.npy");
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> NpzReader.readNpy(file));
    assertTrue(fault.getMessage().contains("values of type [('a', '<i4')"), fault.getMessage());
  }

  @Test
  void aMissingArrayIsNamedWithThoseThatAreThere() throws Exception {
    Path file = fixture("stored.npz");
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> NpzReader.read(file, "none"));
    assertTrue(
        fault.getMessage().startsWith(file + ": none: no such array, expected one of [f4, f4big,"),
        fault.getMessage());
  }

  @Test
  void aFolderIsNoArray(@TempDir Path folder) {
    assertThrows(MalformedInputException.class, () -> NpzReader.readNpy(folder));
    assertThrows(MalformedInputException.class, () -> NpzReader.read(folder));
  }

  @Test
  void truncatedArraysAreMalformed(@TempDir Path folder) throws Exception {
    byte[] whole = Files.readAllBytes(fixture("version1.npy"));
    for (int length = 0; length < whole.length; length++) {
      Path file = Files.write(folder.resolve("short.npy"), Arrays.copyOf(whole, length));
      assertThrows(
          MalformedInputException.class, () -> NpzReader.readNpy(file), "length " + length);
    }
    Path file = Files.write(folder.resolve("long.npy"), Arrays.copyOf(whole, whole.length + 1));
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> NpzReader.readNpy(file));
    assertEquals(file + ": more bytes, expected the end after 4 values", fault.getMessage());
  }

  @Test
  void aHeaderCannotClaimMoreThanThereIs(@TempDir Path folder) throws Exception {
    byte[] whole = Files.readAllBytes(fixture("version1.npy"));
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    for (String shape : List.of("(99999999,)", "(2147483647, 9)", "(99999999999,)", "(-1,)")) {
      String shorter = "(2, 2), }" + " ".repeat(Math.max(0, shape.length() - 6));
      String claim =
          text.replace(shorter, shape + ", }" + " ".repeat(Math.max(0, 6 - shape.length())));
      byte[] bytes = claim.getBytes(StandardCharsets.ISO_8859_1);
      Path file = Files.write(folder.resolve("claim.npy"), bytes);
      assertThrows(MalformedInputException.class, () -> NpzReader.readNpy(file), shape);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored.npz", "deflated.npz"})
  void damagedArchivesNeverCrash(String name, @TempDir Path folder) throws Exception {
    byte[] whole = Files.readAllBytes(fixture(name));
    Random random = new Random(3);
    int refused = 0;
    for (int k = 0; k < 1500; k++) {
      byte[] damaged =
          k % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (damaged.length > 0) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Path file = Files.write(folder.resolve("damaged.npz"), damaged);
      try {
        NpzReader.read(file);
      } catch (MalformedInputException e) {
        refused++;
        assertEquals(1, e.getMessage().lines().count());
      }
    }
    assertTrue(refused > 500, "refused " + refused + " of 1500");
  }

  @Test
  void theTrainedNetworkIsRead() throws Exception {
    Optional<Path> file = SharedFiles.find("pensia-fc2.npz");
    assumeTrue(file.isPresent(), "pensia-fc2.npz is not there");
    Map<String, NpyArray> arrays = NpzReader.read(file.get());
    assertEquals(Set.of("fc1.weight", "fc2.weight"), arrays.keySet());
    NpyArray first = arrays.get("fc1.weight");
    NpyArray second = arrays.get("fc2.weight");
    assertArrayEquals(new int[] {500, 784}, first.shape());
    assertArrayEquals(new int[] {10, 500}, second.shape());
    assertEquals(-0x1.0e0bbp-12, first.values()[3 * 784 + 5]);
    assertEquals(0x1.76ceccp-9, first.values()[499 * 784 + 783]);
    assertEquals(-0x1.baf854p-9, second.values()[9 * 500 + 499]);
    assertEquals(-0.46423155069351196, Arrays.stream(second.values()).min().getAsDouble());
    assertEquals(0.5407021641731262, Arrays.stream(second.values()).max().getAsDouble());
  }
}
