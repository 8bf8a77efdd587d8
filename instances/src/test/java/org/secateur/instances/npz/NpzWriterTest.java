package org.secateur.instances.npz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzWriterTest {
  /** More than one block, and not a multiple of it. */
  private static final int[] MANY = IntStream.range(0, 20_001).map(i -> i * 107_374).toArray();

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (NpzWriter writer = new NpzWriter(out)) {
      writer.writeInts("many", new int[] {MANY.length}, MANY);
      writer.writeLongs("longs", new int[] {1, 2}, 1L << 53, -5);
      writer.writeDoubles("doubles", new int[] {2, 1}, 0.1, Double.MIN_VALUE);
      writer.writeDoubles("scalar", new int[] {}, 2.5);
      writer.writeDoubles("empty", new int[] {0, 7});
    }
    return out.toByteArray();
  }

  @Test
  void whatIsWrittenIsReadBack(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("a.npz"), archive());
    Map<String, NpyArray> arrays = NpzReader.read(file);
    assertEquals(
        List.of("many", "longs", "doubles", "scalar", "empty"), List.copyOf(arrays.keySet()));
    assertArrayEquals(IntStream.of(MANY).asDoubleStream().toArray(), arrays.get("many").values());
    assertEquals(new NpyArray(new int[] {1, 2}, new double[] {0x1p53, -5}), arrays.get("longs"));
    assertEquals(
        new NpyArray(new int[] {2, 1}, new double[] {0.1, Double.MIN_VALUE}),
        arrays.get("doubles"));
    assertEquals(new NpyArray(new int[] {}, new double[] {2.5}), arrays.get("scalar"));
    assertEquals(new NpyArray(new int[] {0, 7}, new double[] {}), arrays.get("empty"));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertEquals(ZipEntry.STORED, zip.getEntry("many.npy").getMethod());
    }
  }

  @Test
  void theBytesDoNotDependOnTheTimeZone() throws Exception {
    TimeZone before = TimeZone.getDefault();
    byte[] here = archive();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertArrayEquals(here, archive());
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void wrongShapesAndSecondNamesAreRefused() throws Exception {
    try (NpzWriter writer = new NpzWriter(new ByteArrayOutputStream())) {
      writer.writeInts("a", new int[] {1}, 1);
      int[] shape = {3};
      assertThrows(IllegalArgumentException.class, () -> writer.writeInts("a", new int[] {1}, 1));
      assertThrows(IllegalArgumentException.class, () -> writer.writeInts("b", shape, 1, 2));
      int[] one = {1};
      assertThrows(IllegalArgumentException.class, () -> writer.writeFloats("c", one, 0.1));
    }
  }
}
