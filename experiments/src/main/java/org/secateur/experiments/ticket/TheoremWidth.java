package org.secateur.experiments.ticket;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.secateur.experiments.theory.Bound;
import org.secateur.experiments.theory.BoundCatalogue;
import org.secateur.experiments.theory.Parameter;
import org.secateur.experiments.theory.ParameterValues;
import org.secateur.model.Rational;

/**
 * How many samples Thm 3 of arXiv 2410.14754 asks for, its constant c_amp, which the paper does not
 * give, put as 1.
 */
public final class TheoremWidth {
  private static final String THEOREM = "slth-thm3";

  private TheoremWidth() {}

  /**
   * The bound for one layer.
   *
   * @param depth ℓ, layers of the target
   * @param density γ', the part of the samples that is kept, as it came out
   * @param error ε, of the network
   * @return empty where density or error are outside of what the theorem is about
   */
  public static Optional<BigInteger> samples(
      int depth, int outputs, int inputs, Rational density, Rational error) {
    Bound theorem = BoundCatalogue.named(THEOREM).orElseThrow();
    try {
      ParameterValues values =
          ParameterValues.of(
              theorem,
              Map.of(
                  Parameter.LAYERS,
                  Rational.of(depth),
                  Parameter.INPUTS,
                  Rational.of(inputs),
                  Parameter.OUTPUTS,
                  Rational.of(outputs),
                  Parameter.GAMMA,
                  density,
                  Parameter.EPSILON,
                  error));
      return Optional.of(theorem.evaluate(values).integer());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
