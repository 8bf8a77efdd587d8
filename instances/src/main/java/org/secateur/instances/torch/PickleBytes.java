package org.secateur.instances.torch;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.secateur.instances.MalformedInputException;

/**
 * The bytes of one pickle, which knows how far it has come and does not go on for ever.
 *
 * <p>The tensors' values stand outside the pickle, so that a state dict takes about 200 bytes for
 * each tensor; at most 2^20 bytes are read, whatever objects they might stand for.
 */
final class PickleBytes {
  static final int MAX_BYTES = 1 << 20;

  private final String file;
  private final String place;
  private final InputStream in;
  private int offset;

  /**
   * @param place the name of the pickle in messages
   * @param in read up to the last byte asked for, and no further
   */
  PickleBytes(String file, String place, InputStream in) {
    this.file = file;
    this.place = place;
    this.in = in;
  }

  /** Number of bytes read. */
  int offset() {
    return offset;
  }

  MalformedInputException malformed(int at, String value, String expected) {
    return new MalformedInputException(file, place + ", byte " + at, value, expected);
  }

  private byte[] take(long count) throws IOException, MalformedInputException {
    if (count > MAX_BYTES - offset) {
      throw malformed(offset, "more bytes", "the end of a state dict within " + MAX_BYTES);
    }
    byte[] bytes = in.readNBytes((int) count);
    offset += bytes.length;
    if (bytes.length < count) {
      throw malformed(offset, "the end of the file", "the rest of the pickle");
    }
    return bytes;
  }

  int unsignedByte() throws IOException, MalformedInputException {
    return Byte.toUnsignedInt(take(1)[0]);
  }

  int unsignedShort() throws IOException, MalformedInputException {
    return Short.toUnsignedInt(littleEndian(2).getShort());
  }

  int signedInt() throws IOException, MalformedInputException {
    return littleEndian(4).getInt();
  }

  long unsignedInt() throws IOException, MalformedInputException {
    return Integer.toUnsignedLong(signedInt());
  }

  private ByteBuffer littleEndian(int count) throws IOException, MalformedInputException {
    return ByteBuffer.wrap(take(count)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A double, which pickles have in big endian. */
  double bigEndianDouble() throws IOException, MalformedInputException {
    return ByteBuffer.wrap(take(8)).getDouble();
  }

  long signedLong() throws IOException, MalformedInputException {
    return littleEndian(8).getLong();
  }

  /** An integer of any length, in two's complement and little endian. */
  BigInteger integer(int count) throws IOException, MalformedInputException {
    byte[] bytes = take(count);
    for (int i = 0; i < count / 2; i++) {
      byte other = bytes[i];
      bytes[i] = bytes[count - 1 - i];
      bytes[count - 1 - i] = other;
    }
    return count == 0 ? BigInteger.ZERO : new BigInteger(bytes);
  }

  String text(long count) throws IOException, MalformedInputException {
    int start = offset;
    byte[] bytes = take(count);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed(start, "bytes that are no text", "UTF-8");
    }
  }

  /** The text up to the next line feed, which is read too. */
  String line() throws IOException, MalformedInputException {
    StringBuilder line = new StringBuilder();
    for (int c = unsignedByte(); c != '\n'; c = unsignedByte()) {
      line.append((char) c);
    }
    return line.toString();
  }
}
