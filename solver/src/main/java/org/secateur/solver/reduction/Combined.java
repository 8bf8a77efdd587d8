package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.List;

/** A condition that is a sum of others: only a lower end, made of ends of rows. */
public interface Combined extends Condition {
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
