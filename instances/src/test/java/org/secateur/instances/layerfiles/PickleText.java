package org.secateur.instances.layerfiles;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles opcode by opcode. */
final class PickleText {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final int protocol;

  PickleText(int protocol) {
    this.protocol = protocol;
    op(0x80).op(protocol);
  }

  PickleText op(int... codes) {
    for (int code : codes) {
      out.write(code);
    }
    return this;
  }

  PickleText ascii(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  PickleText text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (protocol >= 4) {
      op(0x8c, bytes.length);
    } else {
      op('X');
      out.writeBytes(littleEndian(4).putInt(bytes.length).array());
    }
    out.writeBytes(bytes);
    return this;
  }

  PickleText number(long value) {
    if (value >= 0 && value < 256) {
      return op('K', (int) value);
    }
    if (value == (int) value) {
      op('J');
      out.writeBytes(littleEndian(4).putInt((int) value).array());
      return this;
    }
    op(0x8a, 8);
    out.writeBytes(littleEndian(8).putLong(value).array());
    return this;
  }

  PickleText global(String module, String name) {
    return protocol >= 4
        ? text(module).text(name).op(0x93, 0x94)
        : ascii("c" + module + "\n" + name + "\n");
  }

  PickleText numbers(long... values) {
    op('(');
    for (long value : values) {
      number(value);
    }
    return op('t');
  }

  byte[] stop() {
    op('.');
    return out.toByteArray();
  }

  private static ByteBuffer littleEndian(int count) {
    return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
  }
}
