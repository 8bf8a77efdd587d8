package org.secateur.experiments.theory;

import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secateur.model.Rational;

/** Values for the parameters of one bound, checked against its rules. */
public final class ParameterValues {
  private final Map<Parameter, Rational> values;

  private ParameterValues(Map<Parameter, Rational> values) {
    this.values = Collections.unmodifiableMap(new EnumMap<>(values));
  }

  /**
   * Checks the values that are given and fills in the defaults.
   *
   * @throws IllegalArgumentException for a parameter that is missing, unknown to the bound or out
   *     of range, naming it, its value and what was expected
   */
  public static ParameterValues of(Bound bound, Map<Parameter, Rational> given) {
    Map<Parameter, Rational> values = new EnumMap<>(Parameter.class);
    for (ParameterRule rule : bound.rules()) {
      Rational value = given.get(rule.parameter());
      if (value != null) {
        values.put(rule.parameter(), checked(bound, rule, value));
      } else if (rule.presence() == ParameterRule.Presence.ONE_BY_DEFAULT) {
        values.put(rule.parameter(), Rational.ONE);
      } else if (rule.presence() == ParameterRule.Presence.REQUIRED) {
        throw new IllegalArgumentException(
            rule.parameter().label()
                + ": missing, expected "
                + rule.expected()
                + " for "
                + bound.name());
      }
    }
    for (Parameter parameter : given.keySet()) {
      if (!values.containsKey(parameter)) {
        List<String> known = bound.rules().stream().map(r -> r.parameter().label()).toList();
        throw new IllegalArgumentException(
            parameter.label()
                + ": not a parameter of "
                + bound.name()
                + ", expected some of "
                + String.join(", ", known));
      }
    }
    return new ParameterValues(values);
  }

  private static Rational checked(Bound bound, ParameterRule rule, Rational value) {
    if (!rule.admits(value)) {
      throw new IllegalArgumentException(
          rule.parameter().label()
              + ": "
              + value
              + ", expected "
              + rule.expected()
              + " for "
              + bound.name());
    }
    return value;
  }

  /** All values, in the order of {@link Parameter}. */
  public Map<Parameter, Rational> all() {
    return values;
  }

  Optional<BigInteger> optional(Parameter parameter) {
    return Optional.ofNullable(values.get(parameter)).map(Rational::numerator);
  }

  Rational number(Parameter parameter) {
    return Optional.ofNullable(values.get(parameter))
        .orElseThrow(() -> new IllegalStateException(parameter + " is not a parameter here"));
  }

  BigInteger integer(Parameter parameter) {
    return number(parameter).numerator();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
