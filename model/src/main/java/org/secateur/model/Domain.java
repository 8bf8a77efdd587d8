package org.secateur.model;

import java.util.List;
import java.util.Objects;

/** The set of inputs over which the error of a network is measured; never empty. */
public sealed interface Domain {
  /**
   * Checks that the domain lies in a space of d dimensions.
   *
   * @throws IllegalArgumentException if it does not
   */
  void requireDimension(int d);

  /**
   * The inputs with lower ≤ x ≤ upper, coordinate by coordinate; flat where both are equal, and not
   * necessarily around 0.
   */
  record Box(List<Rational> lower, List<Rational> upper) implements Domain {
    public Box {
      lower = List.copyOf(lower);
      upper = List.copyOf(upper);
      requireLength("upper", upper.size(), lower.size());
      for (int i = 0; i < lower.size(); i++) {
        if (lower.get(i).compareTo(upper.get(i)) > 0) {
          throw new IllegalArgumentException(
              "box: coordinate "
                  + i
                  + " from "
                  + lower.get(i)
                  + " to "
                  + upper.get(i)
                  + ", expected lower ≤ upper");
        }
      }
    }

    @Override
    public void requireDimension(int d) {
      requireLength("lower", lower.size(), d);
    }
  }

  /** The inputs of norm at most the radius, which is at least 0. */
  record Ball(Norm norm, Rational radius) implements Domain {
    public Ball {
      Objects.requireNonNull(norm, "norm");
      if (radius.signum() < 0) {
        throw new IllegalArgumentException("radius: " + radius + ", expected ≥ 0");
      }
    }

    @Override
    public void requireDimension(int d) {
      // A ball fits into every space.
    }
  }

  /** The rows of a matrix, at least one. */
  record Points(RationalMatrix points) implements Domain {
    public Points {
      if (points.rows() < 1) {
        throw new IllegalArgumentException("points: none, expected at least one");
      }
    }

    @Override
    public void requireDimension(int d) {
      requireLength("points", points.columns(), d);
    }
  }

  private static void requireLength(String name, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          name + ": length " + length + ", expected " + expected + ", one for each input");
    }
  }

  /** The norm of a ball. */
  enum Norm {
    ONE,
    TWO;

    /** The number in the file format. */
    public int order() {
      return ordinal() + 1;
    }
  }
}
