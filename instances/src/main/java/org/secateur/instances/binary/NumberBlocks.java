package org.secateur.instances.binary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalInt;
import org.secateur.instances.MalformedInputException;

/** Numbers one after the other, as every binary format has them in the end. */
public final class NumberBlocks {
  /** 1 GiB of doubles; above it an array would not fit in an ordinary heap. */
  public static final int MAX_VALUES = 1 << 27;

  private static final int BLOCK_VALUES = 1 << 13;

  private NumberBlocks() {}

  /**
   * The number of values of an array, before any of them is allocated.
   *
   * @param shape lengths of the dimensions as the file has them, in whatever range
   * @return empty for a negative length and for more than {@link #MAX_VALUES} values
   */
  public static OptionalInt count(long... shape) {
    long count = 1;
    boolean fits = true;
    for (long length : shape) {
      // Before the lengths are multiplied, so that a zero elsewhere excuses no absurd one.
      fits &= length >= 0 && length <= MAX_VALUES;
      count = fits ? Math.min(count * length, MAX_VALUES + 1L) : 0;
    }
    return fits && count <= MAX_VALUES ? OptionalInt.of((int) count) : OptionalInt.empty();
  }

  /**
   * Reads the values of an array, which may be NaN or infinite: see {@link #requireExact}.
   *
   * @param place of the array in the file, for messages
   * @param shape of at most {@link #MAX_VALUES} values
   * @throws MalformedInputException if the stream ends before
   */
  public static double[] read(
      String file, String place, InputStream in, NumberType type, ByteOrder order, int[] shape)
      throws IOException, MalformedInputException {
    int count = count(Arrays.stream(shape).asLongStream().toArray()).orElseThrow();
    int width = type.width();
    // Grows with what is really there, so that a false header cannot claim a gigabyte.
    double[] values = new double[Math.min(count, BLOCK_VALUES)];
    for (int from = 0; from < count; from += BLOCK_VALUES) {
      int block = Math.min(BLOCK_VALUES, count - from);
      byte[] bytes = in.readNBytes(block * width);
      if (bytes.length < block * width) {
        throw new MalformedInputException(
            file,
            place,
            "the end after " + (from + bytes.length / width) + " values",
            count + " values, for shape " + Arrays.toString(shape));
      }
      if (values.length < from + block) {
        values = Arrays.copyOf(values, (int) Math.min(count, 2L * values.length));
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
      for (int i = from; i < from + block; i++) {
        values[i] = type.next(buffer);
      }
    }
    return values;
  }

  /**
   * Refuses what is no real number, or was none that a double holds.
   *
   * @param place of the array in the file
   * @param type the values had in the file
   * @throws MalformedInputException naming the first such element by its indices
   */
  public static void requireExact(
      String file, String place, NumberType type, int[] shape, double[] values)
      throws MalformedInputException {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new MalformedInputException(
            file,
            place,
            type.isInteger() ? "an integer beyond 2^53" : "NaN or an infinity",
            "numbers with an exact double, at position " + position(shape, i));
      }
    }
  }

  private static String position(int[] shape, int at) {
    if (shape.length < 2) {
      return Integer.toString(at);
    }
    int[] index = new int[shape.length];
    int rest = at;
    for (int d = shape.length - 1; d >= 0; d--) {
      index[d] = rest % shape[d];
      rest /= shape[d];
    }
    return Arrays.toString(index);
  }
}
