package org.secateur.instances.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.secateur.instances.MalformedInputException;

/** What the few calls in the pickle of a state dict mean: descriptions of tensors, and dicts. */
final class PickleCalls {
  private final PickleBytes bytes;

  PickleCalls(PickleBytes bytes) {
    this.bytes = bytes;
  }

  private MalformedInputException malformed(String value, String expected) {
    return bytes.malformed(bytes.offset() - 1, value, expected);
  }

  /** REDUCE: a function and the tuple of its arguments. */
  PickleValue reduce(PickleValue function, PickleValue arguments) throws MalformedInputException {
    if (!(function instanceof PickleValue.Global global)) {
      throw malformed("REDUCE of " + function.label(), "a name to call");
    }
    List<PickleValue> items = tuple(arguments, "arguments of " + global.value());
    return switch (global.value()) {
      case ORDERED_DICT -> orderedDict(items);
      case REBUILD_TENSOR -> tensor(items);
      case REBUILD_PARAMETER -> parameter(items);
      default -> throw malformed("REDUCE of " + global.label(), "a function of a state dict");
    };
  }

  /** BUILD: a state dict carries its {@code _metadata} so, which is of no use here. */
  void build(PickleValue state, PickleValue object) throws MalformedInputException {
    if (!(object instanceof PickleValue.Dict) || !(state instanceof PickleValue.Dict)) {
      throw malformed("BUILD of " + object.label(), "a dict with a dict of attributes");
    }
  }

  /** BINPERSID: the tuple that stands for a storage. */
  PickleValue storage(PickleValue id) throws MalformedInputException {
    List<PickleValue> items = tuple(id, "the description of a storage");
    // The sixth entry marks a view of another storage, which PyTorch has not written since 0.4.
    boolean known =
        (items.size() == 5 || items.size() == 6 && items.get(5) instanceof PickleValue.Plain)
            && PickleValue.text(items.get(0)).filter("storage"::equals).isPresent();
    if (!known
        || !(items.get(1) instanceof PickleValue.Global global)
        || global.value().type().isEmpty()
        || !(items.get(2) instanceof PickleValue.Text key)) {
      throw malformed(
          "another description of a storage",
          "(\"storage\", a type of storage, key, device, number of elements)");
    }
    long count = length(items.get(4), "the number of elements of storage " + key.value());
    return new PickleValue.Storage(key.value(), global.value().type().get(), count);
  }

  void put(PickleValue.Dict dict, PickleValue key, PickleValue value)
      throws MalformedInputException {
    // Texts and integers alone, since other keys can be made to take for ever to compare.
    if (!(key instanceof PickleValue.Text) && !(key instanceof PickleValue.Whole)) {
      throw malformed(key.label() + " as a key", "a text");
    }
    if (dict.entries().put(key, value) != null) {
      throw malformed("a second entry for " + key.label(), "each key once");
    }
  }

  /** Empty, or from a list of pairs, as Python 2 has it. */
  private PickleValue orderedDict(List<PickleValue> arguments) throws MalformedInputException {
    PickleValue.Dict dict = new PickleValue.Dict();
    if (arguments.isEmpty()) {
      return dict;
    }
    if (arguments.size() != 1 || !(arguments.get(0) instanceof PickleValue.Sequence pairs)) {
      throw malformed("other arguments of an OrderedDict", "none, or a list of pairs");
    }
    for (PickleValue pair : pairs.items()) {
      List<PickleValue> both =
          pair instanceof PickleValue.Sequence list ? list.items() : tuple(pair, "a pair");
      if (both.size() != 2) {
        throw malformed(pair.label(), "a pair for an OrderedDict");
      }
      put(dict, both.get(0), both.get(1));
    }
    return dict;
  }

  /** Storage, offset, shape and strides; whether gradients are wanted, and hooks, do not matter. */
  private PickleValue tensor(List<PickleValue> arguments) throws MalformedInputException {
    boolean complete = arguments.size() >= 6 && arguments.size() <= 7;
    if (!complete || !(arguments.get(0) instanceof PickleValue.Storage storage)) {
      throw malformed(
          "other arguments of a tensor", "storage, offset, shape, strides, gradients, hooks");
    }
    long offset = length(arguments.get(1), "an offset");
    List<Long> shape = lengths(arguments.get(2), "a shape");
    List<Long> strides = lengths(arguments.get(3), "strides");
    if (shape.size() != strides.size()) {
      throw malformed(strides.size() + " strides", "one for each of " + shape.size());
    }
    return new PickleValue.Tensor(storage, offset, shape, strides);
  }

  private PickleValue parameter(List<PickleValue> arguments) throws MalformedInputException {
    if (arguments.isEmpty() || !(arguments.get(0) instanceof PickleValue.Tensor tensor)) {
      throw malformed("other arguments of a parameter", "a tensor, gradients, hooks");
    }
    return tensor;
  }

  private List<Long> lengths(PickleValue value, String what) throws MalformedInputException {
    List<Long> lengths = new ArrayList<>();
    for (PickleValue item : tuple(value, what)) {
      lengths.add(length(item, what));
    }
    return List.copyOf(lengths);
  }

  private long length(PickleValue value, String what) throws MalformedInputException {
    OptionalLong length = PickleValue.integer(value);
    if (length.isEmpty() || length.getAsLong() < 0) {
      throw malformed(value.label(), what + ", a number from 0");
    }
    return length.getAsLong();
  }

  private List<PickleValue> tuple(PickleValue value, String what) throws MalformedInputException {
    if (!(value instanceof PickleValue.Tuple tuple)) {
      throw malformed(value.label(), what + ", a tuple");
    }
    return tuple.items();
  }
}
