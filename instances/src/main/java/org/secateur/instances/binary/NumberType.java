package org.secateur.instances.binary;

import java.nio.ByteBuffer;

/** The element types that are read: those whose values are doubles, or are where they fit. */
public enum NumberType {
  FLOAT16(2, false),
  BFLOAT16(2, false),
  FLOAT32(4, false),
  FLOAT64(8, false),
  BOOLEAN(1, false),
  INT8(1, true),
  INT16(2, true),
  INT32(4, true),
  INT64(8, true),
  UINT8(1, true),
  UINT16(2, true),
  UINT32(4, true),
  UINT64(8, true);

  private final int width;
  private final boolean integer;

  NumberType(int width, boolean integer) {
    this.width = width;
    this.integer = integer;
  }

  /** Bytes of one value. */
  public int width() {
    return width;
  }

  public boolean isInteger() {
    return integer;
  }

  /** The next value; NaN where it has no exact double (or is none). */
  public double next(ByteBuffer bytes) {
    return switch (this) {
      case FLOAT16 -> half(bytes.getShort());
      case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort() << 16);
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
