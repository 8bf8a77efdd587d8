package org.secateur.experiments.bench;

import java.util.List;
import java.util.Optional;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SubsetSumInstance;

/** Samples 1, 2, 4, 8 and 15: the subsets of sums 15 to choose between differ in size only. */
final class TinyInstance {
  private TinyInstance() {}

  /** Target 15 1/4: error 1/4 with the last sample alone, or with the four others. */
  static SubsetSumInstance of(Objective objective, String tolerance) {
    return new SubsetSumInstance(
        RationalMatrix.column(
            List.of(1, 2, 4, 8, 15).stream().map(a -> Rational.of((long) a)).toList()),
        RationalMatrix.column(List.of(Rational.of(61, 4))),
        false,
        Optional.empty(),
        Optional.of(Rational.parse(tolerance)),
        Optional.empty(),
        objective,
        Optional.empty());
  }
}
