package org.secateur.checker.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Matrix;
import org.secateur.checker.verdict.Rejection;
import org.secateur.checker.verdict.Verdict;

/** Arrays byte by byte as numpy writes them. */
final class ArrayFileTest {
  @TempDir private Path folder;

  private static byte[] npy(int version, String header, Consumer<ByteBuffer> values) {
    ByteBuffer bytes = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) version).put((byte) 0);
    if (version == 1) {
      bytes.putShort((short) header.length());
    } else {
      bytes.putInt(header.length());
    }
    bytes.put(header.getBytes(StandardCharsets.US_ASCII));
    values.accept(bytes);
    byte[] all = new byte[bytes.position()];
    bytes.flip().get(all);
    return all;
  }

  private static String header(String type, boolean columnsFirst, String shape) {
    return "{'descr': '"
        + type
        + "', 'fortran_order': "
        + (columnsFirst ? "True" : "False")
        + ", 'shape': ("
        + shape
        + "), }  \n";
  }

  private Matrix read(byte[] npy) throws IOException, Rejection {
    Files.write(folder.resolve("a.npy"), npy);
    return ArrayFile.read(folder, "a.npy", null, "here").matrix();
  }

  private Rejection fault(byte[] npy) {
    return assertThrows(Rejection.class, () -> read(npy));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void doublesAreExact(int version) throws IOException, Rejection {
    double[] values = {0.1, -3, 0, 0x1p-1074, 1e300, -0.375};
    Matrix found =
        read(
            npy(
                version,
                header("<f8", false, "2, 3"),
                b -> {
                  for (double v : values) {
                    b.putDouble(v);
                  }
                }));
    assertEquals("3602879701896397/36028797018963968", found.row(0).get(0).toString());
    assertEquals("-3", found.row(0).get(1).toString());
    assertEquals("1/" + Fraction.whole(2).numerator().pow(1074), found.row(1).get(0).toString());
    assertEquals("-3/8", found.row(1).get(2).toString());
  }

  @Test
  void columnsMayComeFirst() throws IOException, Rejection {
    Matrix found =
        read(
            npy(
                1,
                header("<f4", true, "2, 3"),
                b -> {
                  for (int i = 1; i <= 6; i++) {
                    b.putFloat(i);
                  }
                }));
    assertEquals("[1, 3, 5]", found.row(0).toString());
    assertEquals("[2, 4, 6]", found.row(1).toString());
  }

  @ParameterizedTest
  @CsvSource({"|i1, 1", "<i2, 2", "<i4, 4", "<i8, 8"})
  void integers(String type, int width) throws IOException, Rejection {
    Matrix found =
        read(
            npy(
                1,
                header(type, false, "2,"),
                b -> {
                  for (int i = 0; i < width; i++) {
                    b.put((byte) (i == 0 ? 7 : 0));
                  }
                  for (int i = 0; i < width; i++) {
                    b.put((byte) (i == 0 ? -2 : -1));
                  }
                }));
    assertEquals("[7, -2]", found.row(0).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<f8|2|MALFORMED|8 bytes for an array of shape [2]",
        "<f8|0|MALFORMED|8 bytes for an array of shape [0]",
        "<f4|1|MALFORMED|8 bytes for an array of shape [1]",
        "<f8|9999999999, 9999999999|MALFORMED|not the shape of an array",
        "<f8|2147483647, 2147483647, 2147483647|MALFORMED|not the shape of an array",
        "<f2|4|UNSUPPORTED|an array of type f2",
        ">f8|1|UNSUPPORTED|an array that is not of 32 or 64 bit floats or signed integers",
        "<c8|1|UNSUPPORTED|an array that is not of 32 or 64 bit floats or signed integers"
      })
  void faults(String type, String shape, Verdict verdict, String message) {
    Rejection found = fault(npy(1, header(type, false, shape), b -> b.putDouble(1)));
    assertEquals(verdict, found.verdict());
    assertEquals("here", found.place());
    assertEquals(message, found.getMessage());
  }

  @Test
  void otherFaults() {
    String one = header("<f8", false, "1");
    assertEquals(
        "NaN, expected finite numbers",
        fault(npy(1, one, b -> b.putDouble(Double.NaN))).getMessage());
    assertEquals("not an NPY array", fault(npy(4, one, b -> b.putDouble(1))).getMessage());
    assertEquals("not an NPY array", fault(new byte[] {1, 2, 3}).getMessage());
    assertEquals("not an NPY array", fault(new byte[100]).getMessage());
    byte[] cut = Arrays.copyOf(npy(1, one, b -> b.putDouble(1)), 30);
    assertEquals("a header of " + one.length() + " bytes", fault(cut).getMessage());
  }

  @Test
  void whatCannotBeReadIsMalformed() throws IOException {
    ByteArrayOutputStream latin = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(latin, StandardCharsets.ISO_8859_1)) {
      zip.putNextEntry(new ZipEntry("é.npy"));
    }
    ByteArrayOutputStream broken = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(broken)) {
      zip.putNextEntry(new ZipEntry("y.npy"));
      zip.write(new byte[1000]);
    }
    Files.write(folder.resolve("latin.npz"), latin.toByteArray());
    Files.write(folder.resolve("broken.npz"), Arrays.copyOf(broken.toByteArray(), 40));
    Files.createDirectory(folder.resolve("folder.npz"));
    for (String file : List.of("latin.npz", "broken.npz", "folder.npz")) {
      Rejection rejection =
          assertThrows(Rejection.class, () -> ArrayFile.read(folder, file, "y", "here"), file);
      assertEquals(Verdict.MALFORMED, rejection.verdict());
      assertTrue(
          rejection.getMessage().startsWith(file + " cannot be read: "), rejection.getMessage());
    }
  }

  @Test
  void arraysOfAnArchiveHaveNames() throws IOException, Rejection {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      for (String name : new String[] {"x", "y"}) {
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        OutputStream out = zip;
        out.write(npy(1, header("<f8", false, "1"), b -> b.putDouble(name.equals("x") ? 1 : 2)));
      }
    }
    Files.write(folder.resolve("a.npz"), archive.toByteArray());
    ArrayFile found = ArrayFile.read(folder, "a.npz", "y", "here");
    assertEquals("[2]", found.matrix().row(0).toString());
    Rejection missing =
        assertThrows(Rejection.class, () -> ArrayFile.read(folder, "a.npz", "z", "here"));
    assertEquals("no array z in a.npz", missing.getMessage());
    Rejection none =
        assertThrows(Rejection.class, () -> ArrayFile.read(folder, "b.npz", "z", "here"));
    assertEquals("no file b.npz", none.getMessage());
  }
}
