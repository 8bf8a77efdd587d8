package org.secateur.instances.npz;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The element types that are read: those whose values are doubles, or are where they fit. */
enum NpyType {
  FLOAT16("f2", 2),
  FLOAT32("f4", 4),
  FLOAT64("f8", 8),
  BOOLEAN("b1", 1),
  INT8("i1", 1),
  INT16("i2", 2),
  INT32("i4", 4),
  INT64("i8", 8),
  UINT8("u1", 1),
  UINT16("u2", 2),
  UINT32("u4", 4),
  UINT64("u8", 8);

  private final String code;
  private final int width;

  NpyType(String code, int width) {
    this.code = code;
    this.width = width;
  }

  /** The type of a numpy description such as {@code "<f4"}. */
  static Optional<NpyType> ofDescription(String description) {
    for (NpyType type : values()) {
      boolean ordered = description.startsWith("<") || description.startsWith(">");
      boolean single = type.width == 1 && description.startsWith("|");
      if ((ordered || single) && description.substring(1).equals(type.code)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Bytes of one value. */
  int width() {
    return width;
  }

  boolean isInteger() {
    return code.charAt(0) == 'i' || code.charAt(0) == 'u';
  }

  /** The next value; NaN where it has no exact double (or is none). */
  double next(ByteBuffer bytes) {
    return switch (this) {
      case FLOAT16 -> half(bytes.getShort());
      case FLOAT32 -> bytes.getFloat();
      case FLOAT64 -> bytes.getDouble();
      case BOOLEAN -> bytes.get() == 0 ? 0 : 1;
      case INT8 -> bytes.get();
      case INT16 -> bytes.getShort();
      case INT32 -> bytes.getInt();
      case INT64 -> exact(bytes.getLong());
      case UINT8 -> Byte.toUnsignedInt(bytes.get());
      case UINT16 -> Short.toUnsignedInt(bytes.getShort());
      case UINT32 -> Integer.toUnsignedLong(bytes.getInt());
      case UINT64 -> unsigned(bytes.getLong());
    };
  }

  /** An IEEE half: 1 sign bit, 5 of exponent with bias 15, 10 of fraction. */
  private static double half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0x1f) {
      return Double.NaN;
    }
    double magnitude =
        exponent == 0
            ? Math.scalb((double) fraction, -24)
            : Math.scalb((double) (fraction | 0x400), exponent - 25);
    return bits < 0 ? -magnitude : magnitude;
  }

  private static double exact(long value) {
    double near = value;
    // The cast saturates, so 2^63 - 1 would seem to survive the way to 2^63 and back.
    return (long) near == value && value != Long.MAX_VALUE ? near : Double.NaN;
  }

  private static double unsigned(long value) {
    if (value >= 0) {
      return exact(value);
    }
    // 2 · (value / 2) loses the lowest bit, which a double above 2^63 cannot hold anyway.
    return (value & 1) == 0 ? 2 * exact(value >>> 1) : Double.NaN;
  }
}
