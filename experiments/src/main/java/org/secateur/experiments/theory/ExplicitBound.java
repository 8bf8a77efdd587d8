package org.secateur.experiments.theory;

import java.util.List;
import java.util.function.Function;

/** A bound whose formula gives the number at once. */
record ExplicitBound(
    String name,
    Citation citation,
    List<ParameterRule> rules,
    String realName,
    String integerName,
    Function<ParameterValues, LogTerm> formula)
    implements Bound {

  @Override
  public String method() {
    return "explicit formula, rounded up";
  }

  @Override
  public BoundValue evaluate(ParameterValues values) {
    LogTerm term = formula.apply(values);
    return new BoundValue(
        term.ceiling(name),
        term.at(Decision.FIRST_BITS + term.headroom()),
        List.of(),
        values
            .optional(Parameter.N)
            .map(n -> List.of(EntropyBound.verdict(n, n.compareTo(term.ceiling(name)) >= 0)))
            .orElse(List.of()));
  }
}
