package org.secateur.instances.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;

/** The facts that finished refutations have proved. */
final class RefutedSizes {
  /** No mask of these sizes has an error below (strict) or at most the bound. */
  private record Fact(SizeRange sizes, boolean strict, ExactReal bound) {
    boolean settles(int size, ExactReal error, boolean strictly) {
      int order = bound.compareTo(error);
      return sizes.contains(size) && (order > 0 || order == 0 && (strictly || !strict));
    }

    @Override
    public String toString() {
      String order = strict ? " error < " : " error <= ";
      return "sizes " + sizes.least() + " " + sizes.most() + order + bound;
    }
  }

  private final List<Fact> proved = new ArrayList<>();
  private Fact open;

  /** Notes what is to be proved, and returns its text. */
  String start(SizeRange sizes, boolean strict, ExactReal bound) {
    open = new Fact(sizes, strict, bound);
    return open.toString();
  }

  void finish() {
    proved.add(open);
  }

  /** Whether every size of the range is refuted for this error; an empty range is. */
  boolean covers(int least, int most, ExactReal error, boolean strict) {
    for (int size = least; size <= most; size++) {
      if (!settles(size, error, strict)) {
        return false;
      }
    }
    return true;
  }

  boolean settles(int size, ExactReal error, boolean strict) {
    return strict && error.signum() == 0
        || proved.stream().anyMatch(f -> f.settles(size, error, strict));
  }

  /** The largest E such that no mask of these sizes is known to have an error below E. */
  ExactReal leastError(int least, int most) {
    ExactReal bound = null;
    for (int size = least; size <= most; size++) {
      int at = size;
      Optional<ExactReal> best =
          proved.stream()
              .filter(f -> f.sizes.contains(at))
              .map(Fact::bound)
              .max(ExactReal::compareTo);
      ExactReal found = best.orElse(Rational.ZERO);
      bound = bound == null || found.compareTo(bound) < 0 ? found : bound;
    }
    return bound == null ? Rational.ZERO : bound;
  }
}
