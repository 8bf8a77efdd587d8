package org.secateur.instances.torch;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secateur.instances.binary.NumberType;

/**
 * The names that a pickle may mention: those of a state dict. They are compared as texts and stand
 * for what this package does with them; nothing is looked up or loaded by name.
 */
enum PickleGlobal {
  ORDERED_DICT("collections", "OrderedDict"),
  REBUILD_TENSOR("torch._utils", "_rebuild_tensor_v2"),
  REBUILD_PARAMETER("torch._utils", "_rebuild_parameter"),
  FLOAT("torch", "FloatStorage", NumberType.FLOAT32),
  DOUBLE("torch", "DoubleStorage", NumberType.FLOAT64),
  HALF("torch", "HalfStorage", NumberType.FLOAT16),
  BFLOAT16("torch", "BFloat16Storage", NumberType.BFLOAT16),
  LONG("torch", "LongStorage", NumberType.INT64),
  INT("torch", "IntStorage", NumberType.INT32),
  SHORT("torch", "ShortStorage", NumberType.INT16),
  CHAR("torch", "CharStorage", NumberType.INT8),
  BYTE("torch", "ByteStorage", NumberType.UINT8),
  BOOL("torch", "BoolStorage", NumberType.BOOLEAN);

  private final String module;
  private final String label;
  private final Optional<NumberType> type;

  PickleGlobal(String module, String label) {
    this.module = module;
    this.label = label;
    this.type = Optional.empty();
  }

  PickleGlobal(String module, String label, NumberType type) {
    this.module = module;
    this.label = label;
    this.type = Optional.of(type);
  }

  static Optional<PickleGlobal> of(String module, String label) {
    return Arrays.stream(values())
        .filter(global -> global.module.equals(module) && global.label.equals(label))
        .findFirst();
  }

  /** All names, for messages. */
  static String known() {
    return Arrays.stream(values()).map(PickleGlobal::toString).collect(Collectors.joining(", "));
  }

  /** The elements of a storage; absent for what is no storage. */
  Optional<NumberType> type() {
    return type;
  }

  @Override
  public String toString() {
    return module + "." + label;
  }
}
