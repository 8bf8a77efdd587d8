package org.secateur.instances.safetensors;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.binary.NumberBlocks;
import org.secateur.instances.binary.NumberType;
import org.secateur.instances.json.JsonSource;
import tools.jackson.core.JsonToken;

/**
 * One tensor in the directory.
 *
 * @param place of the entry, for messages
 * @param from first byte of the values, counted from the end of the directory
 * @param to the byte after the last
 */
record TensorEntry(String name, String place, NumberType type, int[] shape, long from, long to) {
  private static final int MAX_DIMENSIONS = 16;

  private static final String EXPECTED =
      "{\"dtype\": type, \"shape\": […], \"data_offsets\": [from, to]}";

  private static final Map<String, NumberType> TYPES =
      Map.ofEntries(
          Map.entry("F16", NumberType.FLOAT16),
          Map.entry("BF16", NumberType.BFLOAT16),
          Map.entry("F32", NumberType.FLOAT32),
          Map.entry("F64", NumberType.FLOAT64),
          Map.entry("BOOL", NumberType.BOOLEAN),
          Map.entry("I8", NumberType.INT8),
          Map.entry("I16", NumberType.INT16),
          Map.entry("I32", NumberType.INT32),
          Map.entry("I64", NumberType.INT64),
          Map.entry("U8", NumberType.UINT8),
          Map.entry("U16", NumberType.UINT16),
          Map.entry("U32", NumberType.UINT32),
          Map.entry("U64", NumberType.UINT64));

  /** The fields of an entry while it is read. */
  private static final class Fields {
    private final JsonSource source;
    private NumberType type;
    private long[] shape;
    private long[] offsets;

    Fields(JsonSource source) {
      this.source = source;
    }

    void read(String field) throws IOException, MalformedInputException {
      switch (field) {
        case "dtype" -> type = readType();
        case "shape" -> shape = lengths(MAX_DIMENSIONS);
        case "data_offsets" -> offsets = lengths(2);
        default ->
            throw new MalformedInputException(
                source.file(), source.place(), "an unknown field", EXPECTED);
      }
    }

    private NumberType readType() throws IOException, MalformedInputException {
      String label = source.string("the type of a tensor");
      NumberType known = TYPES.get(label);
      if (known == null) {
        throw source.malformed("one of " + TYPES.keySet().stream().sorted().toList());
      }
      return known;
    }

    private long[] lengths(int most) throws IOException, MalformedInputException {
      source.require(JsonToken.START_ARRAY, "an array of numbers");
      long[] lengths = new long[most];
      int count = 0;
      while (source.next() != JsonToken.END_ARRAY) {
        if (count == most) {
          throw source.malformed("at most " + most + " numbers");
        }
        lengths[count++] = source.integer(0, Long.MAX_VALUE, "a number from 0");
      }
      return Arrays.copyOf(lengths, count);
    }

    TensorEntry build(String name, String place) throws MalformedInputException {
      if (type == null || shape == null || offsets == null || offsets.length != 2) {
        throw new MalformedInputException(source.file(), place, "an incomplete tensor", EXPECTED);
      }
      OptionalInt count = NumberBlocks.count(shape);
      if (count.isEmpty()) {
        throw new MalformedInputException(
            source.file(),
            place + ".shape",
            Arrays.toString(shape),
            "at most " + NumberBlocks.MAX_VALUES + " values");
      }
      long size = (long) count.getAsInt() * type.width();
      if (offsets[0] > offsets[1] || offsets[1] - offsets[0] != size) {
        throw new MalformedInputException(
            source.file(),
            place + ".data_offsets",
            Arrays.toString(offsets),
            size + " bytes, for shape " + Arrays.toString(shape) + " of " + type);
      }
      int[] dimensions = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
      return new TensorEntry(name, place, type, dimensions, offsets[0], offsets[1]);
    }
  }

  /** Reads the object that starts at the current token. */
  static TensorEntry read(JsonSource source, String name)
      throws IOException, MalformedInputException {
    String place = source.place();
    Fields fields = new Fields(source);
    source.object("a tensor " + EXPECTED, fields::read);
    return fields.build(name, place);
  }
}
