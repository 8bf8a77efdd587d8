package org.secateur.instances.onnx;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.binary.NumberBlocks;
import org.secateur.instances.binary.NumberType;
import org.secateur.instances.npz.NpyArray;

/**
 * A constant tensor as it stands in the file: its values are looked at when they are needed, since
 * a model may hold others that are of no concern here.
 */
final class OnnxTensor {
  /** Codes of the element types. */
  private static final Map<Long, NumberType> TYPES =
      Map.ofEntries(
          Map.entry(1L, NumberType.FLOAT32),
          Map.entry(2L, NumberType.UINT8),
          Map.entry(3L, NumberType.INT8),
          Map.entry(4L, NumberType.UINT16),
          Map.entry(5L, NumberType.INT16),
          Map.entry(6L, NumberType.INT32),
          Map.entry(7L, NumberType.INT64),
          Map.entry(9L, NumberType.BOOLEAN),
          Map.entry(10L, NumberType.FLOAT16),
          Map.entry(11L, NumberType.FLOAT64),
          Map.entry(12L, NumberType.UINT32),
          Map.entry(13L, NumberType.UINT64),
          Map.entry(16L, NumberType.BFLOAT16));

  private static final int FLOAT_FIELD = 4;
  private static final int INT32_FIELD = 5;
  private static final int INT64_FIELD = 7;
  private static final int RAW_FIELD = 9;
  private static final int DOUBLE_FIELD = 10;
  private static final int UINT64_FIELD = 11;
  private static final int MAX_DIMENSIONS = 16;

  private String name = "";
  private long typeCode;
  private long[] shape = {};
  private boolean elsewhere;
  private ByteBuffer raw;

  /** Values of a typed field, as integers or bits of floats, and the number of that field. */
  private long[] typed = {};

  private int typedCount;
  private int typedField;

  private OnnxTensor() {}

  static OnnxTensor read(ProtoSource source) throws IOException, MalformedInputException {
    OnnxTensor tensor = new OnnxTensor();
    source.nested(field -> tensor.readField(source, field));
    return tensor;
  }

  private void readField(ProtoSource source, int field) throws IOException {
    switch (field) {
      case 1 -> source.integers(this::addLength);
      case 2 -> typeCode = source.integer();
      case 3, 13 -> elsewhere = true;
      case FLOAT_FIELD -> source.singles(bits -> addValue(FLOAT_FIELD, bits));
      case INT32_FIELD, INT64_FIELD, UINT64_FIELD ->
          source.integers(value -> addValue(field, value));
      case 8 -> name = source.text();
      case RAW_FIELD -> raw = source.bytes();
      case DOUBLE_FIELD -> source.doubles(bits -> addValue(DOUBLE_FIELD, bits));
      case 14 -> elsewhere |= source.integer() != 0;
      default -> {
        // Comments and the like.
      }
    }
    if (shape.length > MAX_DIMENSIONS || typedCount > NumberBlocks.MAX_VALUES) {
      throw new InvalidProtocolBufferException("a tensor that is too large");
    }
  }

  private void addLength(long length) {
    // One more than allowed is kept, to be refused.
    if (shape.length <= MAX_DIMENSIONS) {
      shape = Arrays.copyOf(shape, shape.length + 1);
      shape[shape.length - 1] = length;
    }
  }

  private void addValue(int field, long value) {
    if (typedCount == typed.length && typedCount <= NumberBlocks.MAX_VALUES) {
      typed = Arrays.copyOf(typed, Math.min(2 * typedCount + 16, NumberBlocks.MAX_VALUES + 1));
    }
    if (typedCount < typed.length) {
      typed[typedCount++] = value;
      // Values of two fields belong to no type, and no type has the field 0.
      typedField = typedCount == 1 || typedField == field ? field : 0;
    }
  }

  String name() {
    return name;
  }

  /** Lengths of the dimensions as the file has them. */
  long[] shape() {
    return shape.clone();
  }

  /** The number of values, before any of them is allocated. */
  int count(String file, String place) throws MalformedInputException {
    OptionalInt count = NumberBlocks.count(shape);
    if (count.isEmpty()) {
      throw new MalformedInputException(
          file,
          place,
          "shape " + Arrays.toString(shape),
          "at most " + NumberBlocks.MAX_VALUES + " values");
    }
    return count.getAsInt();
  }

  /**
   * The values, all of them exact.
   *
   * @param place of the tensor in messages
   */
  NpyArray array(String file, String place) throws IOException, MalformedInputException {
    NumberType type = TYPES.get(typeCode);
    if (type == null || elsewhere) {
      throw new MalformedInputException(
          file,
          place,
          elsewhere ? "values outside of the file, or in parts" : "element type " + typeCode,
          "real floats or integers of 16 to 64 bits, in the file itself");
    }
    int count = count(file, place);
    int[] lengths = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
    double[] values = raw == null ? typed(type) : raw(file, place, type, lengths);
    if (values.length != count) {
      throw new MalformedInputException(
          file,
          place,
          values.length + " values of " + type,
          count + ", for shape " + Arrays.toString(shape));
    }
    NumberBlocks.requireExact(file, place, type, lengths, values);
    return new NpyArray(lengths, values);
  }

  private double[] raw(String file, String place, NumberType type, int[] lengths)
      throws IOException, MalformedInputException {
    long expected = (long) count(file, place) * type.width();
    if (raw.remaining() != expected || typedCount > 0) {
      throw new MalformedInputException(
          file,
          place,
          raw.remaining() + " bytes" + (typedCount > 0 ? " and other values" : ""),
          expected + " bytes, for shape " + Arrays.toString(shape) + " of " + type);
    }
    byte[] bytes = raw.array();
    int start = raw.arrayOffset() + raw.position();
    ByteArrayInputStream in = new ByteArrayInputStream(bytes, start, raw.remaining());
    return NumberBlocks.read(file, place, in, type, ByteOrder.LITTLE_ENDIAN, lengths);
  }

  private static int fieldOf(NumberType type) {
    return switch (type) {
      case FLOAT32 -> FLOAT_FIELD;
      case FLOAT64 -> DOUBLE_FIELD;
      case INT64 -> INT64_FIELD;
      case UINT32, UINT64 -> UINT64_FIELD;
      case FLOAT16, BFLOAT16, BOOLEAN, INT8, INT16, INT32, UINT8, UINT16 -> INT32_FIELD;
    };
  }

  /** Empty where the values stand in a field of another type. */
  private double[] typed(NumberType type) {
    if (typedField != fieldOf(type)) {
      return new double[0];
    }
    double[] values = new double[typedCount];
    // The first bytes in little endian are those of the narrower types.
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < typedCount; i++) {
      bytes.putLong(0, typed[i]).position(0);
      values[i] = type.next(bytes);
    }
    return values;
  }
}
