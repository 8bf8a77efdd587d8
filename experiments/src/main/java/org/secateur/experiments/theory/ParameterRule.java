package org.secateur.experiments.theory;

import java.math.BigInteger;
import java.util.Optional;
import org.secateur.model.Rational;

/**
 * How a bound takes a parameter.
 *
 * @param below the values are smaller than this
 * @param presence whether the value may be left out
 */
public record ParameterRule(Parameter parameter, Optional<Rational> below, Presence presence) {

  /** Whether a value may be left out. */
  public enum Presence {
    REQUIRED,
    /** 1 where it is left out. */
    ONE_BY_DEFAULT,
    OPTIONAL
  }

  static ParameterRule required(Parameter parameter) {
    return new ParameterRule(parameter, Optional.empty(), Presence.REQUIRED);
  }

  static ParameterRule below(Parameter parameter, Rational limit) {
    return new ParameterRule(parameter, Optional.of(limit), Presence.REQUIRED);
  }

  static ParameterRule optional(Parameter parameter) {
    return new ParameterRule(parameter, Optional.empty(), Presence.OPTIONAL);
  }

  /** The constant, which the public text does not give. */
  static ParameterRule constant() {
    return new ParameterRule(Parameter.C, Optional.empty(), Presence.ONE_BY_DEFAULT);
  }

  /** The values in words. */
  public String expected() {
    String kind = parameter.isInteger() ? "an integer ≥ 1" : "a number > 0";
    return kind + below.map(b -> " and < " + b).orElse("");
  }

  boolean admits(Rational value) {
    boolean kind =
        value.signum() > 0
            && (!parameter.isInteger() || value.denominator().equals(BigInteger.ONE));
    return kind && below.map(b -> value.compareTo(b) < 0).orElse(true);
  }
}
