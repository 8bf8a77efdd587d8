package org.secateur.solver.parts;

import java.util.Arrays;
import java.util.List;
import org.secateur.model.Rational;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.RowOrigin;
import org.secateur.solver.reduction.ScaledInput;
import org.secateur.solver.reduction.SelectionRow;

/**
 * A row in exact numbers, in the units of the outputs.
 *
 * @param values what each option adds to the output at the input; borrowed
 * @param target the target's output there
 * @param isRectified whether the network's output is the sum's positive part
 * @param row the same for a search
 */
record FiniteRow(Rational[] values, Rational target, boolean isRectified, SelectionRow row) {
  /** The rows of an input, one for each output. */
  static List<FiniteRow> at(NetworkSelection network, List<Rational> input) {
    ScaledInput scaled = ScaledInput.of(input);
    Rational unit =
        Rational.of(
            network
                .instance()
                .network()
                .hidden()
                .denominator()
                .multiply(network.instance().network().output().denominator())
                .multiply(scaled.factor()));
    List<Rational> targets = network.instance().target().apply(input);
    return network.rowsAt(input).stream()
        .map(
            row -> {
              int r = row.origin().output();
              Rational[] values = new Rational[network.options()];
              Arrays.setAll(
                  values,
                  o ->
                      Rational.of(network.columns().coefficient(o, scaled.vector(), r))
                          .divide(unit));
              return new FiniteRow(values, targets.get(r), row.ends().isRectified(), row);
            })
        .toList();
  }

  RowOrigin origin() {
    return row.origin();
  }

  boolean depends(int option) {
    return values[option].signum() != 0;
  }

  /** The error of some chosen options. */
  Rational error(int[] chosen) {
    Rational sum = Rational.ZERO;
    for (int o : chosen) {
      sum = sum.add(values[o]);
    }
    return (isRectified ? sum.max(Rational.ZERO) : sum).subtract(target).abs();
  }

  /** At least the error of any selection. */
  Rational mostError() {
    return Arrays.stream(values).map(Rational::abs).reduce(target.abs(), Rational::add);
  }

  /** The same row on some of the options only. */
  FiniteRow restrictedTo(int[] kept) {
    return new FiniteRow(
        Arrays.stream(kept).mapToObj(o -> values[o]).toArray(Rational[]::new),
        target,
        isRectified,
        row.restrictedTo(kept));
  }
}
