package org.secateur.checker.tree;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.secateur.checker.arithmetic.Integers;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * Rule {@code comb ID (ROW lower|upper M)…}: the sum of earlier rows' inequalities "sum ≥ lower" or
 * "−sum ≥ −upper", each times an integer M ≥ 0. It has a lower bound if all of these bounds exist,
 * and no upper bound.
 */
public final class CombinedRow extends Row {
  /** A row's inequality and its multiplier. */
  private record Term(Inequality inequality, BigInteger multiplier) {}

  private final List<Term> terms;

  private CombinedRow(Options options, Integers coefficients, List<Term> terms) {
    super(options, coefficients);
    this.terms = terms;
  }

  /** Reads what follows the row's number. */
  public static Row read(Line line, Rows rows) throws Rejection {
    Options options = rows.options();
    List<Term> terms = new ArrayList<>();
    BigInteger[] sums = new BigInteger[options.count()];
    Arrays.fill(sums, BigInteger.ZERO);
    do {
      Inequality inequality = rows.inequality(line);
      BigInteger multiplier = line.natural("an integer multiplier of at least 0");
      terms.add(new Term(inequality, multiplier));
      Arrays.setAll(sums, o -> sums[o].add(inequality.coefficient(o).multiply(multiplier)));
    } while (line.hasNext());
    return new CombinedRow(options, Integers.of(sums.length, o -> sums[o]), terms);
  }

  @Override
  Bounds find(NoMask fact) {
    BigInteger sum = BigInteger.ZERO;
    for (Term term : terms) {
      BigInteger bound = term.inequality.boundOrNull(fact);
      if (bound == null) {
        return new Bounds(null, null);
      }
      sum = sum.add(bound.multiply(term.multiplier));
    }
    return new Bounds(sum, null);
  }
}
