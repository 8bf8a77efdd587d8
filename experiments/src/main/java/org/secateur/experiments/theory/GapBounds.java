package org.secateur.experiments.theory;

import static org.secateur.experiments.theory.ParameterRule.below;
import static org.secateur.experiments.theory.ParameterRule.constant;
import static org.secateur.experiments.theory.ParameterRule.optional;
import static org.secateur.experiments.theory.ParameterRule.required;

import java.util.List;
import java.util.function.Function;
import org.secateur.model.Rational;

/**
 * The exponential gap between neuron pruning and weight pruning (arXiv 2603.02234), in the two
 * forms that its abstract has had. Note {@code theory-bounds} says what the text leaves open.
 */
final class GapBounds {
  private static final String PAPER =
      "arXiv 2603.02234 (Structured vs. Unstructured Pruning: An Exponential Gap), abstract of ";
  private static final String EARLY = "versions 1 and 2";
  private static final String LATE = "version 3";
  private static final String BIAS_FREE_PAIR =
      "target: one bias-free ReLU neuron; source: a random bias-free two-layer ReLU network";
  private static final String TWO_LAYERS =
      "target: one bias-free ReLU neuron; source: the hidden units of a random two-layer ReLU"
          + " network";

  private GapBounds() {}

  static List<Bound> all() {
    return List.of(
        gap(
            "gap-neuron-v1",
            EARLY,
            BIAS_FREE_PAIR,
            "neuron pruning needs c·d/ε hidden neurons",
            "neuron pruning requires a starting network with Ω(d/ε) hidden neurons to ε-approximate"
                + " a target ReLU neuron",
            true,
            "c·d/ε",
            v -> rational(perDimension(v).divide(epsilon(v)))),
        gap(
            "gap-weight-v1",
            EARLY,
            BIAS_FREE_PAIR,
            "weight pruning does with c·d·log2(1/ε) hidden neurons",
            "weight pruning achieves ε-approximation with only O(d·log(1/ε)) neurons",
            true,
            "c·d·log2(1/ε)",
            v -> new LogTerm(perDimension(v), inverse(v), 1)),
        gap(
            "gap-neuron-v3",
            LATE,
            TWO_LAYERS,
            "neuron pruning needs c/ε hidden neurons",
            "an ε-approximation requires a starting network size of Ω(1/ε) for neuron pruning",
            false,
            "c/ε",
            v -> rational(v.number(Parameter.C).divide(epsilon(v)))),
        gap(
            "gap-weight-v3",
            LATE,
            TWO_LAYERS,
            "weight pruning does with c·log2(1/ε) hidden neurons",
            "weight pruning succeeds with only O(log(1/ε)) hidden units",
            false,
            "c·log2(1/ε)",
            v -> new LogTerm(v.number(Parameter.C), inverse(v), 1)));
  }

  private static Bound gap(
      String name,
      String version,
      String setting,
      String summary,
      String statement,
      boolean withDimension,
      String formulaText,
      Function<ParameterValues, LogTerm> formula) {
    List<ParameterRule> common =
        List.of(below(Parameter.EPSILON, Rational.ONE), constant(), optional(Parameter.N));
    List<ParameterRule> rules =
        withDimension
            ? List.of(required(Parameter.D), common.get(0), common.get(1), common.get(2))
            : common;
    return new ExplicitBound(
        name,
        new Citation(
            summary,
            statement,
            PAPER + version,
            "the abstract; the two forms differ in the factor d, and both are kept",
            List.of(setting),
            List.of(
                "the domain of the inputs",
                "the norm of the error",
                "whether the output neuron is linear or a ReLU",
                "the distribution of the weights and the probability",
                "the constant (parameter c), and the base of the logarithm with it")),
        rules,
        formulaText,
        "hidden neurons",
        formula);
  }

  private static Rational epsilon(ParameterValues values) {
    return values.number(Parameter.EPSILON);
  }

  private static Rational inverse(ParameterValues values) {
    return Rational.ONE.divide(epsilon(values));
  }

  private static Rational perDimension(ParameterValues values) {
    return values.number(Parameter.C).multiply(values.number(Parameter.D));
  }

  private static LogTerm rational(Rational value) {
    return new LogTerm(value, Rational.ONE, 0);
  }
}
