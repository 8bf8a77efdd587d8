package org.secateur.checker.claim;

import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/** No mask of these sizes has an error below (strict) or at most (not strict) the bound. */
public record NoMask(Sizes sizes, Real bound, boolean strict) implements Fact {
  public static NoMask read(Line line) throws Rejection {
    Sizes sizes = line.sizes();
    line.expect("error");
    boolean strict = line.either("<", "<=");
    return new NoMask(sizes, line.real(), strict);
  }

  /** Whether this settles one size for another bound. */
  public boolean settles(int size, Real other, boolean otherStrict) {
    int order = bound.compareTo(other);
    return sizes.contains(size) && (order > 0 || order == 0 && (otherStrict || !strict));
  }

  @Override
  public String toString() {
    return sizes + ", error " + (strict ? "< " : "<= ") + bound;
  }
}
