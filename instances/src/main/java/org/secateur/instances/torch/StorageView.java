package org.secateur.instances.torch;

import java.util.OptionalInt;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.binary.NumberBlocks;
import org.secateur.instances.npz.NpyArray;

/** Takes the elements of a tensor from its storage, wherever its strides have put them. */
final class StorageView {
  private static final int MAX_DIMENSIONS = 16;

  private final String file;
  private final String name;
  private final PickleValue.Tensor tensor;

  /**
   * @param name of the tensor in the file, for messages
   */
  StorageView(String file, String name, PickleValue.Tensor tensor) {
    this.file = file;
    this.name = name;
    this.tensor = tensor;
  }

  private long[] shape() {
    return tensor.shape().stream().mapToLong(Long::longValue).toArray();
  }

  /**
   * The number of elements, no more than the storage has: a tensor that repeats elements could be
   * of any size without any file behind it, and no weights of a layer are such.
   *
   * @throws MalformedInputException if an element lies outside of the storage
   */
  int requireInside() throws MalformedInputException {
    OptionalInt count = NumberBlocks.count(shape());
    long stored = tensor.storage().count();
    if (count.isEmpty() || tensor.shape().size() > MAX_DIMENSIONS) {
      throw malformed("at most " + NumberBlocks.MAX_VALUES + " values");
    }
    if (count.getAsInt() > stored || count.getAsInt() > 0 && last() >= stored) {
      throw malformed("elements within its storage of " + stored);
    }
    return count.getAsInt();
  }

  private MalformedInputException malformed(String expected) {
    String strides = ", strides " + tensor.strides() + ", offset " + tensor.offset();
    return new MalformedInputException(file, name, tensor.label() + strides, expected);
  }

  /** Position of the last element, or a number beyond every storage. */
  private long last() {
    try {
      long last = tensor.offset();
      for (int d = 0; d < tensor.shape().size(); d++) {
        long steps = tensor.shape().get(d) - 1;
        last = Math.addExact(last, Math.multiplyExact(steps, tensor.strides().get(d)));
      }
      return last;
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * The tensor's elements, row major.
   *
   * @param stored all elements of the storage
   */
  NpyArray take(double[] stored) throws MalformedInputException {
    int count = requireInside();
    int[] shape = tensor.shape().stream().mapToInt(Math::toIntExact).toArray();
    double[] values = isWhole(count) ? stored : new double[count];
    if (values != stored) {
      int[] index = new int[shape.length];
      for (int i = 0; i < count; i++) {
        long at = tensor.offset();
        for (int d = 0; d < shape.length; d++) {
          at += index[d] * tensor.strides().get(d);
        }
        values[i] = stored[Math.toIntExact(at)];
        for (int d = shape.length - 1; d >= 0 && ++index[d] == shape[d]; d--) {
          index[d] = 0;
        }
      }
    }
    NumberBlocks.requireExact(file, name, tensor.storage().type(), shape, values);
    return new NpyArray(shape, values);
  }

  private boolean isWhole(int count) {
    long expected = 1;
    boolean contiguous = tensor.offset() == 0 && count == tensor.storage().count();
    for (int d = tensor.shape().size() - 1; d >= 0 && contiguous; d--) {
      contiguous = tensor.strides().get(d) == expected;
      expected *= tensor.shape().get(d);
    }
    return contiguous;
  }
}
