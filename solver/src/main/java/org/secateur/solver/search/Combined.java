package org.secateur.solver.search;

import java.math.BigInteger;
import java.util.List;
import org.secateur.solver.reduction.Condition;
import org.secateur.solver.reduction.RowOrigin;

/** A condition that is a sum of others: only a lower end, made of ends of rows. */
public sealed interface Combined extends Condition permits Combination, WindowEnd {
  /**
   * An exact row, with nothing rounded, times an integer.
   *
   * @param origin of the row
   * @param multiplier of its lower end where positive, of its upper end where negative
   */
  record Term(RowOrigin origin, BigInteger multiplier) {}

  /** What adds up to it. */
  List<Term> terms();
}
