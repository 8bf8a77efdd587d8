package org.secateur.instances.npz;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.binary.NumberBlocks;
import org.secateur.instances.binary.ZipSource;

/**
 * Reads numpy's NPZ (a zip of arrays, stored or deflated) and NPY files: versions 1 to 3, either
 * byte order, C and Fortran order, float16, float32, float64, booleans and integers up to 64 bits.
 *
 * <p>All values are exact: an integer that no double holds, NaN and infinities are malformed. Not
 * read are complex numbers, longer floats, texts, objects and structures, and arrays of more than
 * 2^27 values, alone or together, which would not fit in an ordinary heap.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">The format
 *     of numpy</a>
 */
public final class NpzReader {
  private static final String SUFFIX = ".npy";

  private NpzReader() {}

  /**
   * Reads all arrays of an NPZ file, by name without {@code .npy} and in the order of the file.
   *
   * @throws MalformedInputException naming the file and the array
   */
  public static Map<String, NpyArray> read(Path file) throws IOException, MalformedInputException {
    try (ZipSource zip = ZipSource.open(file, "an NPZ file")) {
      Map<String, NpyArray> arrays = new LinkedHashMap<>();
      long total = 0;
      for (ZipEntry entry : zip.entries()) {
        String name = arrayName(entry);
        NpyArray array = read(zip, entry);
        if (arrays.put(name, array) != null) {
          throw new MalformedInputException(
              file.toString(), name, "a second array of this name", "each name once");
        }
        total += array.values().length;
        // A deflated megabyte can be a gigabyte, again and again.
        if (total > NumberBlocks.MAX_VALUES) {
          throw new MalformedInputException(
              file.toString(),
              name,
              total + " values up to here",
              "at most " + NumberBlocks.MAX_VALUES + " in all arrays");
        }
      }
      return Collections.unmodifiableMap(arrays);
    }
  }

  /** Reads one array of an NPZ file; the others are not looked at. */
  public static NpyArray read(Path file, String array) throws IOException, MalformedInputException {
    try (ZipSource zip = ZipSource.open(file, "an NPZ file")) {
      List<ZipEntry> entries = zip.entries();
      for (ZipEntry entry : entries) {
        if (arrayName(entry).equals(array)) {
          return read(zip, entry);
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
    if (Files.isDirectory(file)) {
      throw new MalformedInputException(file.toString(), "", "a directory", "an NPY file");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(file.toString(), "", in);
    }
  }

  private static String arrayName(ZipEntry entry) {
    String name = entry.getName();
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  private static NpyArray read(ZipSource zip, ZipEntry entry)
      throws IOException, MalformedInputException {
    return zip.read(
        entry,
        arrayName(entry),
        "a stored or deflated array",
        (place, in) -> read(zip.file(), place, in));
  }

  private static NpyArray read(String file, String array, InputStream in)
      throws IOException, MalformedInputException {
    NpyHeader header = NpyHeader.read(file, array, in);
    double[] values =
        NumberBlocks.read(file, array, in, header.type(), header.order(), header.shape());
    if (header.fortranOrder()) {
      values = rowMajor(header.shape(), values);
    }
    NumberBlocks.requireExact(file, array, header.type(), header.shape(), values);
    if (in.read() >= 0) {
      throw new MalformedInputException(
          file, array, "more bytes", "the end after " + header.count() + " values");
    }
    return new NpyArray(header.shape(), values);
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
