package org.secateur.instances.npz;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.secateur.instances.MalformedInputException;

/**
 * Reads numpy's NPZ (a zip of arrays, stored or deflated) and NPY files: versions 1 to 3, either
 * byte order, C and Fortran order, float16, float32, float64, booleans and integers up to 64 bits.
 *
 * <p>All values are exact: an integer that no double holds, NaN and infinities are malformed. Not
 * read are complex numbers, longer floats, texts, objects and structures, and arrays of more than
 * 2^27 values, which would not fit in an ordinary heap.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">The format
 *     of numpy</a>
 */
public final class NpzReader {
  private static final int BLOCK_VALUES = 1 << 13;
  private static final String SUFFIX = ".npy";

  private NpzReader() {}

  /**
   * Reads all arrays of an NPZ file, by name without {@code .npy} and in the order of the file.
   *
   * @throws MalformedInputException naming the file and the array
   */
  public static Map<String, NpyArray> read(Path file) throws IOException, MalformedInputException {
    try (ZipFile zip = open(file)) {
      Map<String, NpyArray> arrays = new LinkedHashMap<>();
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String name = arrayName(entry);
        if (arrays.put(name, read(file, zip, entry)) != null) {
          throw new MalformedInputException(
              file.toString(), name, "a second array of this name", "each name once");
        }
      }
      return Collections.unmodifiableMap(arrays);
    }
  }

  /** Reads one array of an NPZ file; the others are not looked at. */
  public static NpyArray read(Path file, String array) throws IOException, MalformedInputException {
    try (ZipFile zip = open(file)) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      for (ZipEntry entry : entries) {
        if (arrayName(entry).equals(array)) {
          return read(file, zip, entry);
        }
      }
      throw new MalformedInputException(
          file.toString(),
          array,
          "no such array",
          "one of " + entries.stream().map(NpzReader::arrayName).toList());
    }
  }

  /** Reads an NPY file, which holds one array without a name. */
  public static NpyArray readNpy(Path file) throws IOException, MalformedInputException {
    requireFile(file, "an NPY file");
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(file.toString(), "", in);
    }
  }

  private static String arrayName(ZipEntry entry) {
    String name = entry.getName();
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  private static void requireFile(Path file, String expected) throws MalformedInputException {
    if (Files.isDirectory(file)) {
      throw new MalformedInputException(file.toString(), "", "a directory", expected);
    }
  }

  private static ZipFile open(Path file) throws IOException, MalformedInputException {
    requireFile(file, "an NPZ file");
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException | EOFException e) {
      throw new MalformedInputException(
          file.toString(), "", "no readable zip archive", "an NPZ file");
    }
  }

  private static NpyArray read(Path file, ZipFile zip, ZipEntry entry)
      throws IOException, MalformedInputException {
    try (InputStream in = zip.getInputStream(entry)) {
      return read(file.toString(), arrayName(entry), new BufferedInputStream(in));
    } catch (ZipException | EOFException e) {
      throw new MalformedInputException(
          file.toString(),
          arrayName(entry),
          "damaged zip entry (" + e.getMessage() + ")",
          "a stored or deflated array");
    }
  }

  private static NpyArray read(String file, String array, InputStream in)
      throws IOException, MalformedInputException {
    NpyHeader header = NpyHeader.read(file, array, in);
    double[] values = values(file, array, header, in);
    if (in.read() >= 0) {
      throw new MalformedInputException(
          file, array, "more bytes", "the end after " + header.count() + " values");
    }
    return new NpyArray(
        header.shape(), header.fortranOrder() ? rowMajor(header.shape(), values) : values);
  }

  private static double[] values(String file, String array, NpyHeader header, InputStream in)
      throws IOException, MalformedInputException {
    int count = header.count();
    int width = header.type().width();
    // Grows with what is really there, so that a false header cannot claim a gigabyte.
    double[] values = new double[Math.min(count, BLOCK_VALUES)];
    for (int from = 0; from < count; from += BLOCK_VALUES) {
      int block = Math.min(BLOCK_VALUES, count - from);
      byte[] bytes = in.readNBytes(block * width);
      if (bytes.length < block * width) {
        throw new MalformedInputException(
            file,
            array,
            "the end after " + (from + bytes.length / width) + " values",
            count + " values, for shape " + Arrays.toString(header.shape()));
      }
      if (values.length < from + block) {
        values = Arrays.copyOf(values, (int) Math.min(count, 2L * values.length));
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(header.order());
      for (int i = from; i < from + block; i++) {
        values[i] = header.type().next(buffer);
        if (!Double.isFinite(values[i])) {
          throw notExact(file, array, header, i);
        }
      }
    }
    return values;
  }

  private static MalformedInputException notExact(
      String file, String array, NpyHeader header, int at) {
    return new MalformedInputException(
        file,
        array,
        header.type().isInteger() ? "an integer beyond 2^53" : "NaN or an infinity",
        "numbers with an exact double, at position " + at);
  }

  /** From first index fastest to last index fastest. */
  private static double[] rowMajor(int[] shape, double[] columnMajor) {
    double[] values = new double[columnMajor.length];
    int[] index = new int[shape.length];
    for (double value : columnMajor) {
      int at = 0;
      for (int d = 0; d < shape.length; d++) {
        at = at * shape[d] + index[d];
      }
      values[at] = value;
      for (int d = 0; d < shape.length && ++index[d] == shape[d]; d++) {
        index[d] = 0;
      }
    }
    return values;
  }
}
