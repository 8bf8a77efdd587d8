package org.secateur.instances.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import org.secateur.instances.MalformedInputException;

/**
 * A message of protocol buffers, field by field. What is not asked for is skipped; a field that is
 * asked for in another wire type than it has is a fault.
 */
final class ProtoSource {
  /** Reads the field if it is of interest. */
  interface FieldReader {
    void read(int number) throws IOException, MalformedInputException;
  }

  private interface IntegerReader {
    long next() throws IOException;
  }

  private final CodedInputStream in;
  private int tag;
  private boolean taken;

  ProtoSource(byte[] bytes) {
    in = CodedInputStream.newInstance(bytes);
    // Values of tensors are not copied: nothing changes the bytes.
    in.enableAliasing(true);
  }

  /** Reads all fields of the message that has been entered, at first the outermost. */
  void message(FieldReader fields) throws IOException, MalformedInputException {
    while (!in.isAtEnd()) {
      int here = in.readTag();
      tag = here;
      taken = false;
      fields.read(WireFormat.getTagFieldNumber(here));
      if (!taken && !in.skipField(here)) {
        throw new InvalidProtocolBufferException("a group ends that has not begun");
      }
    }
  }

  private void take(int wireType) throws InvalidProtocolBufferException {
    if (WireFormat.getTagWireType(tag) != wireType) {
      throw new InvalidProtocolBufferException(
          "field " + WireFormat.getTagFieldNumber(tag) + " has another wire type");
    }
    taken = true;
  }

  /** Reads the message that is the current field's value. */
  void nested(FieldReader fields) throws IOException, MalformedInputException {
    take(WireFormat.WIRETYPE_LENGTH_DELIMITED);
    int outer = in.pushLimit(in.readUInt32());
    message(fields);
    in.popLimit(outer);
    taken = true;
  }

  long integer() throws IOException {
    take(WireFormat.WIRETYPE_VARINT);
    return in.readInt64();
  }

  float single() throws IOException {
    take(WireFormat.WIRETYPE_FIXED32);
    return in.readFloat();
  }

  ByteBuffer bytes() throws IOException {
    take(WireFormat.WIRETYPE_LENGTH_DELIMITED);
    return in.readByteBuffer();
  }

  String text() throws IOException {
    take(WireFormat.WIRETYPE_LENGTH_DELIMITED);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(in.readByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new InvalidProtocolBufferException("a text that is no UTF-8");
    }
  }

  /** Repeated integers, packed or not. */
  void integers(LongConsumer consumer) throws IOException {
    repeated(WireFormat.WIRETYPE_VARINT, in::readInt64, consumer);
  }

  /** Repeated floats, packed or not, as their bits. */
  void singles(LongConsumer consumer) throws IOException {
    repeated(WireFormat.WIRETYPE_FIXED32, in::readFixed32, consumer);
  }

  /** Repeated doubles, packed or not, as their bits. */
  void doubles(LongConsumer consumer) throws IOException {
    repeated(WireFormat.WIRETYPE_FIXED64, in::readFixed64, consumer);
  }

  private void repeated(int single, IntegerReader reader, LongConsumer consumer)
      throws IOException {
    if (WireFormat.getTagWireType(tag) == single) {
      taken = true;
      consumer.accept(reader.next());
      return;
    }
    take(WireFormat.WIRETYPE_LENGTH_DELIMITED);
    int outer = in.pushLimit(in.readUInt32());
    while (in.getBytesUntilLimit() > 0) {
      consumer.accept(reader.next());
    }
    in.popLimit(outer);
  }
}
