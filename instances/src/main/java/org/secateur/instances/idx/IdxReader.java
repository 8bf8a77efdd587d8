package org.secateur.instances.idx;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.secateur.instances.MalformedInputException;

/**
 * Reads IDX files of unsigned bytes, compressed with gzip or not (its first bytes decide): images
 * with three dimensions, labels with one. Files of more than 2^30 bytes are refused, which is 20
 * times the largest set of this kind.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">The format, below the data</a>
 */
public final class IdxReader {
  private static final int MAX_BYTES = 1 << 30;

  /** The type code of unsigned bytes. */
  private static final int UNSIGNED_BYTE = 8;

  /** What the file is to hold, and its dimensions. */
  private record Content(int[] shape, byte[] bytes) {}

  private final String file;
  private final InputStream in;

  private IdxReader(String file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /**
   * Reads images: an array of count × rows × columns.
   *
   * @throws MalformedInputException naming the file and what is wrong
   */
  public static IdxImages images(Path file) throws IOException, MalformedInputException {
    Content content = read(file, "images (count x rows x columns of unsigned bytes)", 3);
    int[] shape = content.shape;
    return new IdxImages(shape[0], shape[1], shape[2], content.bytes);
  }

  /**
   * Reads labels, 0 to 255, as an array of their number.
   *
   * @throws MalformedInputException naming the file and what is wrong
   */
  public static int[] labels(Path file) throws IOException, MalformedInputException {
    byte[] bytes = read(file, "labels (a list of unsigned bytes)", 1).bytes;
    int[] labels = new int[bytes.length];
    Arrays.setAll(labels, i -> Byte.toUnsignedInt(bytes[i]));
    return labels;
  }

  private static Content read(Path file, String what, int dimensions)
      throws IOException, MalformedInputException {
    if (Files.isDirectory(file)) {
      throw new MalformedInputException(file.toString(), "", "a directory", "IDX " + what);
    }
    try (InputStream plain = new BufferedInputStream(Files.newInputStream(file))) {
      plain.mark(2);
      boolean compressed = plain.read() == 0x1f && plain.read() == 0x8b;
      plain.reset();
      try (InputStream in = compressed ? new GZIPInputStream(plain) : plain) {
        return new IdxReader(file.toString(), in).content(what, dimensions);
      }
    } catch (ZipException | EOFException e) {
      throw new MalformedInputException(
          file.toString(), "", "damaged gzip file (" + e.getMessage() + ")", "IDX " + what);
    }
  }

  private Content content(String what, int dimensions) throws IOException, MalformedInputException {
    ByteBuffer start = header(4, what);
    if (start.getShort() != 0 || start.get() != UNSIGNED_BYTE || start.get() != dimensions) {
      throw new MalformedInputException(
          file,
          "",
          String.format(Locale.ROOT, "first bytes %08x", start.getInt(0)),
          String.format(Locale.ROOT, "%08x: ", UNSIGNED_BYTE << 8 | dimensions) + what);
    }
    ByteBuffer header = header(dimensions * Integer.BYTES, what);
    int[] shape = new int[dimensions];
    long count = 1;
    for (int d = 0; d < dimensions; d++) {
      shape[d] = header.getInt();
      boolean modest = shape[d] >= 1 && shape[d] <= MAX_BYTES && count * shape[d] <= MAX_BYTES;
      if (!modest) {
        throw new MalformedInputException(
            file,
            "dimension " + d,
            Integer.toUnsignedString(shape[d]),
            "1 or more, and " + MAX_BYTES + " bytes at most in all");
      }
      count *= shape[d];
    }
    // Grows with what is really there, so that a false header cannot claim a gigabyte.
    byte[] bytes = in.readNBytes((int) count);
    if (bytes.length < count || in.read() >= 0) {
      throw new MalformedInputException(
          file,
          "",
          bytes.length < count ? "the end after " + bytes.length + " values" : "more bytes",
          count + " values, for shape " + Arrays.toString(shape));
    }
    return new Content(shape, bytes);
  }

  private ByteBuffer header(int length, String what) throws IOException, MalformedInputException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new MalformedInputException(file, "", "the end of the file", "the header of " + what);
    }
    return ByteBuffer.wrap(bytes);
  }
}
