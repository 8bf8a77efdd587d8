package org.secateur.instances.npz;

import java.util.Arrays;

/**
 * An array of finite real numbers.
 *
 * <p>Large arrays are shared rather than copied: the constructor keeps the arrays it is given and
 * the accessors return them. Neither side may change them afterwards.
 *
 * @param shape lengths of the dimensions; empty for a single number
 * @param values row major; float16, float32 and integers widened exactly
 */
public record NpyArray(int[] shape, double[] values) {
  public NpyArray {
    long product = 1;
    for (int length : shape) {
      product = Math.multiplyExact(product, length);
    }
    if (product != values.length) {
      throw new IllegalArgumentException(
          "values: " + values.length + ", expected the product of " + Arrays.toString(shape));
    }
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof NpyArray other
        && Arrays.equals(shape, other.shape)
        && Arrays.equals(values, other.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "array of shape " + Arrays.toString(shape);
  }
}
