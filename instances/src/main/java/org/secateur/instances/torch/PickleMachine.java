package org.secateur.instances.torch;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.secateur.instances.MalformedInputException;

/**
 * Reads one pickle of a state dict: a stack machine that knows the opcodes such a pickle is made
 * of, in protocols 2 to 5, and the names of {@link PickleGlobal}, and refuses everything else.
 *
 * <p>A pickle is a program, and Python's own machine calls whatever function the file names. This
 * one calls nothing: names are texts, and REDUCE and BUILD are understood for the few of them only
 * (see {@link PickleCalls}).
 *
 * @see <a href="https://docs.python.org/3/library/pickletools.html">Opcodes of pickles</a>
 */
final class PickleMachine {
  private static final PickleValue NONE = new PickleValue.Plain("None");

  /** Opcodes with a meaning that no state dict needs, for messages. */
  private static final Map<Integer, String> REFUSED =
      Map.ofEntries(
          Map.entry((int) 'i', "INST"),
          Map.entry((int) 'o', "OBJ"),
          Map.entry((int) 'P', "PERSID"),
          Map.entry(0x81, "NEWOBJ"),
          Map.entry(0x92, "NEWOBJ_EX"),
          Map.entry(0x82, "EXT1"),
          Map.entry(0x83, "EXT2"),
          Map.entry(0x84, "EXT4"),
          Map.entry(0x96, "BYTEARRAY8"),
          Map.entry(0x97, "NEXT_BUFFER"),
          Map.entry((int) 'I', "INT"),
          Map.entry((int) 'L', "LONG"),
          Map.entry((int) 'F', "FLOAT"),
          Map.entry((int) 'S', "STRING"),
          Map.entry((int) 'V', "UNICODE"),
          Map.entry((int) 'B', "BINBYTES"),
          Map.entry((int) 'C', "SHORT_BINBYTES"));

  private final PickleBytes bytes;
  private final PickleStack stack;
  private final PickleCalls calls;

  private PickleMachine(PickleBytes bytes) {
    this.bytes = bytes;
    this.stack = new PickleStack(bytes);
    this.calls = new PickleCalls(bytes);
  }

  /**
   * Reads one pickle up to its last byte.
   *
   * @param place the name of the pickle in messages
   */
  static PickleValue read(String file, String place, InputStream in)
      throws IOException, MalformedInputException {
    return new PickleMachine(new PickleBytes(file, place, in)).run();
  }

  private PickleValue run() throws IOException, MalformedInputException {
    if (bytes.unsignedByte() != 0x80) {
      throw bytes.malformed(0, "other first bytes", "a pickle of protocol 2 to 5");
    }
    requireProtocol();
    for (int code = bytes.unsignedByte(); code != '.'; code = bytes.unsignedByte()) {
      boolean known = pushed(code) || built(code) || moved(code);
      if (!known) {
        throw refused(code);
      }
    }
    if (!stack.isSingle()) {
      throw bytes.malformed(bytes.offset() - 1, "STOP with other values left", "one value");
    }
    return stack.pop();
  }

  private void requireProtocol() throws IOException, MalformedInputException {
    int protocol = bytes.unsignedByte();
    if (protocol < 2 || protocol > 5) {
      throw bytes.malformed(bytes.offset() - 1, "pickle protocol " + protocol, "2 to 5");
    }
  }

  private MalformedInputException refused(int code) {
    String name = REFUSED.containsKey(code) ? REFUSED.get(code) + " " : "";
    return bytes.malformed(
        bytes.offset() - 1,
        String.format(Locale.ROOT, "pickle opcode %s(0x%02x)", name, code),
        "the opcodes of a state dict; nothing in the file is executed");
  }

  /** Opcodes that push a constant. */
  private boolean pushed(int code) throws IOException, MalformedInputException {
    Optional<PickleValue> value =
        switch (code) {
          case 'N' -> Optional.of(NONE);
          case 0x88 -> Optional.of(new PickleValue.Truth(true));
          case 0x89 -> Optional.of(new PickleValue.Truth(false));
          case 'J' -> Optional.of(whole(bytes.signedInt()));
          case 'K' -> Optional.of(whole(bytes.unsignedByte()));
          case 'M' -> Optional.of(whole(bytes.unsignedShort()));
          case 0x8a -> Optional.of(new PickleValue.Whole(bytes.integer(bytes.unsignedByte())));
          case 'G' -> Optional.of(new PickleValue.Plain("the number " + bytes.bigEndianDouble()));
          // T and U are the byte strings of Python 2, whose state dicts have their names in them.
          case 'U', 0x8c -> Optional.of(text(bytes.unsignedByte()));
          case 'T', 'X' -> Optional.of(text(bytes.unsignedInt()));
          case ')' -> Optional.of(new PickleValue.Tuple(List.of()));
          case ']' -> Optional.of(new PickleValue.Sequence());
          case '}' -> Optional.of(new PickleValue.Dict());
          case 'c' -> Optional.of(global(bytes.offset() - 1, bytes.line(), bytes.line()));
          default -> Optional.empty();
        };
    value.ifPresent(stack::push);
    return value.isPresent();
  }

  private static PickleValue whole(long value) {
    return new PickleValue.Whole(BigInteger.valueOf(value));
  }

  private PickleValue text(long length) throws IOException, MalformedInputException {
    return new PickleValue.Text(bytes.text(length));
  }

  private PickleValue global(int at, String module, String label) throws MalformedInputException {
    Optional<PickleGlobal> known = PickleGlobal.of(module, label);
    if (known.isEmpty()) {
      throw bytes.malformed(
          at,
          "the name " + module + "." + label,
          "one of a state dict (" + PickleGlobal.known() + "); nothing in the file is executed");
    }
    return new PickleValue.Global(known.get());
  }

  /** Opcodes that make one value of those on the stack. */
  private boolean built(int code) throws MalformedInputException {
    switch (code) {
      case 't' -> stack.push(new PickleValue.Tuple(stack.popToMark()));
      case 0x85, 0x86, 0x87 -> stack.push(new PickleValue.Tuple(stack.pop(code - 0x84)));
      case 'a' -> append(stack.pop(1));
      case 'e' -> append(stack.popToMark());
      case 's' -> setItems(stack.pop(2));
      case 'u' -> setItems(stack.popToMark());
      case 'l' -> {
        List<PickleValue> items = stack.popToMark();
        stack.push(new PickleValue.Sequence());
        append(items);
      }
      case 'd' -> {
        List<PickleValue> items = stack.popToMark();
        stack.push(new PickleValue.Dict());
        setItems(items);
      }
      case 0x93 -> {
        List<PickleValue> names = stack.pop(2);
        stack.push(global(bytes.offset() - 1, text(names.get(0)), text(names.get(1))));
      }
      case 'R' -> {
        List<PickleValue> call = stack.pop(2);
        stack.push(calls.reduce(call.get(0), call.get(1)));
      }
      case 'b' -> calls.build(stack.pop(), stack.top());
      case 'Q' -> stack.push(calls.storage(stack.pop()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private String text(PickleValue value) throws MalformedInputException {
    return PickleValue.text(value)
        .orElseThrow(() -> bytes.malformed(bytes.offset() - 1, value.label(), "a text"));
  }

  private void append(List<PickleValue> items) throws MalformedInputException {
    if (!(stack.top() instanceof PickleValue.Sequence sequence)) {
      throw bytes.malformed(bytes.offset() - 1, stack.top().label(), "a list to append to");
    }
    sequence.items().addAll(items);
  }

  private void setItems(List<PickleValue> items) throws MalformedInputException {
    if (!(stack.top() instanceof PickleValue.Dict dict) || items.size() % 2 != 0) {
      throw bytes.malformed(bytes.offset() - 1, stack.top().label(), "a dict and pairs for it");
    }
    for (Iterator<PickleValue> pair = items.iterator(); pair.hasNext(); ) {
      calls.put(dict, pair.next(), pair.next());
    }
  }

  /** Opcodes that change nothing but the places of values. */
  private boolean moved(int code) throws IOException, MalformedInputException {
    switch (code) {
      case '(' -> stack.mark();
      case 'q' -> stack.remember(bytes.unsignedByte());
      case 'r' -> stack.remember(bytes.unsignedInt());
      case 0x94 -> stack.memoize();
      case 'h' -> stack.recall(bytes.unsignedByte());
      case 'j' -> stack.recall(bytes.unsignedInt());
      // A frame only says how far to read ahead.
      case 0x95 -> bytes.signedLong();
      case 0x80 -> requireProtocol();
      default -> {
        return false;
      }
    }
    return true;
  }
}
