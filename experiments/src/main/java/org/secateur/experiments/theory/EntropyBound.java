package org.secateur.experiments.theory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A bound n ≥ right side / H2(k/n), with n on both sides: the least n is found by halving, which is
 * right because n · H2(k/n) grows with n (note {@code theory-bounds}).
 *
 * @param first the least n that the statement allows
 * @param firstText the same in words
 * @param conditions of the statement, for the values and the n that was found
 */
record EntropyBound(
    String name,
    Citation citation,
    List<ParameterRule> rules,
    Function<ParameterValues, LogTerm> right,
    Function<ParameterValues, BigInteger> first,
    String firstText,
    Function<ParameterValues, List<BoundValue.Condition>> conditions)
    implements Bound {

  @Override
  public String method() {
    return "least n with "
        + firstText
        + " and n·H2(k/n) ≥ right side, by doubling and halving: the left side is proved to grow"
        + " with n";
  }

  @Override
  public String integerName() {
    return "least n";
  }

  @Override
  public String realName() {
    return "right side";
  }

  @Override
  public BoundValue evaluate(ParameterValues values) {
    LogTerm term = right.apply(values);
    EntropyCondition condition = new EntropyCondition(values.integer(Parameter.K), term);
    BigInteger start = first.apply(values);
    BigInteger least = LeastInteger.from(start, condition::holds);
    List<String> remarks = new ArrayList<>();
    if (least.equals(start)) {
      remarks.add("the least n is the least that " + firstText + " allows");
    }
    values
        .optional(Parameter.N)
        .ifPresent(
            n ->
                remarks.add(
                    n.compareTo(start) < 0
                        ? "n = " + n + " is outside the statement, which has " + firstText
                        : verdict(n, n.compareTo(least) >= 0)));
    return new BoundValue(
        least, term.at(Decision.FIRST_BITS + term.headroom()), conditions.apply(values), remarks);
  }

  static String verdict(BigInteger n, boolean satisfies) {
    return "n = " + n + (satisfies ? " satisfies the bound" : " is below the bound");
  }
}
