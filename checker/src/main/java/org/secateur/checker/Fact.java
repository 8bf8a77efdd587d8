package org.secateur.checker;

import java.math.BigInteger;
import java.util.Optional;

/** What a step says; a rule proves it. The target is that of the step's section. */
sealed interface Fact {

  /** Reads a fact from the rest of a line. */
  static Fact parse(Line line) throws Rejection {
    String expected = "\"none\", \"count\" or \"covered\"";
    String kind = line.word(expected);
    Fact fact =
        switch (kind) {
          case "none" -> NoMask.read(line);
          case "count" -> MaskCount.read(line);
          case "covered" -> new Covered(line.fraction());
          default -> throw line.wrong(kind, expected);
        };
    line.end();
    return fact;
  }

  static Sizes sizes(Line line) throws Rejection {
    line.expect("sizes");
    int least = line.integer();
    int most = line.integer();
    if (least > most) {
      throw line.wrong("" + most, "at least " + least);
    }
    return new Sizes(least, most);
  }

  /** No mask of these sizes has an error below (strict) or at most (not strict) the bound. */
  record NoMask(Sizes sizes, Real bound, boolean strict) implements Fact {
    static NoMask read(Line line) throws Rejection {
      Sizes sizes = Fact.sizes(line);
      line.expect("error");
      boolean strict = line.accept("<");
      if (!strict) {
        line.expect("<=");
      }
      return new NoMask(sizes, line.real(), strict);
    }

    @Override
    public String toString() {
      return sizes + ", error " + (strict ? "< " : "<= ") + bound;
    }

    /** Whether this settles one size for another bound. */
    boolean settles(int size, Real other, boolean otherStrict) {
      int order = bound.compareTo(other);
      return sizes.contains(size) && (order > 0 || order == 0 && (otherStrict || !strict));
    }
  }

  /** Exactly that many masks of these sizes have an error of at most the bound. */
  record MaskCount(Sizes sizes, Fraction bound, BigInteger count) implements Fact {
    private static MaskCount read(Line line) throws Rejection {
      Sizes sizes = Fact.sizes(line);
      line.expect("error");
      line.expect("<=");
      Fraction bound = line.fraction();
      line.expect("is");
      return new MaskCount(sizes, bound, natural(line));
    }
  }

  /** Every target of the interval has a mask of an allowed size within the radius. */
  record Covered(Fraction radius) implements Fact {}

  /** A number of masks: an integer that is not negative. */
  static BigInteger natural(Line line) throws Rejection {
    return line.natural("a number of masks");
  }

  /** The number in an optional's place, or none for the word {@code unknown}. */
  static Optional<Real> bound(Line line) throws Rejection {
    return line.accept("unknown") ? Optional.empty() : Optional.of(line.real());
  }
}
