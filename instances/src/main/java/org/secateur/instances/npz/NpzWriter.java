package org.secateur.instances.npz;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an NPZ file that {@code numpy.load} reads: stored entries, little endian, C order. The
 * bytes depend on the arrays and their names alone; the time stamps are fixed.
 *
 * <p>Arrays are encoded in blocks, twice each, since a stored entry begins with its checksum.
 */
public final class NpzWriter implements Closeable {
  /** Header and values start at multiples of this, as numpy has it for memory mapping. */
  private static final int ALIGNMENT = 64;

  private static final int BLOCK = 1 << 13;

  /**
   * Just after the earliest time of a zip file, which the JDK takes for an earlier one and writes
   * once more, as an instant that depends on the time zone.
   */
  private static final LocalDateTime STAMP = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

  private final ZipOutputStream zip;
  private final Set<String> names = new HashSet<>();

  /**
   * @param out closed together with this writer
   */
  public NpzWriter(OutputStream out) {
    zip = new ZipOutputStream(out);
    zip.setMethod(ZipOutputStream.STORED);
  }

  /** Puts one value of an array into a buffer. */
  private interface Encoder {
    void put(ByteBuffer buffer, int index);
  }

  /** Where encoded bytes go. */
  private interface Target {
    void accept(byte[] bytes, int length) throws IOException;
  }

  /**
   * Writes an array of 32-bit integers.
   *
   * @param name without {@code .npy}, each once
   * @param shape lengths of the dimensions; their product is the number of values
   */
  public void writeInts(String name, int[] shape, int... values) throws IOException {
    write(name, "<i4", 4, shape, values.length, (buffer, i) -> buffer.putInt(values[i]));
  }

  /** Writes an array of 64-bit integers; see {@link #writeInts}. */
  public void writeLongs(String name, int[] shape, long... values) throws IOException {
    write(name, "<i8", 8, shape, values.length, (buffer, i) -> buffer.putLong(values[i]));
  }

  /** Writes an array of doubles; see {@link #writeInts}. */
  public void writeDoubles(String name, int[] shape, double... values) throws IOException {
    write(name, "<f8", 8, shape, values.length, (buffer, i) -> buffer.putDouble(values[i]));
  }

  /** Writes an array of floats, each given as its double; see {@link #writeInts}. */
  public void writeFloats(String name, int[] shape, double... values) throws IOException {
    write(
        name,
        "<f4",
        4,
        shape,
        values.length,
        (buffer, i) -> {
          if ((float) values[i] != values[i]) {
            throw new IllegalArgumentException(
                name + ", value " + i + ": " + values[i] + ", expected a float");
          }
          buffer.putFloat((float) values[i]);
        });
  }

  private void write(String name, String type, int width, int[] shape, int count, Encoder encoder)
      throws IOException {
    long product = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    if (product != count) {
      throw new IllegalArgumentException(
          "values: " + count + ", expected the product of " + Arrays.toString(shape));
    }
    if (!names.add(name)) {
      throw new IllegalArgumentException("name: " + name + ", expected each once");
    }
    byte[] header = header(type, shape);
    CRC32 checksum = new CRC32();
    checksum.update(header);
    encode(width, count, encoder, (bytes, length) -> checksum.update(bytes, 0, length));
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(STAMP);
    entry.setSize(header.length + (long) width * count);
    entry.setCompressedSize(entry.getSize());
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(header);
    encode(width, count, encoder, (bytes, length) -> zip.write(bytes, 0, length));
    zip.closeEntry();
  }

  private static void encode(int width, int count, Encoder encoder, Target target)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BLOCK * width).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < count; from += BLOCK) {
      buffer.clear();
      for (int i = from; i < Math.min(count, from + BLOCK); i++) {
        encoder.put(buffer, i);
      }
      target.accept(buffer.array(), buffer.position());
    }
  }

  private static byte[] header(String type, int[] shape) {
    String lengths =
        Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    String tuple = shape.length == 1 ? "(" + lengths + ",)" : "(" + lengths + ")";
    String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + tuple + ", }";
    int prefix = 10;
    int total = (prefix + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer header = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    header.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    header.putShort((short) (total - prefix));
    header.put(
        (text + " ".repeat(total - prefix - text.length() - 1) + "\n")
            .getBytes(StandardCharsets.US_ASCII));
    return header.array();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
