package org.secateur.instances.torch;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.secateur.instances.binary.NumberType;

/**
 * What can stand on the stack of a pickle. Containers are compared by identity, since a pickle may
 * put one into itself.
 */
sealed interface PickleValue {
  /** A word for messages; does not look into containers. */
  String label();

  static Optional<String> text(PickleValue value) {
    return value instanceof Text text ? Optional.of(text.value) : Optional.empty();
  }

  /** The value of an integer of at most 64 bits. */
  static OptionalLong integer(PickleValue value) {
    return value instanceof Whole whole && whole.value.bitLength() < Long.SIZE
        ? OptionalLong.of(whole.value.longValue())
        : OptionalLong.empty();
  }

  /** What is only ever passed on: None, and numbers that are no integers. */
  record Plain(String label) implements PickleValue {}

  record Truth(boolean value) implements PickleValue {
    @Override
    public String label() {
      return value ? "True" : "False";
    }
  }

  record Whole(BigInteger value) implements PickleValue {
    @Override
    public String label() {
      return "the integer " + value;
    }
  }

  record Text(String value) implements PickleValue {
    @Override
    public String label() {
      return "the text \"" + value + "\"";
    }
  }

  record Global(PickleGlobal value) implements PickleValue {
    @Override
    public String label() {
      return "the name " + value;
    }
  }

  record Tuple(List<PickleValue> items) implements PickleValue {
    @Override
    public String label() {
      return "a tuple of " + items.size();
    }
  }

  /** A place in memory for elements of one type. */
  record Storage(String key, NumberType type, long count) implements PickleValue {
    @Override
    public String label() {
      return "storage " + key;
    }
  }

  /**
   * A view of a storage.
   *
   * @param offset of the first element, in elements
   * @param shape lengths of the dimensions
   * @param strides of the dimensions, in elements
   */
  record Tensor(Storage storage, long offset, List<Long> shape, List<Long> strides)
      implements PickleValue {
    @Override
    public String label() {
      return "a tensor of shape " + shape;
    }
  }

  /** A list. */
  final class Sequence implements PickleValue {
    private final List<PickleValue> items = new ArrayList<>();

    List<PickleValue> items() {
      return items;
    }

    @Override
    public String label() {
      return "a list of " + items.size();
    }
  }

  /** A dict, ordered or not: by insertion. */
  final class Dict implements PickleValue {
    private final Map<PickleValue, PickleValue> entries = new LinkedHashMap<>();

    Map<PickleValue, PickleValue> entries() {
      return entries;
    }

    @Override
    public String label() {
      return "a dict of " + entries.size();
    }
  }
}
