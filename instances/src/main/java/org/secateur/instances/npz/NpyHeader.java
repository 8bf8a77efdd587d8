package org.secateur.instances.npz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.binary.NumberBlocks;
import org.secateur.instances.binary.NumberType;

/**
 * The header of an NPY file, versions 1 to 3 (numpy enhancement proposal 1): magic, version, length
 * and a Python dictionary with {@code descr}, {@code fortran_order} and {@code shape}.
 */
record NpyHeader(NumberType type, ByteOrder order, boolean fortranOrder, int[] shape, int count) {
  /** Headers of plain arrays have about 100 bytes. */
  private static final int MAX_HEADER = 1 << 16;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final String EXPECTED =
      "a dictionary with descr, fortran_order and shape as numpy writes it for a plain array";

  /** The types of numpy, without the byte order in front. */
  private static final Map<String, NumberType> TYPES =
      Map.ofEntries(
          Map.entry("f2", NumberType.FLOAT16),
          Map.entry("f4", NumberType.FLOAT32),
          Map.entry("f8", NumberType.FLOAT64),
          Map.entry("b1", NumberType.BOOLEAN),
          Map.entry("i1", NumberType.INT8),
          Map.entry("i2", NumberType.INT16),
          Map.entry("i4", NumberType.INT32),
          Map.entry("i8", NumberType.INT64),
          Map.entry("u1", NumberType.UINT8),
          Map.entry("u2", NumberType.UINT16),
          Map.entry("u4", NumberType.UINT32),
          Map.entry("u8", NumberType.UINT64));

  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*'(descr|fortran_order|shape)'\\s*:\\s*"
              + "(?:'([^']*)'|(True|False)|\\(([0-9,\\sL]*)\\)|(\\[.*))\\s*(?:,|$)");

  /** Reads up to the first byte of the values. */
  static NpyHeader read(String file, String array, InputStream in)
      throws IOException, MalformedInputException {
    byte[] start = in.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2
        || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new MalformedInputException(file, array, "other first bytes", "an NPY array");
    }
    int version = start[MAGIC.length];
    if (version < 1 || version > 3) {
      throw new MalformedInputException(file, array, "NPY version " + version, "1, 2 or 3");
    }
    int width = version == 1 ? 2 : 4;
    byte[] length = Arrays.copyOf(required(file, array, in, width), 4);
    int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (size < 0 || size > MAX_HEADER) {
      throw new MalformedInputException(
          file, array, "a header of " + Integer.toUnsignedString(size) + " bytes", "fewer");
    }
    String text = new String(required(file, array, in, size), StandardCharsets.UTF_8);
    return parse(file, array, text.strip());
  }

  private static byte[] required(String file, String array, InputStream in, int count)
      throws IOException, MalformedInputException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new MalformedInputException(file, array, "the end of the file", "the NPY header");
    }
    return bytes;
  }

  private static NpyHeader parse(String file, String array, String text)
      throws MalformedInputException {
    if (!text.startsWith("{") || !text.endsWith("}")) {
      throw new MalformedInputException(file, array, "header " + text, EXPECTED);
    }
    String body = text.substring(1, text.length() - 1).strip();
    Matcher entry = ENTRY.matcher(body);
    String type = null;
    String order = null;
    String shape = null;
    while (entry.regionStart() < body.length() && entry.lookingAt()) {
      switch (entry.group(1)) {
        case "descr" -> type = entry.group(2) == null ? entry.group(5) : entry.group(2);
        case "fortran_order" -> order = entry.group(3);
        default -> shape = entry.group(4);
      }
      entry.region(entry.end(), body.length());
    }
    if (type == null) {
      throw new MalformedInputException(file, array, "header " + text, EXPECTED);
    }
    Optional<NumberType> known = typeOf(type);
    if (known.isEmpty()) {
      throw new MalformedInputException(
          file, array, "values of type " + type, "real floats or integers of at most 64 bits");
    }
    if (order == null || shape == null || !body.substring(entry.regionStart()).isBlank()) {
      throw new MalformedInputException(file, array, "header " + text, EXPECTED);
    }
    ByteOrder bytes = type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return sized(file, array, known.get(), bytes, order.equals("True"), shape);
  }

  /** The type of a numpy description such as {@code "<f4"}. */
  private static Optional<NumberType> typeOf(String description) {
    boolean ordered = description.startsWith("<") || description.startsWith(">");
    if (!ordered && !description.startsWith("|")) {
      return Optional.empty();
    }
    return Optional.ofNullable(TYPES.get(description.substring(1)))
        .filter(type -> ordered || type.width() == 1);
  }

  private static NpyHeader sized(
      String file, String array, NumberType type, ByteOrder bytes, boolean fortran, String shape)
      throws MalformedInputException {
    String list = shape.replaceAll("[\\sL]", "").replaceAll(",$", "");
    String[] parts = list.isEmpty() ? new String[0] : list.split(",", -1);
    long[] lengths = new long[parts.length];
    OptionalInt count;
    try {
      Arrays.setAll(lengths, i -> Long.parseLong(parts[i]));
      count = NumberBlocks.count(lengths);
    } catch (NumberFormatException e) {
      count = OptionalInt.empty();
    }
    if (count.isEmpty()) {
      throw new MalformedInputException(
          file, array, "shape (" + shape + ")", "at most " + NumberBlocks.MAX_VALUES + " values");
    }
    int[] dimensions = Arrays.stream(lengths).mapToInt(Math::toIntExact).toArray();
    return new NpyHeader(type, bytes, fortran, dimensions, count.getAsInt());
  }
}
