package org.secateur.instances.onnx;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A message of protocol buffers to be written; tensors are encoded only then. */
final class ProtoMessage {
  /** Writes the value of a field, without its tag. */
  interface Writer {
    void write(CodedOutputStream out) throws IOException;
  }

  private record Field(int number, int wireType, long size, Writer writer) {}

  private final List<Field> fields = new ArrayList<>();

  /**
   * Adds a field.
   *
   * @param size of the value in bytes
   */
  ProtoMessage field(int number, int wireType, long size, Writer value) {
    fields.add(new Field(number, wireType, size, value));
    return this;
  }

  ProtoMessage integer(int number, long value) {
    int size = CodedOutputStream.computeInt64SizeNoTag(value);
    return field(number, WireFormat.WIRETYPE_VARINT, size, out -> out.writeInt64NoTag(value));
  }

  ProtoMessage text(int number, String value) {
    int size = CodedOutputStream.computeStringSizeNoTag(value);
    return field(
        number, WireFormat.WIRETYPE_LENGTH_DELIMITED, size, out -> out.writeStringNoTag(value));
  }

  ProtoMessage message(int number, ProtoMessage value) {
    return delimited(number, value.size(), value::write);
  }

  /** Values as the bytes of floats, little endian; each must be one. */
  ProtoMessage singles(int number, double[] values) {
    return delimited(
        number,
        (long) Float.BYTES * values.length,
        out -> {
          for (double value : values) {
            out.writeFloatNoTag((float) value);
          }
        });
  }

  /** Values as the bytes of doubles, little endian. */
  ProtoMessage doubles(int number, double[] values) {
    return delimited(
        number,
        (long) Double.BYTES * values.length,
        out -> {
          for (double value : values) {
            out.writeDoubleNoTag(value);
          }
        });
  }

  private ProtoMessage delimited(int number, long length, Writer content) {
    int checked = Math.toIntExact(length);
    return field(
        number,
        WireFormat.WIRETYPE_LENGTH_DELIMITED,
        CodedOutputStream.computeUInt32SizeNoTag(checked) + length,
        out -> {
          out.writeUInt32NoTag(checked);
          content.write(out);
        });
  }

  /** Bytes of the message. */
  long size() {
    long size = 0;
    for (Field field : fields) {
      size += CodedOutputStream.computeTagSize(field.number) + field.size;
    }
    return size;
  }

  void write(CodedOutputStream out) throws IOException {
    for (Field field : fields) {
      out.writeTag(field.number, field.wireType);
      field.writer.write(out);
    }
  }
}
